// Where a person writes: text, files, commands, replies and corrections.

import * as api from "/page/api.js";
import { element, icon, iconButton } from "/page/dom.js";
import { openMenu } from "/page/menu.js";
import { firstLine } from "/page/richtext.js";
import { members } from "/page/store.js";
import { say } from "/page/strings.js";

/**
 * @param {number} chatId
 * @param {{author: () => number, setAuthor: (id: number) => void, fail: (error: Error) => void}} column
 */
export function createComposer(chatId, column) {
  let about; // {message, kind: "reply" | "edit"}
  let files = [];

  const notice = element("div", { class: "composer-notice", hidden: true });
  const picked = element("div", { class: "composer-files", hidden: true });
  const text = element("textarea", { rows: "1", placeholder: say("write"), "aria-label": say("write"), testid: `compose-${chatId}`, maxlength: "4096" });
  const input = element("input", { type: "file", multiple: true, class: "visually-hidden", "aria-label": say("attach"), testid: `attach-${chatId}` });
  const attach = element("label", { class: "icon-button", title: say("attach") }, input, icon("attach"));
  const send = iconButton("send", say("send"), { class: "send", type: "submit", testid: `send-${chatId}` });
  const menu = iconButton("command", say("commands"), { testid: `commands-${chatId}`, on: { click: showCommands } });
  const form = element("form", { class: "composer" }, authorChoice(), notice, picked,
    element("div", { class: "composer-row" }, menu, attach, text, send));

  function authorChoice() {
    const choices = members(chatId);
    if (!choices.length) return undefined;
    const select = element("select", { testid: `author-${chatId}` }, choices.map((one) => element("option", { value: one.id, text: one.name })));
    select.value = String(column.author());
    select.addEventListener("change", () => column.setAuthor(Number(select.value)));
    return element("label", { class: "composer-author" }, `${say("writeAs")} `, select);
  }

  function grow() {
    text.style.height = "auto";
    text.style.height = `${Math.min(text.scrollHeight, 148)}px`;
  }

  function showNotice() {
    notice.hidden = !about;
    if (!about) return notice.replaceChildren();
    notice.replaceChildren(icon(about.kind === "edit" ? "edit" : "reply"),
      element("span", { class: "composer-notice-text" },
        element("b", { text: about.kind === "edit" ? say("editing") : about.message.from.name }),
        element("span", { text: firstLine(about.message) })),
      iconButton("close", say("cancel"), { on: { click: clearAbout } }));
  }

  function clearAbout() {
    if (about?.kind === "edit") text.value = "";
    about = undefined;
    showNotice();
    grow();
    text.focus();
  }

  function startAbout(kind, message) {
    if (about?.kind === "edit") text.value = "";
    about = { kind, message };
    if (kind === "edit") text.value = message.text;
    showNotice();
    grow();
    text.focus();
  }

  function setFiles(list) {
    for (const one of files) URL.revokeObjectURL(one.preview);
    files = list.map((file) => ({ file, kind: api.kindOf(file), preview: api.kindOf(file) === "photo" ? URL.createObjectURL(file) : undefined }));
    picked.hidden = files.length === 0;
    picked.replaceChildren(...files.map((one) => element("div", { class: "composer-file" },
      one.preview ? element("img", { src: one.preview, alt: "" }) : icon("document"),
      element("span", { text: one.file.name }),
      one.preview && asFile(one),
      iconButton("close", say("cancel"), { on: { click: () => setFiles(files.filter((other) => other !== one).map(({ file }) => file)) } }))));
  }

  /** A photo can also go as a file, whole and with everything that the camera wrote into it. */
  function asFile(one) {
    const button = element("button", { type: "button", class: "composer-as-file", "aria-pressed": "false", text: say("asFile"), on: { click: () => {
      one.kind = one.kind === "photo" ? "document" : "photo";
      button.setAttribute("aria-pressed", String(one.kind === "document"));
    } } });
    return button;
  }

  async function submit() {
    const words = text.value.trim();
    if (!words && !files.length) return;
    const replyTo = about?.kind === "reply" ? about.message.id : undefined;
    send.disabled = true;
    try {
      if (about?.kind === "edit") await api.edit(chatId, column.author(), about.message.id, words);
      else if (files.length) await sendFiles(words, replyTo);
      else await api.write(chatId, column.author(), words, replyTo);
      text.value = "";
      about = undefined;
      input.value = "";
      setFiles([]);
      showNotice();
      grow();
    } catch (error) {
      column.fail(error);
    } finally {
      send.disabled = false;
    }
  }

  async function sendFiles(caption, replyTo) {
    const groupId = files.length > 1 ? crypto.randomUUID() : undefined;
    for (const [place, { file, kind }] of files.entries()) {
      await api.sendFile(chatId, column.author(), file, { kind, caption: place === 0 ? caption : undefined, replyTo, groupId });
    }
  }

  async function showCommands() {
    try {
      const list = await api.commands(chatId, column.author());
      if (!list.length) return column.fail(new Error(say("noCommands")));
      openMenu(menu, say("commands"), list.map(({ command, description }) => ({
        content: [element("b", { text: `/${command}` }), element("span", { text: description })],
        testid: `command-${command}`,
        choose: () => sendText(`/${command}`),
      })));
    } catch (error) {
      column.fail(error);
    }
  }

  async function sendText(words) {
    try { await api.write(chatId, column.author(), words); } catch (error) { column.fail(error); }
  }

  form.addEventListener("submit", (event) => { event.preventDefault(); submit(); });
  text.addEventListener("input", grow);
  text.addEventListener("keydown", (event) => {
    // While a Vietnamese input method composes a letter, Enter belongs to it.
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); submit(); }
    if (event.key === "Escape" && about) clearAbout();
  });
  text.addEventListener("paste", (event) => {
    const pasted = [...event.clipboardData.files];
    if (pasted.length) { event.preventDefault(); setFiles(pasted); }
  });
  input.addEventListener("change", () => { setFiles([...input.files]); text.focus(); });

  return {
    node: form,
    reply: (message) => startAbout("reply", message),
    edit: (message) => startAbout("edit", message),
    /** A deleted message can't be answered nor corrected any more. */
    forget: (messageIds) => { if (about && messageIds.includes(about.message.id)) clearAbout(); },
    attach: setFiles,
    focus: () => text.focus({ preventScroll: true }),
    sendText,
  };
}
