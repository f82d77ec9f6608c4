// The sky behind the clock: its colours, and sun or moon, follow the commune's hour.

import { element } from "/page/dom.js";

// hour, colour at the top, colour at the horizon. All dark enough for white text (contrast above 4.5).
const HOURS = [
  [0, [16, 22, 48], [27, 38, 70]],
  [4.5, [22, 28, 60], [58, 50, 92]],
  [6, [43, 54, 98], [140, 74, 82]],
  [7.5, [26, 82, 112], [60, 110, 118]],
  [12, [18, 88, 118], [32, 108, 122]],
  [16, [24, 82, 110], [70, 104, 100]],
  [17.75, [62, 52, 96], [150, 78, 58]],
  [19, [34, 34, 74], [84, 54, 84]],
  [21, [18, 24, 52], [30, 38, 72]],
  [24, [16, 22, 48], [27, 38, 70]],
];

/** The parts of the scene, to be put into the bar. */
export function skyElements() {
  const light = element("div", { class: "sky-light" });
  const hills = hillShapes();
  return { light, nodes: [light, hills] };
}

function hillShapes() {
  const namespace = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(namespace, "svg");
  svg.setAttribute("class", "sky-hills");
  svg.setAttribute("viewBox", "0 0 1200 60");
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("aria-hidden", "true");
  const shapes = [
    ["hill-far", "M0 40C120 20 200 14 320 30S520 46 640 26 860 6 980 24s150 18 220 8v28H0z"],
    ["hill-near", "M0 52c100-12 190-18 300-8s180 10 290-2 200-20 330-6 190 12 280 2v22H0z"],
  ];
  for (const [name, shape] of shapes) {
    const path = document.createElementNS(namespace, "path");
    path.setAttribute("class", name);
    path.setAttribute("d", shape);
    svg.append(path);
  }
  return svg;
}

/** Paints the sky for an hour of the day (0 to 24). */
export function paintSky(bar, { light }, hour) {
  const later = HOURS.findIndex(([start]) => start > hour);
  const [from, to] = [HOURS[later - 1], HOURS[later]];
  const share = (hour - from[0]) / (to[0] - from[0]);
  const mix = (one, two) => `rgb(${one.map((value, index) => Math.round(value + (two[index] - value) * share)).join(" ")})`;
  bar.style.setProperty("--sky-top", mix(from[1], to[1]));
  bar.style.setProperty("--sky-horizon", mix(from[2], to[2]));
  const day = hour >= 5.5 && hour < 18.5;
  const along = day ? (hour - 5.5) / 13 : ((hour - 18.5 + 24) % 24) / 11;
  light.classList.toggle("sky-moon", !day);
  light.style.setProperty("--along", along.toFixed(3));
  light.style.setProperty("--height", Math.sin(along * Math.PI).toFixed(3));
}
