// The people API of the sandbox server: one function for each thing a person can do.

import { say } from "/page/strings.js";

/** A refusal; `message` is fit to be shown. */
export class ApiError extends Error {}

async function call(path, options = {}) {
  let response;
  try {
    response = await fetch(path, { cache: "no-store", ...options });
  } catch {
    throw new ApiError(say("unreachable"));
  }
  const body = await response.text();
  let answer;
  try { answer = body ? JSON.parse(body) : {}; } catch { answer = undefined; }
  if (!response.ok) {
    // The server names the reason by a code; its own words are for developers.
    const refusal = new ApiError(say("reasons")[answer?.error] ?? answer?.message ?? `HTTP ${response.status}`);
    refusal.status = response.status;
    throw refusal;
  }
  return answer;
}

const post = (path, body) =>
  call(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });

export const people = () => call("/sandbox/people");
/** What is visible in a chat; a chat in which nobody has written yet is empty. */
export async function chat(chatId) {
  try {
    return await call(`/sandbox/chats/${chatId}`);
  } catch (refusal) {
    if (refusal.status === 404) return { chat_id: chatId, messages: [] };
    throw refusal;
  }
}
export const commands = (chatId, personId) => call(`/sandbox/commands/${chatId}/${personId}`);
/** What happened after the event numbered `after`; without it only the number of the last one. */
export const events = (after) => call(`/sandbox/events${after === undefined ? "" : `?after=${after}`}`);
export const clock = () => call("/sandbox/clock");
/** Moves the clock: `{advance: "next"|"hour"|"day"}` or `{to: "2020-11-14 06:00"}`. */
export const moveClock = (step) => post("/sandbox/clock", step);
export const write = (chatId, from, text, replyTo) =>
  post(`/sandbox/chats/${chatId}/messages`, { from, text, ...(replyTo ? { reply_to: replyTo } : {}) });
export const press = (chatId, from, messageId, row, column) =>
  post(`/sandbox/chats/${chatId}/press`, { from, message_id: messageId, row, column });
export const edit = (chatId, from, messageId, text) =>
  post(`/sandbox/chats/${chatId}/edit`, { from, message_id: messageId, text });
export const remove = (chatId, from, messageIds) =>
  post(`/sandbox/chats/${chatId}/delete`, { from, message_ids: messageIds });
/** Passes a message on to another chat of that person. */
export const forward = (chatId, from, messageId, to) =>
  post(`/sandbox/chats/${chatId}/forward`, { from, message_id: messageId, to });
export const sendPlace = (chatId, from, { latitude, longitude }) =>
  post(`/sandbox/chats/${chatId}/location`, { from, latitude, longitude });
export const block = (personId, blocked) => post(`/sandbox/people/${personId}/block`, { blocked });

/** What Telegram would call a file that a person sends: photo, voice, video, audio or document. */
export function kindOf(file) {
  if (/^image\/(jpeg|png|webp)$/.test(file.type)) return "photo";
  if (/^audio\/ogg/.test(file.type)) return "voice";
  if (/^video\/mp4/.test(file.type)) return "video";
  if (/^audio\//.test(file.type)) return "audio";
  return "document";
}

/** Sends one file as `kind` (see kindOf); several with the same `groupId` form an album. */
export function sendFile(chatId, from, file, { kind, caption, replyTo, groupId } = {}) {
  const form = new FormData();
  form.append("from", String(from));
  form.append("kind", kind ?? kindOf(file));
  if (caption) form.append("caption", caption);
  if (replyTo) form.append("reply_to", String(replyTo));
  if (groupId) form.append("media_group_id", groupId);
  form.append("file", file, file.name);
  return call(`/sandbox/chats/${chatId}/media`, { method: "POST", body: form });
}
