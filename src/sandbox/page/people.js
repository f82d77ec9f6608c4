// The list of people and groups, and the presets above it.

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
  const fresh = [...section(say("people"), store.state.people), ...section(say("groups"), store.state.groups)];
  if (!keepEntries(list, fresh)) list.replaceChildren(...fresh);
  if (focused?.startsWith("person-")) list.querySelector(`[data-testid="${focused}"]`)?.focus({ preventScroll: true });
}

/**
 * Shows the buttons that open several chats side by side.
 * @param {HTMLElement} node
 * @param {number[]} open ids of the chats that are open
 * @param {(chatIds: number[]) => void} openTogether
 */
export function showPresets(node, open, openTogether) {
  const { presets } = store.state;
  node.hidden = presets.length === 0;
  const isOpen = ({ people }) => open.length > 0 && people.slice(0, open.length).join() === open.join();
  const fresh = element("div", { class: "presets", role: "group", "aria-label": say("sideBySide") },
    element("h2", { class: "people-title", text: say("sideBySide") }),
    presets.map((preset, place) => element("button", {
      type: "button", class: "preset", testid: `preset-${place}`, title: preset.people.map(store.chatName).join(", "),
      "aria-pressed": String(isOpen(preset)), on: { click: () => openTogether(preset.people) },
    }, preset.title)));
  if (node.firstElementChild?.isEqualNode(fresh)) return;
  const focused = document.activeElement?.dataset?.testid;
  node.replaceChildren(fresh);
  if (focused?.startsWith("preset-")) node.querySelector(`[data-testid="${focused}"]`)?.focus({ preventScroll: true });
}

// Entries that say the same as before stay in place, so that a press on one is never lost.
function keepEntries(list, fresh) {
  const before = list.querySelectorAll(".person");
  const after = fresh.flatMap((part) => [...part.querySelectorAll(".person")]);
  const same = before.length === after.length && after.every((one, place) => one.dataset.testid === before[place].dataset.testid);
  if (same) after.forEach((one, place) => { if (!one.isEqualNode(before[place])) before[place].replaceWith(one); });
  return same;
}

function entry(one, open, choose) {
  const isGroup = one.title !== undefined;
  const chat = store.chat(one.id);
  const last = chat.messages.at(-1);
  const unread = chat.unread.size;
  const name = one.name ?? one.title;
  const isOpen = open.includes(one.id);
  const line = last ? (last.from.id === one.id || !isGroup ? "" : `${last.from.name}: `) + firstLine(last) : one.started === false ? say("notStarted") : say("noMessages");
  return element("button", { type: "button", class: `person${isOpen ? " person-open" : ""}`, testid: `person-${one.id}`, "aria-pressed": String(isOpen), on: { click: () => choose(one.id) } },
    avatar(one.id, name, isGroup),
    element("span", { class: "person-text" },
      element("span", { class: "person-row" },
        element("span", { class: "person-name", text: name }),
        last && element("time", { datetime: last.date, text: shortTime(new Date(last.date)) })),
      element("span", { class: "person-caption", text: one.caption ?? store.members(one.id).map((member) => member.name).join(", ") }),
      element("span", { class: "person-row" },
        element("span", { class: "person-line", text: one.blocked ? say("blocked", { name }) : line }),
        unread > 0 && element("span", { class: "badge", testid: `unread-${one.id}`, "aria-label": say("unread", { n: unread }), text: unread > 99 ? "99+" : unread }))));
}

function shortTime(date) {
  const { now } = store.state;
  return !now || dayKey(date) === dayKey(now) ? hourMinute(date) : dayMonth(date);
}
