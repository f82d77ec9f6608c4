//! The words on the files that Loa makes (`report`), as plain strings: whoever makes a file escapes them for it.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Timelike};

use super::words::{Value, Words};
use super::{Messages, clean};
use crate::domain::announcement::Answer;
use crate::domain::person::Language;

/// Longest announcement (Telegram's limit), with room for what escaping would add.
const TEXT_UNITS: usize = 5 * 4096;

/// A text that stands alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaperText {
    Sent,
    Blocked,
    Failed,
    Left,
    Villages,
    Groups,
    NoVillage,
    Nobody,
    Answers,
    ListSheet,
    SummarySheet,
    Day,
    Time,
    Place,
    MadeAt,
    Number,
    Name,
    Village,
    Answer,
    VillageNotSaid,
    Total,
    Unlisted,
    ListNote,
    SpeakerHeading,
    SpeakerNote,
    SpeakerAgain,
    SpeakerClosing,
}

/// A kind of file, for its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaperName {
    Chart,
    Attendance,
    Loudspeaker,
    Calendar,
    Progress,
    Year,
}

/// The words of one language.
pub struct PaperWords<'a> {
    pub(super) words: Words<'a>,
}

impl Messages {
    /// The words on files, in this language.
    pub fn papers(&self, language: Language) -> PaperWords<'_> {
        PaperWords { words: Words::new(&self.bundles, language) }
    }
}

