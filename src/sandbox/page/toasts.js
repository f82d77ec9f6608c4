// What answers a press: a passing line, or an alert that waits for "OK". Both stay inside their chat.

import { element } from "/page/dom.js";
import { say } from "/page/strings.js";

const SHOWN = 5000;

/** The corner of a chat in which its toasts and alerts appear. */
export function createToasts() {
  const node = element("div", { class: "toasts", "aria-live": "assertive" });

  function show(text, kind = "") {
    const toast = element("p", { class: `toast ${kind}`, testid: "toast", text });
    node.querySelector(".toast")?.remove();
    node.append(toast);
    setTimeout(() => toast.remove(), SHOWN);
  }

  function alert(text, closed) {
    const ok = element("button", { type: "button", class: "button-main", text: say("ok") });
    const box = element("div", { class: "alert", role: "alertdialog", "aria-modal": "false", "aria-label": text, testid: "alert" }, element("p", { text }), ok);
    const close = () => { box.remove(); closed(); };
    ok.addEventListener("click", close);
    box.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
    node.replaceChildren();
    node.append(box);
    ok.focus();
  }

  return { node, show, alert, fail: (error) => show(say("failed", { reason: error.message }), "toast-error") };
}
