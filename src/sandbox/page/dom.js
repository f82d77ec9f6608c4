// Small helpers to build elements. No markup is ever made from strings.

import { icons } from "/page/icons.js";

/** Makes an element. `properties`: class, text, on (listeners), data (data-*), any other attribute. */
export function element(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "class") node.className = value;
    else if (name === "text") node.textContent = value;
    else if (name === "on") for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
    else if (name === "data") Object.assign(node.dataset, value);
    else if (name === "testid") node.dataset.testid = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== undefined && child !== null && child !== false));
  return node;
}

/** A decorative line icon (see icons.js); screen readers skip it. */
export function icon(name) {
  const namespace = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(namespace, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(namespace, "path");
  path.setAttribute("d", icons[name]);
  svg.append(path);
  return svg;
}

/** A button that shows only an icon; `label` is what it is called and its tooltip. */
export function iconButton(name, label, properties = {}) {
  return element("button", { type: "button", "aria-label": label, title: label, ...properties, class: `icon-button ${properties.class ?? ""}` }, icon(name));
}

/** Whether the person asked the system for less motion. */
export const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Says a line to screen readers without showing it. */
export function announce(line) {
  document.getElementById("announcer").textContent = line;
}

/** Up to two letters that stand for a name: first of the first and of the last word. */
export function initials(name) {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  if (words.length === 0) return name.slice(0, 1);
  const letters = words.length === 1 ? [words[0]] : [words[0], words[words.length - 1]];
  return letters.map((word) => [...word][0].toUpperCase()).join("");
}

/** A round picture made of initials; its colour follows from the id. */
export function avatar(id, name, isGroup = false) {
  const colour = Math.abs(id) % 7;
  return element("span", { class: `avatar tint-${colour}${isGroup ? " avatar-group" : ""}`, "aria-hidden": "true" }, isGroup ? icon("people") : initials(name));
}