impl PaperWords<'_> {
    /// Whether every text so far was found. If not, the file is not to be shown.
    pub fn is_complete(&self) -> bool {
        self.words.is_complete()
    }

    pub fn text(&self, text: PaperText) -> String {
        self.words.plain(key(text), &[])
    }

    pub fn answer(&self, answer: Answer) -> String {
        let key = match answer {
            Answer::Coming => "answer-coming",
            Answer::Maybe => "answer-maybe",
            Answer::NotComing => "answer-not-coming",
        };
        self.words.plain(key, &[])
    }

    /// A name, title or place that somebody wrote, on one line, without anything invisible and cut to a title's
    /// length. Empty if nothing is left of it.
    pub fn line(&self, text: &str) -> String {
        storable(&self.words.title(text))
    }

    /// A text that somebody wrote, without anything invisible and without empty lines.
    pub fn lines(&self, text: &str) -> String {
        storable(&clean::lines(text, TEXT_UNITS))
    }

    /// A name, or the text for those without one.
    pub fn name_or(&self, name: Option<&str>, absent: PaperText) -> String {
        let name = name.map(|name| self.line(name)).filter(|name| !name.is_empty());
        name.unwrap_or_else(|| self.text(absent))
    }

    /// A number with separators.
    pub fn figure(&self, number: u32) -> String {
        self.words.figure(number)
    }

    /// "Số liệu lúc 19:05 thứ Sáu, 20/10/2020"; in the commune's zone.
    pub fn made_at(&self, at: NaiveDateTime) -> String {
        let time = self.time(at.time());
        self.words.plain("paper-made-at", &[("time", Value::Made(&time)), ("date", Value::Date(at.date()))])
    }

    /// "19:05"
    pub fn time(&self, time: NaiveTime) -> String {
        let [hour, minute] = [time.hour(), time.minute()].map(|number| format!("{number:02}"));
        self.words.plain("paper-time", &[("hour", Value::Made(&hour)), ("minute", Value::Made(&minute))])
    }

    pub fn recipients(&self, count: u32) -> String {
        self.counted("chart-recipients", count)
    }

    pub fn held_back(&self, count: u32) -> String {
        self.counted("chart-held-back", count)
    }

    /// What follows the last row that is shown.
    pub fn others(&self, count: u32) -> String {
        self.counted("chart-others", count)
    }

    pub fn summary_title(&self, title: &str) -> String {
        self.with_line("list-summary-title", "title", title)
    }

    /// How the reader at the microphone begins. Names as for `line`.
    pub fn speaker_opening(&self, commune: &str, announcer: &str) -> String {
        let [commune, announcer] = [commune, announcer].map(|name| self.line(name));
        let args = [("commune", Value::Made(&commune)), ("announcer", Value::Made(&announcer))];
        self.words.plain("speaker-opening", &args)
    }

    pub fn speaker_title(&self, title: &str) -> String {
        self.with_line("speaker-title", "title", title)
    }

    pub fn speaker_place(&self, place: &str) -> String {
        self.with_line("speaker-place", "place", place)
    }

    /// "Thời gian: 8 giờ sáng, thứ Sáu, ngày 20 tháng 10 năm 2020."
    pub fn speaker_time(&self, day: NaiveDate, time: Option<NaiveTime>) -> String {
        let day = self.spoken_day(day);
        match time.map(|time| self.spoken_time(time)) {
            None => self.words.plain("speaker-day", &[("day", Value::Made(&day))]),
            Some(time) => {
                let args = [("day", Value::Made(&day)), ("time", Value::Made(&time))];
                self.words.plain("speaker-day-and-time", &args)
            }
        }
    }

    /// A day as it is spoken, with its weekday: "thứ Sáu, ngày 20 tháng 10 năm 2020".
    pub fn spoken_day(&self, day: NaiveDate) -> String {
        let weekday = self.words.weekday(day);
        let year = day.year().to_string();
        let month = self.spoken_month(day.month());
        self.words.plain(
            "spoken-day",
            &[
                ("weekday", Value::Made(&weekday)),
                ("day", Value::Count(day.day())),
                ("month", Value::Made(&month)),
                ("year", Value::Made(&year)),
            ],
        )
    }

    /// A date inside a sentence: "20 tháng 10 năm 2020".
    pub fn spoken_date(&self, day: u32, month: u32, year: Option<u32>) -> String {
        let (month, year) = (self.spoken_month(month), year.map(|year| year.to_string()));
        let args = [("day", Value::Count(day)), ("month", Value::Made(&month))];
        match year {
            None => self.words.plain("spoken-day-and-month", &args),
            Some(year) => self.words.plain("spoken-date", &[args[0], args[1], ("year", Value::Made(&year))]),
        }
    }

    /// A time of day inside a sentence: "19 giờ 30 phút".
    pub fn spoken_clock(&self, hour: u32, minute: u32) -> String {
        let hour = ("hour", Value::Count(hour));
        match minute {
            0 => self.words.plain("spoken-hour", &[hour]),
            minute => self.words.plain("spoken-hour-and-minute", &[hour, ("minute", Value::Count(minute))]),
        }
    }

    /// A time of day by the clock's face and the part of the day: "7 giờ 30 phút tối".
    fn spoken_time(&self, time: NaiveTime) -> String {
        let part = match time.hour() {
            1..=10 => "morning",
            11..=12 => "noon",
            13..=17 => "afternoon",
            18..=22 => "evening",
            _ => "night",
        };
        let (_, hour) = time.hour12();
        let clock = self.spoken_clock(hour, time.minute());
        self.words.plain("spoken-time", &[("part", Value::Key(part)), ("time", Value::Made(&clock))])
    }

    /// A month with its year inside a sentence, without the word for it: "10 năm 2020".
    pub fn spoken_month_of_year(&self, month: u32, year: u32) -> String {
        let (month, year) = (self.spoken_month(month), year.to_string());
        self.words.plain("spoken-month", &[("month", Value::Made(&month)), ("year", Value::Made(&year))])
    }

    /// What is said between two dates or times.
    pub fn spoken_until(&self) -> String {
        self.words.plain("spoken-until", &[])
    }

    /// The word before a date in figures that tells it from a fraction, in small letters.
    pub fn word_for_day(&self) -> String {
        self.words.plain("spoken-word-day", &[])
    }

    /// The same before a month and year.
    pub fn word_for_month(&self) -> String {
        self.words.plain("spoken-word-month", &[])
    }

    /// Words before which a reader may take breath, in small letters.
    pub fn links(&self) -> Vec<String> {
        self.words.plain("spoken-links", &[]).split_whitespace().map(str::to_owned).collect()
    }

    /// A file's name in ASCII without its ending: "danh-sach-20-10".
    pub fn file_name(&self, name: PaperName, day: NaiveDate) -> String {
        let key = match name {
            PaperName::Chart => "paper-file-chart",
            PaperName::Attendance => "paper-file-attendance",
            PaperName::Loudspeaker => "paper-file-loudspeaker",
            PaperName::Calendar => "paper-file-calendar",
            PaperName::Progress => "paper-file-progress",
            PaperName::Year => "paper-file-year",
        };
        let [day, month] = [day.day(), day.month()].map(|number| format!("{number:02}"));
        self.words.plain(key, &[("day", Value::Made(&day)), ("month", Value::Made(&month))])
    }

    /// The month as it is written, or without the zero in front of it where it is a number.
    fn spoken_month(&self, month: u32) -> String {
        let month = self.words.plain("month", &[("number", Value::Count(month))]);
        month.strip_prefix('0').map_or(month.clone(), str::to_owned)
    }

    fn counted(&self, key: &'static str, count: u32) -> String {
        self.words.plain(key, &[("count", Value::Figure(count))])
    }

    fn with_line(&self, key: &'static str, name: &'static str, line: &str) -> String {
        self.words.plain(key, &[(name, Value::Made(&self.line(line)))])
    }
}

