// Formatted text: copies only what is allowed out of the server's html, and makes links and commands usable.

import { element } from "/page/dom.js";
import { say } from "/page/strings.js";

const ALLOWED = new Set(["B", "STRONG", "I", "EM", "U", "S", "CODE", "PRE", "BLOCKQUOTE", "BR"]);
const BLOCKS = new Set(["BLOCKQUOTE", "PRE"]);
const TOKEN = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]])|((?<![\p{L}\p{N}/])\/[a-zA-Z][a-zA-Z0-9_]{0,31}(?:@\w+)?)/gu;

/**
 * @param {string} html the server's safe html; sanitised here once more
 * @param {{link: (url: string, anchor: HTMLElement) => boolean, command: (text: string) => void}} actions
 *   `link` returns true when it took care of the press
 * @returns {DocumentFragment}
 */
export function richText(html, actions) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const result = document.createDocumentFragment();
  copy(parsed.body, result, actions, false);
  return result;
}

function copy(source, target, actions, inside) {
  for (const node of source.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) {
      // A quote or a code block ends its line already.
      const text = BLOCKS.has(node.previousSibling?.nodeName) ? node.data.replace(/^\n/, "") : node.data;
      target.append(...(inside ? [text] : linkified(text, actions)));
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      copyElement(node, target, actions, inside);
    }
  }
}

function copyElement(node, target, actions, inside) {
  const href = node.tagName === "A" ? safeAddress(node.getAttribute("href")) : undefined;
  if (href) {
    const anchor = link(href, actions);
    copy(node, anchor, actions, true);
    target.append(anchor);
  } else if (node.tagName === "SPAN" && node.classList.contains("spoiler")) {
    const hidden = spoiler();
    copy(node, hidden, actions, true);
    target.append(hidden);
  } else if (ALLOWED.has(node.tagName)) {
    const kept = document.createElement(node.tagName);
    copy(node, kept, actions, inside || node.tagName === "CODE" || node.tagName === "PRE");
    target.append(kept);
  } else if (!["SCRIPT", "STYLE", "TEMPLATE"].includes(node.tagName)) {
    copy(node, target, actions, inside);
  }
}

function safeAddress(address) {
  try {
    const url = new URL(address);
    return ["http:", "https:", "tg:"].includes(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}

function link(href, actions) {
  const anchor = element("a", { href, target: "_blank", rel: "noopener noreferrer" });
  anchor.addEventListener("click", (event) => {
    if (actions.link(href, anchor)) event.preventDefault();
  });
  return anchor;
}

function spoiler() {
  const hidden = element("span", { class: "spoiler", role: "button", tabindex: "0", "aria-label": say("spoiler") });
  const show = (event) => {
    event.stopPropagation();
    hidden.classList.add("shown");
    for (const name of ["role", "tabindex", "aria-label"]) hidden.removeAttribute(name);
  };
  hidden.addEventListener("click", show, { once: true });
  hidden.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") show(event); });
  return hidden;
}

// Telegram's clients make bare addresses and commands pressable, so this page does too.
function linkified(text, actions) {
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    parts.push(text.slice(end, match.index));
    end = match.index + match[0].length;
    const address = match[1] && safeAddress(match[1]);
    if (address) {
      const anchor = link(address, actions);
      anchor.textContent = match[1];
      parts.push(anchor);
    } else if (match[2]) {
      parts.push(element("button", { type: "button", class: "command-link", text: match[2], on: { click: () => actions.command(match[2]) } }));
    } else {
      parts.push(match[0]);
    }
  }
  parts.push(text.slice(end));
  return parts;
}

/** The plain first line of a message, for lists, quotes and notifications; spoilers stay covered. */
export function firstLine(message) {
  return wholeText(message).split("\n")[0];
}

/** The plain words of a message with what it carries; a file without a caption shows its name, as in Telegram. */
export function wholeText(message) {
  const { media, location } = message;
  const text = withoutSpoilers(message).trim() || media?.file_name || "";
  const kind = media ? (say(media.kind) ?? say("document")) : location ? say("location") : otherContent(message);
  if (kind && text) return `${kind}: ${text}`;
  return text || kind;
}

/** The words for what is neither text nor media nor a place: a contact, a sticker, a poll, news of a group. */
export function otherContent({ contact, sticker, poll, service }) {
  if (contact) return `${say("contact")}: ${[contact.first_name, contact.last_name, contact.phone_number].filter(Boolean).join(" ")}`;
  if (sticker) return `${say("sticker")} ${sticker.emoji ?? ""}`.trim();
  if (poll) return `${say("poll")}: ${poll.question ?? ""}`;
  return service ? say("service") : "";
}

// Offsets count UTF-16 units, as JavaScript's strings do.
function withoutSpoilers({ text, caption, entities }) {
  let plain = text ?? caption ?? "";
  for (const { type, offset, length } of entities ?? []) {
    if (type === "spoiler") plain = plain.slice(0, offset) + "▒".repeat(length) + plain.slice(offset + length);
  }
  return plain;
}
