// The help for newcomers: the story of the sandbox in a few steps.

import { element, iconButton } from "/page/dom.js";
import { say } from "/page/strings.js";

const KEY = "help-dismissed";
let panel;

const dismissed = () => { try { return localStorage.getItem(KEY) === "yes"; } catch { return false; } };
const remember = (yes) => { try { localStorage.setItem(KEY, yes ? "yes" : "no"); } catch { /* shown again next time */ } };

/** Fills the panel; it is open until somebody has dismissed it once. */
export function createHelp(node) {
  panel = node;
  panel.setAttribute("aria-label", say("helpTitle"));
  panel.append(
    element("div", { class: "help-head" },
      element("h2", { text: say("helpTitle") }),
      element("p", { text: say("helpIntro") })),
    element("ol", { class: "help-steps" }, say("helpSteps").map(([title, text]) => element("li", {}, element("b", { text: title }), element("span", { text })))),
    iconButton("close", say("close"), { class: "help-close", testid: "help-close", on: { click: hideHelp } }));
  panel.hidden = dismissed();
}

export function hideHelp() {
  panel.hidden = true;
  remember(true);
  document.querySelector(".help-button")?.focus();
}

export function toggleHelp() {
  panel.hidden = !panel.hidden;
  remember(panel.hidden);
}
