// What the page knows: people, groups, the bot, and each chat's messages.

export const state = {
  title: "",
  bot: { name: "", username: "", description: "", short_description: "" },
  people: [],
  groups: [],
  /** @type {{title: string, people: number[]}[]} chats that one press opens side by side */
  presets: [],
  /** The commune's time as the server last told it (Date), or undefined. */
  now: undefined,
};

const chats = new Map();

/**
 * @typedef {object} Chat
 * @property {number} id
 * @property {object[]} messages visible now, oldest first
 * @property {Set<number>} unread ids of the bot's messages that came while the chat was closed
 * @property {number} seenTo the newest message when the chat was last opened on its phone
 */

/** The chat with that id; made when there is none yet. */
export function chat(id) {
  if (!chats.has(id)) chats.set(id, { id, messages: [], unread: new Set(), seenTo: 0, loaded: false });
  return chats.get(id);
}

export const person = (id) => state.people.find((one) => one.id === id);
export const group = (id) => state.groups.find((one) => one.id === id);
export const isGroup = (id) => group(id) !== undefined;
/** The name of a chat: the person's, or the group's title. */
export const chatName = (id) => person(id)?.name ?? group(id)?.title ?? String(id);
/** Ids of all chats in the order in which they are listed. */
export const chatIds = () => [...state.people, ...state.groups].map((one) => one.id);
export const members = (id) => (group(id)?.members ?? []).map(person).filter(Boolean);

/** Replaces what is known of a chat by what the server shows now. */
export function load(id, messages, seenTo = 0) {
  const known = chat(id);
  const newest = known.messages.at(-1)?.id ?? 0;
  const here = new Set(messages.map((message) => message.id));
  for (const gone of known.unread) if (!here.has(gone)) known.unread.delete(gone);
  if (known.loaded) for (const message of messages) if (message.id > newest && message.from.is_bot) known.unread.add(message.id);
  known.messages = messages;
  known.seenTo = seenTo;
  known.loaded = true;
}

/** The chat was opened on its phone: what stood on the lock screen is gone. */
export function see(id, seenTo) {
  chat(id).seenTo = seenTo;
}

/**
 * What stands on the lock screen, oldest first: the bot's messages that came since the chat was last opened. As on real
 * phones an edited one shows its new words, without a sound, and a deleted one is gone.
 */
export function notices(id) {
  const { messages, seenTo } = chat(id);
  return messages.filter((message) => message.id > seenTo && message.from.is_bot);
}

/** Adds a message, or replaces it when it is known. Says which: "added" or "replaced". */
export function put(id, message) {
  const known = chat(id);
  const place = known.messages.findIndex((one) => one.id === message.id);
  if (place >= 0) {
    known.messages[place] = message;
    return "replaced";
  }
  known.messages.push(message);
  return "added";
}

/** Takes messages away. */
export function drop(id, messageIds) {
  const known = chat(id);
  const gone = new Set(messageIds);
  for (const id of messageIds) known.unread.delete(id);
  known.messages = known.messages.filter((message) => !gone.has(message.id));
}
