// Dates and times, always in the commune's zone.

import { language, say } from "/page/strings.js";

let zone = "Asia/Ho_Chi_Minh";
const locale = language === "vi" ? "vi-VN" : "en-GB";

/** Sets the zone (an IANA name) in which everything is shown; an unknown name changes nothing. */
export function setZone(name) {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    zone = name;
  } catch { /* stays as it was */ }
}

const format = (date, options, tag = locale) => new Intl.DateTimeFormat(tag, { timeZone: zone, ...options }).format(date);

/** `07:30` */
export const hourMinute = (date) => format(date, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }, "en-GB");
/** `2020-11-14`, the day in the zone: equal for moments of the same day. */
export const dayKey = (date) => format(date, { year: "numeric", month: "2-digit", day: "2-digit" }, "en-CA");
/** `14/11/2020` */
export const shortDate = (date) => format(date, { day: "2-digit", month: "2-digit", year: "numeric" }, "en-GB");
/** `14/11` */
export const dayMonth = (date) => format(date, { day: "2-digit", month: "2-digit" }, "en-GB");
/** `Thứ Bảy` */
export function weekday(date) {
  const name = format(date, { weekday: "long" });
  return name[0].toUpperCase() + name.slice(1);
}
/** `14 tháng 11, 2020` */
export const longDate = (date) => format(date, { day: "numeric", month: "long", year: "numeric" });

/** The hour of the day as a fraction, 0 to 24. */
export function hourOfDay(date) {
  const [hour, minute] = hourMinute(date).split(":").map(Number);
  return hour + minute / 60;
}

/** The words of a date separator, seen from `now`. */
export function dayTitle(date, now) {
  const key = dayKey(date);
  if (now && key === dayKey(now)) return say("today");
  if (now && key === dayKey(new Date(now.getTime() - 86400000))) return say("yesterday");
  return `${weekday(date)}, ${shortDate(date)}`;
}

/**
 * Reads what a person typed, `14/11/2020 06:00` or `2020-11-14 06:00` (without a time: 00:00 of that day).
 * @returns {string | undefined} `2020-11-14 06:00`, or undefined when it is no date
 */
export function readMoment(text) {
  const time = String.raw`(?:[\sT,]+(\d{1,2})[:h](\d{2})?)?`;
  const local = text.trim().match(new RegExp(String.raw`^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})${time}$`));
  const iso = text.trim().match(new RegExp(String.raw`^(\d{4})-(\d{1,2})-(\d{1,2})${time}$`));
  if (!local && !iso) return undefined;
  const [year, month, day] = local ? [local[3], local[2], local[1]] : [iso[1], iso[2], iso[3]];
  const [hour, minute] = (local ?? iso).slice(4).map((part) => part ?? "0");
  const two = (part) => part.padStart(2, "0");
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`;
}
