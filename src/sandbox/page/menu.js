// A small pop-up menu next to a button, and the enlarged photo.

import { element, iconButton } from "/page/dom.js";
import { say } from "/page/strings.js";

let closeOpenMenu = () => {};

/**
 * Opens a menu by `anchor`; only one is open at a time.
 * @param {HTMLElement} anchor
 * @param {string} title shown above the entries
 * @param {{content: (string|Node)[], choose: () => void, testid?: string}[]} entries
 */
export function openMenu(anchor, title, entries) {
  closeOpenMenu();
  const menu = element("div", { class: "menu", role: "menu", "aria-label": title });
  const close = () => {
    document.removeEventListener("pointerdown", outside, true);
    removeEventListener("resize", close);
    menu.remove();
    closeOpenMenu = () => {};
  };
  const outside = (event) => { if (!menu.contains(event.target)) close(); };
  const items = entries.map(({ content, choose, testid }) =>
    element("button", { type: "button", role: "menuitem", class: "menu-item", testid, on: { click: () => { close(); choose(); } } }, ...content));
  menu.append(element("p", { class: "menu-title", text: title }), element("div", { class: "menu-items" }, items));
  menu.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      items.at((items.indexOf(document.activeElement) + step) % items.length)?.focus();
    } else if (event.key === "Escape" || event.key === "Tab") {
      event.preventDefault();
      close();
      anchor.focus();
    }
  });
  document.body.append(menu);
  place(menu, anchor);
  closeOpenMenu = close;
  document.addEventListener("pointerdown", outside, true);
  addEventListener("resize", close);
  items[0]?.focus();
}

function place(menu, anchor) {
  const near = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = menu;
  const left = Math.max(8, Math.min(near.left, innerWidth - width - 8));
  const above = near.top - height - 6;
  const top = above >= 8 ? above : Math.min(near.bottom + 6, innerHeight - height - 8);
  menu.style.left = `${left}px`;
  menu.style.top = `${Math.max(8, top)}px`;
}

/** Shows a picture as large as the window allows; Escape or a click closes it. A locked one can't be saved. */
export function enlarge(address, description, locked) {
  const dialog = element("dialog", { class: "lightbox", "aria-label": description },
    element("img", { src: address, alt: description, draggable: locked ? "false" : undefined }),
    iconButton("close", say("close"), { class: "lightbox-close" }));
  dialog.addEventListener("click", () => dialog.close());
  if (locked) dialog.addEventListener("contextmenu", (event) => event.preventDefault());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
