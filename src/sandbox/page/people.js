// The list of people and groups.

import { avatar, element } from "/page/dom.js";
import { firstLine } from "/page/richtext.js";
import * as store from "/page/store.js";
import { say } from "/page/strings.js";
import { dayKey, dayMonth, hourMinute } from "/page/time.js";

/**
 * Shows the list anew; keyboard focus stays on its entry.
 * @param {HTMLElement} list
 * @param {number[]} open ids of the chats that are open
 * @param {(chatId: number) => void} choose
 */
export function showPeople(list, open, choose) {
  const focused = document.activeElement?.dataset?.testid;
  const section = (title, entries) => entries.length ? [element("h2", { class: "people-title", text: title }), element("ul", {}, entries.map((one) => element("li", {}, entry(one, open, choose))))] : [];
  const top = list.scrollTop;
  list.setAttribute("aria-label", say("people"));
  list.replaceChildren(...section(say("people"), store.state.people), ...section(say("groups"), store.state.groups));
  list.scrollTop = top;
  if (focused?.startsWith("person-")) list.querySelector(`[data-testid="${focused}"]`)?.focus({ preventScroll: true });
}

function entry(one, open, choose) {
  const isGroup = one.title !== undefined;
  const chat = store.chat(one.id);
  const last = chat.messages.at(-1);
  const name = one.name ?? one.title;
  const isOpen = open.includes(one.id);
  const line = last ? (last.from.id === one.id || !isGroup ? "" : `${last.from.name}: `) + firstLine(last) : one.started === false ? say("notStarted") : say("noMessages");
  return element("button", { type: "button", class: `person${isOpen ? " person-open" : ""}`, testid: `person-${one.id}`, "aria-pressed": String(isOpen), on: { click: () => choose(one.id) } },
    avatar(one.id, name, isGroup),
    element("span", { class: "person-text" },
      element("span", { class: "person-name", text: name }),
      element("span", { class: "person-caption", text: one.caption ?? store.members(one.id).map((member) => member.name).join(", ") }),
      element("span", { class: "person-line", text: one.blocked ? say("blocked", { name }) : line })),
    element("span", { class: "person-side" },
      last && element("time", { datetime: last.date, text: shortTime(new Date(last.date)) }),
      chat.unread > 0 && element("span", { class: "badge", testid: `unread-${one.id}`, "aria-label": say("unread", { n: chat.unread }), text: chat.unread > 99 ? "99+" : chat.unread })));
}

function shortTime(date) {
  const { now } = store.state;
  return !now || dayKey(date) === dayKey(now) ? hourMinute(date) : dayMonth(date);
}
