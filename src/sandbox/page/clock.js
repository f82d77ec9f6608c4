// The clock bar: the commune's time under the commune's sky, and the ways to move it on.

import * as api from "/page/api.js";
import { element, icon } from "/page/dom.js";
import { toggleHelp } from "/page/help.js";
import { state } from "/page/store.js";
import { language, say, setLanguage } from "/page/strings.js";
import { dayMonth, hourMinute, hourOfDay, longDate, readMoment, setZone, shortDate, weekday } from "/page/time.js";
import { paintSky, skyElements } from "/page/sky.js";

/**
 * @param {HTMLElement} bar
 * @param {() => void} changed called after the time has changed
 */
export function createClock(bar, changed) {
  const sky = skyElements();
  // A long way may bring many clock events; they are answered by one question at a time.
  let asking = false;
  let askAgain = false;
  const now = element("time", { class: "clock-now", testid: "clock-now", text: "--:--" });
  const day = element("span", { class: "clock-weekday" });
  const date = element("span", { class: "clock-date" });
  const nextWhen = element("b");
  const nextLabel = element("span");
  const error = element("p", { class: "clock-error", role: "alert", testid: "clock-error", hidden: true });
  const button = (testid, text, step, main) => element("button", { type: "button", class: main ? "clock-button clock-main" : "clock-button", testid, on: { click: () => move(step) } }, main && icon("forward"), text);
  const next = button("clock-next", say("clockNext"), { advance: "next" }, true);
  const to = element("input", { type: "text", class: "clock-to", testid: "clock-to", inputmode: "numeric", autocomplete: "off", spellcheck: "false", "aria-label": say("clockTo"), title: say("clockFormat"), size: "15" });
  const go = element("button", { type: "submit", class: "clock-button", testid: "clock-go", text: say("clockGo") });
  const form = element("form", { class: "clock-form" }, to, go);
  // On a narrow screen the date field is folded away behind this button.
  const unfold = element("button", { type: "button", class: "clock-button clock-unfold", "aria-label": say("clockTo"), title: say("clockTo"), "aria-expanded": "false", on: { click: toggleForm } }, icon("calendar"));
  const nextStop = element("p", { class: "clock-next-stop", testid: "clock-next-stop" }, nextWhen, nextLabel);
  const controls = element("div", { class: "clock-controls", hidden: true },
    element("div", { class: "clock-row" }, next,
      button("clock-hour", say("clockHour"), { advance: "hour" }),
      button("clock-day", say("clockDay"), { advance: "day" }), unfold, form),
    nextStop, error);
  const languages = element("div", { class: "languages", role: "group", "aria-label": "Ngôn ngữ / Language" },
    ["vi", "en"].map((code) => element("button", { type: "button", lang: code, title: code === "vi" ? "Tiếng Việt" : "English", "aria-pressed": String(code === language), text: code.toUpperCase(), on: { click: () => setLanguage(code) } })));
  const help = element("button", { type: "button", class: "help-button", testid: "help-button", "aria-label": say("help"), title: say("help"), text: "?", on: { click: toggleHelp } });

  bar.setAttribute("aria-label", say("clockLabel"));
  bar.append(...sky.nodes,
    element("div", { class: "clock-time" }, now, element("div", { class: "clock-day" }, day, date)),
    element("div", { class: "clock-space" }),
    controls,
    element("div", { class: "clock-extras" }, languages, help));

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const moment = readMoment(to.value);
    if (moment) move({ to: moment });
    else fail(say("clockFormat"));
  });

  function toggleForm() {
    const shown = controls.classList.toggle("clock-unfolded");
    unfold.setAttribute("aria-expanded", String(shown));
    if (shown) to.focus();
  }

  /** Shows why the clock did not move, in the place of the next stop; an empty reason clears it. */
  function fail(reason) {
    error.textContent = reason;
    error.hidden = !reason;
    nextStop.hidden = Boolean(reason);
  }

  /** Moves the clock on, as `api.moveClock` takes it; says in the bar why it could not. */
  async function move(step) {
    fail("");
    bar.classList.add("clock-moving");
    for (const one of bar.querySelectorAll(".clock-button")) one.disabled = true;
    const focused = document.activeElement;
    try {
      show(await api.moveClock(step));
    } catch (refusal) {
      fail(say("failed", { reason: refusal.message }));
    } finally {
      bar.classList.remove("clock-moving");
      for (const one of bar.querySelectorAll(".clock-button")) one.disabled = one === next && !next.dataset.possible;
      if (bar.contains(focused)) focused.focus();
    }
  }

  function show(clock) {
    const before = state.now?.getTime();
    setZone(clock.zone);
    state.now = new Date(clock.now);
    controls.hidden = false;
    now.textContent = hourMinute(state.now);
    now.dateTime = clock.now;
    day.textContent = weekday(state.now);
    date.textContent = longDate(state.now);
    paintSky(bar, sky, hourOfDay(state.now));
    showNext(clock.next);
    if (document.activeElement !== to && before !== state.now.getTime()) to.value = `${shortDate(state.now)} ${hourMinute(state.now)}`;
    if (before !== state.now.getTime()) changed();
  }

  function showNext(stop) {
    next.disabled = !stop;
    next.dataset.possible = stop ? "yes" : "";
    const at = stop && new Date(stop.at);
    nextWhen.textContent = stop ? `${weekday(at)} ${dayMonth(at)}, ${hourMinute(at)}` : say("clockNothing");
    nextLabel.textContent = stop?.label ?? "";
    nextLabel.title = stop?.label ?? "";
  }

  /** Asks the server for the time; a server without a movable clock shows none. */
  async function refresh() {
    if (asking) {
      askAgain = true;
      return;
    }
    asking = true;
    try {
      do {
        askAgain = false;
        show(await api.clock());
      } while (askAgain);
    } catch (refusal) {
      if (refusal.status === 404) bar.classList.add("clock-none");
    } finally {
      asking = false;
    }
  }

  return { refresh, move };
}
