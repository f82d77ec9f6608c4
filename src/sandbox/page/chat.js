// One chat as a column: head, lock-screen line, messages, composer.

import * as api from "/page/api.js";
import { announce, avatar, calm, element, icon, iconButton } from "/page/dom.js";
import { openMenu } from "/page/menu.js";
import { messageElement } from "/page/message.js";
import { createComposer } from "/page/composer.js";
import { firstLine, wholeText } from "/page/richtext.js";
import * as store from "/page/store.js";
import { say } from "/page/strings.js";
import { dayKey, dayTitle, hourMinute } from "/page/time.js";
import { createToasts } from "/page/toasts.js";

const JOINED_WITHIN = 5 * 60 * 1000;
const TYPING_SHOWN = 5000;
/** Where everybody is who sends their place: a made-up point, for the page asks nobody's device. */
const SAMPLE_PLACE = { latitude: 13.9581, longitude: 108.6506 };

/**
 * @param {number} chatId
 * @param {{close: () => void, startAs: (personId: number, code: string) => void, startLink: (code: string, anchor: HTMLElement) => void}} page
 */
export function createColumn(chatId, page) {
  const inGroup = store.isGroup(chatId);
  let author = inGroup ? store.members(chatId)[0]?.id : chatId;
  // Whether the newest message is to stay in view.
  let pinned = true;
  let typingTimer;

  const log = element("div", { class: "log", tabindex: "0", role: "group", "aria-label": store.chatName(chatId) });
  const newest = element("button", { type: "button", class: "to-newest", hidden: true, on: { click: () => toBottom() } }, icon("down"), say("newMessages"));
  const caption = element("p", { class: "column-caption" });
  const phone = element("div", { class: "phone", testid: `phone-${chatId}` });
  const toasts = createToasts();
  const composer = createComposer(chatId, {
    author: () => author,
    setAuthor: (id) => { author = id; render(); },
    fail: (error) => toasts.fail(error),
  });
  const gate = element("div", { class: "gate", hidden: true });
  const more = iconButton("more", say("more"), { on: { click: showMore } });
  const node = element("section", { class: "column", testid: `chat-${chatId}`, "aria-label": store.chatName(chatId) },
    element("header", { class: "column-top" }, element("div", { class: "column-head" },
      iconButton("back", say("back"), { class: "column-back", on: { click: page.close } }),
      avatar(chatId, store.chatName(chatId), inGroup),
      element("div", { class: "column-title" }, element("h2", { text: store.chatName(chatId) }), caption),
      inGroup ? undefined : more,
      iconButton("close", say("closeChat", { name: store.chatName(chatId) }), { class: "column-close", testid: `close-${chatId}`, on: { click: page.close } })), phone),
    element("div", { class: "log-frame" }, log, newest, toasts.node),
    gate, composer.node);

  const actions = {
    reply: composer.reply,
    edit: composer.edit,
    remove: (message) => api.remove(chatId, author, [message.id]).catch(toasts.fail),
    forward: (message, anchor) => showTargets(message, anchor),
    command: (text) => composer.sendText(text),
    link: followLink,
    show: showMessage,
    press,
  };

  function showMore() {
    const blocked = store.person(chatId)?.blocked;
    const entry = (name, words, choose) => ({ content: [icon(name), element("span", { text: say(words) })], testid: `more-${words}`, choose });
    openMenu(more, store.chatName(chatId), [
      entry("pin", "sendPlace", () => api.sendPlace(chatId, author, SAMPLE_PLACE).catch(toasts.fail)),
      entry("stop", blocked ? "unblock" : "block", () => setBlocked(!blocked)),
    ]);
  }

  /** The chats to which that person can pass a message on: the one with the bot, and the groups. */
  function showTargets(message, anchor) {
    const groups = store.state.groups.filter((group) => group.members.includes(author));
    const target = (id, name, isGroup) => ({
      content: [avatar(id, name, isGroup), element("span", { text: name })],
      choose: () => api.forward(chatId, author, message.id, id).catch(toasts.fail),
    });
    openMenu(anchor, say("forwardTo"), [target(author, store.state.bot.name), ...groups.map((group) => target(group.id, group.title, true))]);
  }

  const setBlocked = (blocked) => api.block(chatId, blocked).catch(toasts.fail);

  /** A link that opens this bot: in a group as the one who presses it, else as whom? Other links are the browser's. */
  function followLink(address, anchor, asMyself = false) {
    const code = startCode(address);
    if (code === undefined) return false;
    if (asMyself || inGroup) page.startAs(author, code);
    else page.startLink(code, anchor);
    return true;
  }

  async function press(message, row, columnNumber, button) {
    button.classList.add("pressing");
    button.setAttribute("aria-busy", "true");
    try {
      const answer = await api.press(chatId, author, message.id, row, columnNumber);
      if (!answer.answered) toasts.show(say("noAnswer"));
      else if (answer.text && answer.show_alert) toasts.alert(answer.text, composer.focus);
      else if (answer.text) toasts.show(answer.text);
      if (answer.url && !followLink(answer.url, button, true)) open(answer.url, "_blank", "noopener");
    } catch (error) {
      toasts.fail(error);
    } finally {
      button.classList.remove("pressing");
      button.removeAttribute("aria-busy");
    }
  }

  const find = (id) => log.querySelector(`[data-id="${id}"]:not(.leaving)`);
  const nearBottom = () => log.scrollHeight - log.scrollTop - log.clientHeight < 90;

  function toBottom(smooth = false) {
    pinned = true;
    log.scrollTo({ top: log.scrollHeight, behavior: smooth && !calm() ? "smooth" : "instant" });
    newest.hidden = true;
  }

  function showMessage(id) {
    const target = find(id);
    if (!target) return;
    target.scrollIntoView({ block: "center", behavior: calm() ? "instant" : "smooth" });
    flash(target);
  }

  function flash(target) {
    target.classList.remove("flash");
    requestAnimationFrame(() => target.classList.add("flash"));
  }

  function make(message) {
    const messages = store.chat(chatId).messages;
    return messageElement(message, {
      own: message.from.id === author,
      inGroup,
      quoted: message.reply_to && messages.find((one) => one.id === message.reply_to),
    }, actions);
  }

  /** Date separators, and which messages of one author stand together. */
  function arrange() {
    for (const separator of log.querySelectorAll(".day")) separator.remove();
    const messages = new Map(store.chat(chatId).messages.map((message) => [String(message.id), message]));
    let before;
    for (const child of log.querySelectorAll(".message:not(.leaving)")) {
      const message = messages.get(child.dataset.id);
      if (!message) continue;
      const date = new Date(message.date);
      const sameDay = before && dayKey(new Date(before.date)) === dayKey(date);
      if (!sameDay) child.before(element("p", { class: "day" }, element("span", { text: dayTitle(date, store.state.now) })));
      child.classList.toggle("joined", Boolean(sameDay && before.from.id === message.from.id && date - new Date(before.date) < JOINED_WITHIN && !before.buttons?.length));
      before = message;
    }
    log.querySelector(".welcome")?.remove();
    if (!messages.size && !inGroup && !log.querySelector(".leaving")) log.append(element("div", { class: "welcome" }, avatar(0, store.state.bot.name), element("h3", { text: store.state.bot.name }), element("p", { text: store.state.bot.description || store.state.bot.short_description })));
  }

  function render() {
    log.replaceChildren(...store.chat(chatId).messages.map(make));
    arrange();
    showPhone();
    showHead();
    toBottom();
    requestAnimationFrame(() => toBottom());
  }

  function showHead() {
    const person = store.person(chatId);
    caption.title = caption.textContent = person?.caption ?? store.members(chatId).map((one) => one.name).join(", ");
    caption.classList.remove("typing");
    const shut = person && (person.blocked || !person.started);
    gate.hidden = !shut;
    composer.node.hidden = Boolean(shut);
    if (!shut) return;
    gate.replaceChildren(person.blocked
      ? element("button", { type: "button", class: "button-main", testid: `unblock-${chatId}`, text: say("unblock"), on: { click: () => setBlocked(false) } })
      : element("button", { type: "button", class: "button-main", testid: `start-${chatId}`, text: say("start"), on: { click: () => composer.sendText("/start") } }));
  }

  /** What a passer-by reads on the locked phone: the newest of the bot's messages that nobody has opened yet. */
  function showPhone() {
    const waiting = store.notices(chatId);
    const newest = waiting.at(-1);
    phone.setAttribute("aria-label", say("phone", { name: store.chatName(chatId) }));
    phone.title = say("phone", { name: store.chatName(chatId) });
    phone.classList.toggle("phone-empty", !newest);
    if (!newest) return phone.replaceChildren(icon("lock"), element("p", { text: say("phoneEmpty") }));
    phone.replaceChildren(
      element("p", { class: "phone-head" },
        element("b", { text: store.state.bot.name }),
        waiting.length > 1 && element("span", { class: "phone-count", title: say("phoneCount", { n: waiting.length }), text: waiting.length }),
        element("span", { class: `phone-sound${newest.silent ? " phone-silent" : ""}` }, icon(newest.silent ? "bellOff" : "bell"), say(newest.silent ? "silent" : "sound")),
        element("time", { datetime: newest.date, text: hourMinute(new Date(newest.date)) })),
      element("p", { class: "phone-line", text: wholeText(newest).replace(/\n+/g, "\n") }));
  }

  function add(message) {
    const follow = pinned || message.from.id === author;
    const child = make(message);
    child.classList.add("arriving");
    log.append(child);
    showHead();
    arrange();
    showPhone();
    if (message.from.id !== author) announce(`${store.chatName(chatId)}: ${firstLine(message)}`);
    if (follow) toBottom(true);
    else newest.hidden = false;
  }

  function replace(message) {
    const old = find(message.id);
    if (!old) return;
    const follow = pinned;
    const hadFocus = old.contains(document.activeElement);
    const child = make(message);
    old.replaceWith(child);
    arrange();
    showPhone();
    flash(child);
    if (hadFocus) (child.querySelector(".press") ?? child.querySelector(".tools button")).focus({ preventScroll: true });
    if (follow) toBottom();
  }

  function remove(messageIds) {
    composer.forget(messageIds);
    for (const id of messageIds) vanish(find(id));
    showPhone();
    if (calm()) arrange();
  }

  function vanish(child) {
    if (!child) return;
    child.classList.add("leaving");
    if (calm()) return child.remove();
    child.style.height = `${child.offsetHeight}px`;
    requestAnimationFrame(() => requestAnimationFrame(() => {
      child.classList.add("left");
      child.style.height = "0px";
    }));
    setTimeout(() => { child.remove(); arrange(); }, 700);
  }

  function typing() {
    clearTimeout(typingTimer);
    caption.textContent = `${store.state.bot.name} ${say("typing")}`;
    caption.classList.add("typing");
    typingTimer = setTimeout(showHead, TYPING_SHOWN);
  }

  // Only scrolling up ends it: on the way down more messages may come.
  let lastTop = 0;
  log.addEventListener("scroll", () => {
    if (nearBottom()) {
      pinned = true;
      newest.hidden = true;
    } else if (log.scrollTop < lastTop) {
      pinned = false;
    }
    lastTop = log.scrollTop;
  }, { passive: true });
  // Who reads the newest message goes on seeing it when the composer grows or the window changes.
  new ResizeObserver(() => { if (pinned) toBottom(); }).observe(log);
  node.addEventListener("dragover", (event) => { if (event.dataTransfer.types.includes("Files")) { event.preventDefault(); node.classList.add("dropping"); } });
  node.addEventListener("dragleave", () => node.classList.remove("dropping"));
  node.addEventListener("drop", (event) => { event.preventDefault(); node.classList.remove("dropping"); composer.attach([...event.dataTransfer.files]); });

  return { node, chatId, render, add, replace, remove, typing, showHead, showPhone, arrange, toBottom, focus: composer.focus };
}

/** The code of a link that opens this bot (empty without one); undefined for every other link. */
export function startCode(address) {
  let url;
  try { url = new URL(address); } catch { return undefined; }
  const bot = url.protocol === "tg:" ? url.searchParams.get("domain") : url.hostname === "t.me" ? url.pathname.slice(1) : undefined;
  if (!bot || bot.toLowerCase() !== store.state.bot.username.toLowerCase()) return undefined;
  return url.searchParams.get("start") ?? "";
}
