// The entry of the page: which chats are open, and where the server's events go.

import * as api from "/page/api.js";
import { createColumn } from "/page/chat.js";
import { createClock } from "/page/clock.js";
import { avatar, element } from "/page/dom.js";
import { follow } from "/page/feed.js";
import { createHelp } from "/page/help.js";
import { openMenu } from "/page/menu.js";
import { showPeople, showPresets } from "/page/people.js";
import * as store from "/page/store.js";
import { language, say } from "/page/strings.js";

const CLOCK_EVERY = 20000;

const byId = (id) => document.getElementById(id);
/** Open columns by chat id, in the order in which they stand. */
const columns = new Map();
/** Chat ids, longest unused first. */
let used = [];
let listPending = false;
let begun = false;

const room = () => (innerWidth >= 1120 ? 3 : innerWidth >= 800 ? 2 : 1);
const narrow = () => innerWidth < 800;

const clock = createClock(byId("clock"), () => {
  for (const column of columns.values()) column.arrange();
  list();
});

/** Shows the list anew, once for all changes of one moment. */
function list() {
  if (listPending) return;
  listPending = true;
  queueMicrotask(() => {
    listPending = false;
    showPresets(byId("presets"), [...columns.keys()], openTogether);
    showPeople(byId("list"), [...columns.keys()], choose);
  });
}

function choose(chatId) {
  if (!columns.has(chatId)) {
    if (narrow()) history.pushState(null, "", `#${chatId}`);
    openChat(chatId);
  }
  const column = columns.get(chatId);
  touch(chatId);
  if (!narrow()) column.focus();
}

function openChat(chatId) {
  while (columns.size >= room()) closeChat(used.find((id) => columns.has(id)));
  const column = createColumn(chatId, { close: () => leave(chatId), startAs, startLink });
  columns.set(chatId, column);
  byId("columns").append(column.node);
  store.chat(chatId).unread.clear();
  touch(chatId);
  showOpen();
  column.render();
}

/** Opens these chats side by side, in this order, and closes the others; with little room only the first. */
function openTogether(chatIds) {
  const wanted = chatIds.slice(0, room());
  for (const id of [...columns.keys()]) if (!wanted.includes(id)) closeChat(id);
  for (const id of wanted) {
    const column = columns.get(id);
    if (!column) {
      openChat(id);
      continue;
    }
    columns.delete(id);
    columns.set(id, column);
    byId("columns").append(column.node);
    column.toBottom();
  }
  showOpen();
}

function touch(chatId) {
  used = [...used.filter((id) => id !== chatId), chatId];
}

function closeChat(chatId) {
  columns.get(chatId)?.node.remove();
  columns.delete(chatId);
  showOpen();
}

function leave(chatId) {
  closeChat(chatId);
  byId("people").querySelector(`[data-testid="person-${chatId}"]`)?.focus();
}

/** The address keeps what is open, so that a reload or a copied link shows the same. */
function showOpen() {
  document.body.classList.toggle("chat-open", columns.size > 0);
  byId("empty").hidden = columns.size > 0;
  history.replaceState(null, "", columns.size ? `#${[...columns.keys()].join(",")}` : location.pathname);
  list();
}

function fromAddress() {
  const known = new Set(store.chatIds());
  return location.hash.slice(1).split(",").map(Number).filter((id) => known.has(id)).slice(-room());
}

function followAddress() {
  const wanted = fromAddress();
  for (const id of [...columns.keys()]) if (!wanted.includes(id)) closeChat(id);
  for (const id of wanted) if (!columns.has(id)) openChat(id);
}

/** Opens a person's chat with the bot; a code goes along as `/start CODE`, as Telegram's Start button does. */
async function startAs(personId, code) {
  choose(personId);
  if (!code) return;
  try { await api.write(personId, personId, `/start ${code}`); } catch { columns.get(personId)?.render(); }
}

/** A link that starts the bot with a code: asks as whom. */
function startLink(code, anchor) {
  openMenu(anchor, say("openAs"), store.state.people.map((person) => ({
    content: [avatar(person.id, person.name), element("span", { class: "menu-person" }, element("b", { text: person.name }), element("span", { text: person.caption }))],
    testid: `open-as-${person.id}`,
    choose: () => startAs(person.id, code),
  })));
}

async function loadPeople() {
  const answer = await api.people();
  Object.assign(store.state, { title: answer.title, bot: answer.bot, people: answer.people, groups: answer.groups ?? [], presets: answer.presets ?? [] });
  document.title = answer.title || answer.bot.name;
  for (const column of columns.values()) {
    column.showHead();
    column.arrange();
  }
  list();
}

async function loadChat(id) {
  const { messages, seen_to: seenTo } = await api.chat(id);
  store.load(id, messages, seenTo);
  if (columns.has(id)) {
    store.chat(id).unread.clear();
    columns.get(id).render();
  }
}

async function reload() {
  await loadPeople();
  await Promise.all([clock.refresh(), ...store.chatIds().map(loadChat)]);
  list();
  if (!begun) openFirst();
}

/** What is open at first: what the address says, else the first preset or the first people of the list. */
function openFirst() {
  begun = true;
  const wanted = fromAddress();
  const usual = store.state.presets[0]?.people ?? store.state.people.map((person) => person.id);
  openTogether(wanted.length || narrow() ? wanted : usual);
}

function onEvent(event) {
  const column = columns.get(event.chat_id);
  switch (event.kind) {
    case "message": {
      const how = store.put(event.chat_id, event.message);
      if (how === "replaced") column?.replace(event.message);
      else if (column) column.add(event.message);
      else if (event.message.from.is_bot) store.chat(event.chat_id).unread.add(event.message.id);
      list();
      break;
    }
    case "edit":
      if (store.put(event.chat_id, event.message) === "replaced") column?.replace(event.message);
      list();
      break;
    case "delete":
      store.drop(event.chat_id, event.message_ids);
      column?.remove(event.message_ids);
      list();
      break;
    case "seen":
      store.see(event.chat_id, event.seen_to);
      column?.showPhone();
      break;
    case "typing":
      column?.typing();
      break;
    case "clock":
      clock.refresh();
      break;
    case "people":
      loadPeople();
      break;
  }
}

function connected(yes) {
  byId("connection").textContent = yes ? "" : say("offline");
  byId("connection").hidden = yes;
}

function begin() {
  document.documentElement.lang = language;
  byId("people").setAttribute("aria-label", say("people"));
  createHelp(byId("help"), (moment) => clock.move({ to: moment }));
  byId("columns").append(element("p", { id: "empty", class: "empty", text: say("pickSomebody"), hidden: true }));
  addEventListener("popstate", followAddress);
  addEventListener("resize", () => { while (columns.size > room()) closeChat(used.find((id) => columns.has(id))); });
  setInterval(clock.refresh, CLOCK_EVERY);
  follow({ reload, event: onEvent, connected });
}

begin();
