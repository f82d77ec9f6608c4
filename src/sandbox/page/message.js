// One message as an element: author, quote, media, text, marks, buttons and the tools beside it.

import { avatar, element, icon, iconButton } from "/page/dom.js";
import { mediaOf, placeOf } from "/page/media.js";
import { firstLine, otherContent, richText } from "/page/richtext.js";
import { say } from "/page/strings.js";
import { hourMinute } from "/page/time.js";

/**
 * @param {object} message as the server gives it
 * @param {{own: boolean, inGroup: boolean, quoted: object | undefined}} view `quoted`: the message replied to, if still there
 * @param {object} actions what the column does: reply, edit, remove, press, link, command, show
 */
export function messageElement(message, { own, inGroup, quoted }, actions) {
  const node = element("article", {
    class: `message ${own ? "own" : "other"}${message.protected ? " locked" : ""}`,
    testid: `message-${message.id}`,
    data: { id: message.id },
    "aria-label": `${message.from.name}, ${hourMinute(new Date(message.date))}`,
  });
  const bubble = element("div", { class: "bubble" });
  if (inGroup && !own) {
    node.append(avatar(message.from.id, message.from.name));
    bubble.append(element("p", { class: "author", text: message.from.name }));
  }
  if (message.forward_origin) bubble.append(element("p", { class: "forwarded", text: say("forwardedFrom", { name: originName(message.forward_origin) }) }));
  if (message.reply_to) bubble.append(quote(message.reply_to, quoted, actions));
  if (message.media) bubble.append(mediaOf(message));
  if (message.location) bubble.append(placeOf(message.location));
  bubble.append(body(message, actions));
  const column = element("div", { class: "message-body" }, bubble);
  if (message.buttons?.length) column.append(keyboard(message, actions));
  column.append(tools(message, { own, inGroup }, actions));
  node.append(column);
  bubble.addEventListener("click", (event) => {
    const busy = event.target.closest("a, button, input, video, [role=button]") || String(getSelection());
    if (!busy) actions.reply(message);
  });
  // What can't be saved offers no menu to save it with.
  if (message.protected) bubble.addEventListener("contextmenu", (event) => event.preventDefault());
  // A long press on a touch screen shows the tools that a mouse sees on hovering.
  bubble.addEventListener("contextmenu", (event) => {
    if (event.pointerType !== "touch") return;
    event.preventDefault();
    node.querySelector(".tools button").focus({ preventScroll: true });
  });
  return node;
}

const originName = ({ sender_user: user, sender_user_name: hidden }) => user ? [user.first_name, user.last_name].filter(Boolean).join(" ") : hidden ?? "";

function quote(id, quoted, actions) {
  return element("button", { type: "button", class: "quote", on: { click: () => actions.show(id) } },
    element("span", { class: "quote-author", text: quoted?.from.name ?? "" }),
    element("span", { class: "quote-line", text: quoted ? firstLine(quoted) : say("deletedMessage") }));
}

function body(message, actions) {
  const node = element("div", { class: "text" });
  const html = message.html ?? plainHtml(message.text ?? message.caption ?? otherContent(message));
  if (html) node.append(richText(html, actions));
  else node.classList.add("text-empty");
  node.append(marks(message));
  return node;
}

function plainHtml(text) {
  const holder = document.createElement("p");
  holder.textContent = text;
  return holder.innerHTML;
}

function marks(message) {
  const mark = (name, label) => element("span", { class: "mark", role: "img", "aria-label": label, title: label }, icon(name));
  const date = new Date(message.date);
  return element("span", { class: `marks${message.protected ? " marks-protected" : ""}` },
    message.protected && element("span", { class: "mark-protected", title: say("protectedMark") }, icon("noForward"), say("protectedSign")),
    message.silent && mark("bellOff", say("silentMark")),
    message.edited && element("span", { class: "mark-edited", text: say("edited") }),
    element("time", { datetime: message.date, text: hourMinute(date) }));
}

function keyboard(message, actions) {
  return element("div", { class: "keyboard" }, message.buttons.map((row, rowNumber) =>
    element("div", { class: "keyboard-row" }, row.map((button, columnNumber) => {
      const node = element("button", { type: "button", class: "press", testid: "press" }, element("span", { text: button.text }));
      if (button.kind === "other") {
        node.disabled = true; // a kind of button that only Telegram's own clients can serve
      } else if (button.kind === "url") {
        node.append(icon("external"));
        node.addEventListener("click", () => { if (!actions.link(button.url, node)) open(button.url, "_blank", "noopener"); });
      } else {
        node.addEventListener("click", () => actions.press(message, rowNumber, columnNumber, node));
      }
      return node;
    }))));
}

function forwardButton(message, actions) {
  const button = iconButton("passOn", say("forward"), { on: { click: () => actions.forward(message, button) } });
  return button;
}

function tools(message, { own, inGroup }, actions) {
  return element("div", { class: "tools" },
    iconButton("reply", say("reply"), { on: { click: () => actions.reply(message) } }),
    !message.protected && !message.service && forwardButton(message, actions),
    own && message.text && iconButton("edit", say("edit"), { on: { click: () => actions.edit(message) } }),
    (own || !inGroup) && iconButton("trash", say("remove"), { on: { click: () => actions.remove(message) } }));
}
