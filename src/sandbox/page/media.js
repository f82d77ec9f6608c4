// Photos, players, documents and places inside a message. All have fixed sizes, so nothing jumps while they load.

import { element, icon, iconButton } from "/page/dom.js";
import { enlarge } from "/page/menu.js";
import { say } from "/page/strings.js";

/** The element that shows a message's media. */
export function mediaOf(message) {
  const { media } = message;
  switch (media.kind) {
    case "photo": return photo(message);
    case "voice":
    case "audio": return player(media);
    case "video": return element("video", { class: "video", controls: true, preload: "metadata", src: media.url, "aria-label": say("video"), controlslist: message.protected ? "nodownload" : undefined });
    default: return documentCard(message);
  }
}

function photo({ media, caption, protected: locked }) {
  const description = caption || say("photo");
  return element("button", { type: "button", class: "photo", "aria-label": `${say("enlarge")}: ${description}`, on: { click: () => enlarge(media.url, description, locked) } },
    element("img", { src: media.url, alt: description, loading: "lazy", decoding: "async", draggable: locked ? "false" : undefined }));
}

function player(media) {
  const sound = element("audio", { src: media.url, preload: "metadata" });
  const button = iconButton("play", say("play"), { class: "player-button" });
  const position = element("input", { type: "range", class: "player-position", min: "0", max: "1000", value: "0", "aria-label": say(media.kind) });
  const time = element("span", { class: "player-time", text: "0:00" });
  const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
  const show = () => {
    const length = Number.isFinite(sound.duration) ? sound.duration : 0;
    const share = length ? sound.currentTime / length : 0;
    position.value = String(Math.round(share * 1000));
    position.style.setProperty("--share", `${share * 100}%`);
    time.textContent = clock(sound.paused && sound.currentTime === 0 ? length : sound.currentTime);
  };
  const state = () => {
    button.replaceChildren(icon(sound.paused ? "play" : "pause"));
    button.setAttribute("aria-label", say(sound.paused ? "play" : "pause"));
    button.title = say(sound.paused ? "play" : "pause");
    show();
  };
  button.addEventListener("click", () => (sound.paused ? sound.play().catch(() => {}) : sound.pause()));
  position.addEventListener("input", () => { if (sound.duration) sound.currentTime = (position.value / 1000) * sound.duration; });
  for (const event of ["play", "pause", "ended"]) sound.addEventListener(event, state);
  for (const event of ["loadedmetadata", "timeupdate"]) sound.addEventListener(event, show);
  return element("div", { class: "player" }, sound, button, position, time);
}

function documentCard({ media, protected: locked }) {
  const name = media.file_name || say("document");
  const inside = [
    element("span", { class: "document-icon" }, icon("document")),
    element("span", { class: "document-text" },
      element("span", { class: "document-name", text: name }),
      element("span", { class: "document-note", text: locked ? say("notSaved") : say("download") })),
  ];
  return locked
    ? element("div", { class: "document" }, inside)
    : element("a", { class: "document", href: media.url, download: name }, inside);
}

/** A place as its coordinates; no map is fetched from anywhere. */
export function placeOf({ latitude, longitude }) {
  return element("div", { class: "document" },
    element("span", { class: "document-icon" }, icon("pin")),
    element("span", { class: "document-text" },
      element("span", { class: "document-name", text: say("location") }),
      element("span", { class: "document-note", text: `${Number(latitude).toFixed(5)}, ${Number(longitude).toFixed(5)}` })));
}