/// Without the two letters that XML, and so every office file, cannot hold.
fn storable(text: &str) -> String {
    text.chars().filter(|letter| !matches!(letter, '\u{fffe}' | '\u{ffff}')).collect()
}

fn key(text: PaperText) -> &'static str {
    match text {
        PaperText::Sent => "chart-sent",
        PaperText::Blocked => "chart-blocked",
        PaperText::Failed => "chart-failed",
        PaperText::Left => "chart-left",
        PaperText::Villages => "chart-villages",
        PaperText::Groups => "chart-groups",
        PaperText::NoVillage => "chart-no-village",
        PaperText::Nobody => "chart-nobody",
        PaperText::Answers => "chart-answers",
        PaperText::ListSheet => "list-sheet",
        PaperText::SummarySheet => "list-summary-sheet",
        PaperText::Day => "list-day",
        PaperText::Time => "list-time",
        PaperText::Place => "list-place",
        PaperText::MadeAt => "list-made-at",
        PaperText::Number => "list-number",
        PaperText::Name => "list-name",
        PaperText::Village => "list-village",
        PaperText::Answer => "list-answer",
        PaperText::VillageNotSaid => "list-no-village",
        PaperText::Total => "list-total",
        PaperText::Unlisted => "list-unlisted",
        PaperText::ListNote => "list-note",
        PaperText::SpeakerHeading => "speaker-heading",
        PaperText::SpeakerNote => "speaker-note",
        PaperText::SpeakerAgain => "speaker-again",
        PaperText::SpeakerClosing => "speaker-closing",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(hour: u32, minute: u32) -> NaiveTime {
        NaiveTime::from_hms_opt(hour, minute, 0).unwrap()
    }

    #[test]
    fn days_and_times_are_spoken_as_people_speak() {
        let messages = Messages::load().unwrap();
        let vi = messages.papers(Language::Vi);
        let day = NaiveDate::from_ymd_opt(2020, 3, 8).unwrap();
        assert_eq!(
            vi.speaker_time(day, Some(time(8, 0))),
            "Thời gian: 8 giờ sáng, Chủ nhật, ngày 8 tháng 3 năm 2020."
        );
        assert_eq!(vi.speaker_time(day, None), "Thời gian: Chủ nhật, ngày 8 tháng 3 năm 2020.");
        for (at, spoken) in [
            (time(0, 0), "12 giờ đêm"),
            (time(5, 5), "5 giờ 5 phút sáng"),
            (time(12, 0), "12 giờ trưa"),
            (time(14, 30), "2 giờ 30 phút chiều"),
            (time(19, 0), "7 giờ tối"),
            (time(23, 0), "11 giờ đêm"),
        ] {
            assert_eq!(vi.spoken_time(at), spoken);
        }
        let en = messages.papers(Language::En);
        assert_eq!(en.spoken_day(day), "Sunday, 8 March 2020");
        assert!(vi.is_complete() && en.is_complete());
    }

    #[test]
    fn file_names_are_plain_ascii_in_every_language() {
        let messages = Messages::load().unwrap();
        let day = NaiveDate::from_ymd_opt(2020, 10, 20).unwrap();
        let names = [
            PaperName::Chart,
            PaperName::Attendance,
            PaperName::Loudspeaker,
            PaperName::Calendar,
            PaperName::Progress,
            PaperName::Year,
        ];
        for language in Language::ALL {
            for name in names {
                let name = messages.papers(language).file_name(name, day);
                assert!(name.ends_with("-20-10"), "{name}");
                assert!(name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-'), "{name}");
            }
        }
    }

    #[test]
    fn letters_that_no_office_file_can_hold_are_dropped() {
        let messages = Messages::load().unwrap();
        let words = messages.papers(Language::Vi);
        assert_eq!(words.line("A\u{ffff}n\u{0} \n Bình\u{202e}"), "An Bình");
        assert_eq!(words.name_or(Some("\u{200b}"), PaperText::NoVillage), "Chưa chọn thôn, làng");
    }
}
