// The help for newcomers: the story of the sandbox in a few steps.

import { element, iconButton } from "/page/dom.js";
import { say } from "/page/strings.js";

const KEY = "help-dismissed";
/** The first morning, from the sandbox's usual start, on which the plan of Song An asks the health station for its own tasks. */
const STORY_BEGINS = "2020-12-10 07:30";
let panel;

const dismissed = () => { try { return localStorage.getItem(KEY) === "yes"; } catch { return false; } };
const remember = (yes) => { try { localStorage.setItem(KEY, yes ? "yes" : "no"); } catch { /* shown again next time */ } };

/**
 * Fills the panel; it is open until somebody has dismissed it once.
 * @param {HTMLElement} node
 * @param {(moment: string) => void} moveClock
 */
export function createHelp(node, moveClock) {
  const go = element("button", { type: "button", class: "help-go", testid: "help-go", text: say("helpGo"), on: { click: () => moveClock(STORY_BEGINS) } });
  panel = node;
  panel.setAttribute("aria-label", say("helpTitle"));
  panel.append(
    element("div", { class: "help-head" },
      element("h2", { text: say("helpTitle") }),
      element("p", { text: say("helpIntro") })),
    element("ol", { class: "help-steps" }, say("helpSteps").map(([title, text], place) => element("li", {}, element("b", { text: title }), element("span", { text }), place === 0 && go))),
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
