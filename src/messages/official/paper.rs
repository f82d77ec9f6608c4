//! The words of the official report as a file. Plain strings: whoever makes the file escapes them for it.

use chrono::{Datelike, NaiveDate};

use super::super::papers::PaperWords;
use super::super::words::{Args, Value};
use super::{OfficialText, standing_key};
use crate::domain::change::OUTSIDE_THE_PLAN;
use crate::domain::official::{
    EventLine, Figures, HelpCall, Kind, Official, Period, Reported, Standing, UnitLine,
};
use crate::domain::plan::{LegalBasis, Tone};

impl PaperWords<'_> {
    pub fn official(&self, text: OfficialText) -> String {
        self.words.plain(text.key(), &[])
    }

    /// "08/3/2020": with a nought before the days 1 to 9 and the months 1 and 2 (Decree 30/2020/ND-CP).
    pub fn official_date(&self, day: NaiveDate) -> String {
        let month = match day.month() {
            month @ 1..=2 => format!("0{month}"),
            month => month.to_string(),
        };
        let (date, year) = (format!("{:02}", day.day()), day.year().to_string());
        let args =
            [("day", Value::Made(&date)), ("month", Value::Made(&month)), ("year", Value::Made(&year))];
        self.words.plain("official-date", &args)
    }

    /// A text that somebody wrote, on one line, in full and without a full stop at its end.
    pub fn sentence(&self, text: &str) -> String {
        let text = self.lines(text);
        let ended = text.lines().map(|line| line.trim_end_matches(['.', ';', ' ']));
        ended.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("; ")
    }

    /// A file's name in ASCII without its ending: "so-ket-01-01-2020-14-06-2020".
    pub fn official_file_name(&self, period: Period) -> String {
        let [from, until] = [period.from, period.until].map(|day| day.format("%d-%m-%Y").to_string());
        let args =
            [("kind", kind(period.kind)), ("from", Value::Made(&from)), ("until", Value::Made(&until))];
        self.words.plain("paper-file-official", &args)
    }

    /// The commune's name without the word for what it is, the year, and room for day and month.
    pub fn official_place_and_date(&self, official: &Official) -> String {
        let commune = self.line(&official.plan.commune);
        let kinds = self.words.plain("official-kinds-of-commune", &[]);
        let place = kinds.split_whitespace().map(|kind| kind.replace('-', " ")).find_map(|kind| {
            let rest = commune.get(kind.len()..)?;
            let is_kind = commune.get(..kind.len())?.to_lowercase() == kind && rest.starts_with(' ');
            is_kind.then(|| rest.trim().to_owned())
        });
        let (place, year) = (place.unwrap_or(commune), official.made_at.year().to_string());
        let args = [("place", Value::Made(&place)), ("year", Value::Made(&year))];
        self.words.plain("official-place-and-date", &args)
    }

    /// What it is about, and of which time: a line each.
    pub fn official_subject(&self, official: &Official) -> [String; 2] {
        let about = self.words.plain("official-subject", &[("kind", kind(official.period.kind))]);
        [about, self.of_period("official-subject-time", official, &[])]
    }

    pub fn official_opening(&self, official: &Official) -> String {
        let [plan, issuer] = [&official.plan.title, &official.plan.issuer].map(|text| self.line(text));
        self.of_period(
            "official-opening",
            official,
            &[("plan", Value::Made(&plan)), ("issuer", Value::Made(&issuer))],
        )
    }

    pub fn official_closing(&self, official: &Official) -> String {
        let issuer = self.line(&official.plan.issuer);
        self.of_period("official-closing", official, &[("issuer", Value::Made(&issuer))])
    }

    pub fn official_part_ahead(&self, official: &Official) -> String {
        let next = (official.plan.year + 1).to_string();
        self.of_period("official-part-ahead", official, &[("next", Value::Made(&next))])
    }

    fn of_period(&self, key: &str, official: &Official, more: &Args<'_>) -> String {
        let [from, until] = [official.period.from, official.period.until].map(|day| self.official_date(day));
        let year = official.plan.year.to_string();
        let mut args = vec![
            ("kind", kind(official.period.kind)),
            ("year", Value::Made(&year)),
            ("from", Value::Made(&from)),
            ("until", Value::Made(&until)),
        ];
        args.extend_from_slice(more);
        self.words.plain(key, &args)
    }

    /// Which reports are counted, and as of which day.
    pub fn official_covers(&self, official: &Official) -> String {
        let days = [official.period.from, official.period.collected_until, official.as_of];
        let [from, until, as_of] = days.map(|day| self.official_date(day));
        let args =
            [("from", Value::Made(&from)), ("until", Value::Made(&until)), ("as-of", Value::Made(&as_of))];
        self.words.plain("official-covers", &args)
    }

    pub fn official_cited(&self, basis: &LegalBasis) -> String {
        let [title, issuer] = [&basis.title, &basis.issuer].map(|text| self.sentence(text));
        let number = basis.number.as_deref().map(|number| self.line(number)).unwrap_or_default();
        let date = basis.issued_on.map(|day| self.official_date(day)).unwrap_or_default();
        let args = [
            ("title", Value::Made(&title)),
            ("issuer", Value::Made(&issuer)),
            ("number", Value::Key(if number.is_empty() { "none" } else { "some" })),
            ("which", Value::Made(&number)),
            ("dated", Value::Key(if date.is_empty() { "no" } else { "yes" })),
            ("date", Value::Made(&date)),
        ];
        self.words.plain("official-cited", &args)
    }

    pub fn official_counted(&self, total: &UnitLine) -> String {
        let args = [
            ("led", Value::Figure(total.led)),
            ("confirmed", Value::Figure(total.confirmed)),
            ("reported", Value::Figure(total.reported)),
            ("progress", Value::Figure(total.in_progress)),
            ("overdue", Value::Figure(total.overdue)),
            ("ahead", Value::Figure(total.not_begun)),
        ];
        self.words.plain("official-counted", &args)
    }

    pub fn official_figures_note(&self, figures: Figures) -> String {
        let args = [
            ("reports", Value::Figure(figures.reports)),
            ("without", Value::Figure(figures.without_figures)),
        ];
        self.words.plain("official-figures-note", &args)
    }

    /// "Mục II.1. Đẩy mạnh…", "Mục V.6. Đề nghị Hội Liên hiệp Phụ nữ xã".
    pub fn official_section(&self, number: &str, heading: Option<(&str, Tone)>) -> String {
        let number = self.line(number);
        let text = heading.map(|(text, _)| self.sentence(text)).unwrap_or_default();
        let named = match heading {
            None if number == OUTSIDE_THE_PLAN => "outside",
            None => "none",
            Some((_, Tone::Requested)) => "requested",
            Some((_, Tone::Assigned)) => "text",
        };
        let args =
            [("number", Value::Made(&number)), ("named", Value::Key(named)), ("text", Value::Made(&text))];
        self.words.plain("official-section", &args)
    }

    pub fn official_item(&self, text: &str) -> String {
        self.words.plain("official-item", &[("text", Value::Made(text))])
    }

    pub fn official_subitem(&self, letter: &str, text: &str) -> String {
        let args = [("letter", Value::Made(letter)), ("text", Value::Made(text))];
        self.words.plain("official-subitem", &args)
    }

    /// What a unit did, in its own words, with its figures.
    pub fn official_result(&self, unit: &str, standing: Standing, report: &Reported) -> String {
        let (unit, date, text) =
            (self.line(unit), self.official_date(report.on), self.official_words(report));
        let figures = self.official_figures(report);
        let args = [
            ("unit", Value::Made(&unit)),
            ("date", Value::Made(&date)),
            ("state", Value::Key(standing_key(standing))),
            ("text", Value::Made(&text)),
            ("has", Value::Key(if figures.is_empty() { "nothing" } else { "figures" })),
            ("figures", Value::Made(&figures)),
        ];
        self.words.plain("official-result", &args)
    }

    /// What was written, or that nothing was.
    pub fn official_words(&self, report: &Reported) -> String {
        let text = self.sentence(&report.text);
        if text.is_empty() { self.official(OfficialText::NoWords) } else { text }
    }

    /// "45 lượt người tham gia, 30 nữ, 2 tệp minh chứng": only what was reported.
    pub fn official_figures(&self, report: &Reported) -> String {
        let evidence = (report.evidence > 0).then_some(report.evidence);
        let figures = [
            ("official-participants", report.participants),
            ("official-women", report.women),
            ("official-men", report.men),
            ("official-evidence", evidence),
        ];
        let said = figures.into_iter().filter_map(|(key, figure)| {
            figure.map(|figure| self.words.plain(key, &[("count", Value::Figure(figure))]))
        });
        said.collect::<Vec<_>>().join(", ")
    }

    pub fn official_standing(&self, standing: Standing) -> String {
        self.words.plain("official-standing", &[("standing", Value::Key(standing_key(standing)))])
    }

    /// Occurrences without a result, of one unit and standing.
    pub fn official_open(&self, unit: &str, standing: Standing, due: &[NaiveDate]) -> String {
        let dates: Vec<String> = due.iter().map(|day| self.official_date(*day)).collect();
        let dates = self.words.plain("official-due", &[("date", Value::Made(&dates.join(", ")))]);
        let (unit, standing) = (self.line(unit), self.official_standing(standing));
        let args = [
            ("unit", Value::Made(&unit)),
            ("standing", Value::Made(&standing)),
            ("dates", Value::Made(&dates)),
        ];
        self.words.plain("official-open", &args)
    }

    pub fn official_supports(&self, units: &[String]) -> String {
        let units: Vec<String> = units.iter().map(|unit| self.line(unit)).collect();
        self.words.plain("official-supports", &[("units", Value::Made(&units.join("; ")))])
    }

    pub fn official_event(&self, event: &EventLine) -> String {
        let name = self.line(&event.name);
        let [from, until] = [event.starts_on, event.ends_on].map(|day| self.official_date(day));
        let args = [
            ("name", Value::Made(&name)),
            ("from", Value::Made(&from)),
            ("days", Value::Key(if event.starts_on == event.ends_on { "one" } else { "several" })),
            ("until", Value::Made(&until)),
            ("sent", Value::Count(event.spread.announcements)),
            ("announcements", Value::Figure(event.spread.announcements)),
            ("copies", Value::Figure(event.spread.copies)),
            ("coming", Value::Figure(event.spread.coming)),
        ];
        self.words.plain("official-event", &args)
    }

    pub fn official_event_result(&self, title: &str, unit: &str, report: &Reported) -> String {
        let [title, unit] = [title, unit].map(|text| self.line(text));
        let text = self.official_words(report);
        let args =
            [("title", Value::Made(&title)), ("unit", Value::Made(&unit)), ("text", Value::Made(&text))];
        self.words.plain("official-event-result", &args)
    }

    pub fn official_other_announcements(&self, announcements: u32, copies: u32) -> String {
        let args = [("announcements", Value::Figure(announcements)), ("copies", Value::Figure(copies))];
        self.words.plain("official-other-announcements", &args)
    }

    /// "05/2020"
    pub fn official_month(&self, month: NaiveDate) -> String {
        let (number, year) = (format!("{:02}", month.month()), month.year().to_string());
        self.words.plain("official-month", &[("month", Value::Made(&number)), ("year", Value::Made(&year))])
    }

    /// How many are late on this day.
    pub fn official_overdue(&self, on: NaiveDate, count: u32) -> String {
        let date = self.official_date(on);
        match count {
            0 => self.words.plain("official-nothing-overdue", &[("date", Value::Made(&date))]),
            count => {
                let args = [("date", Value::Made(&date)), ("count", Value::Figure(count))];
                self.words.plain("official-overdue", &args)
            }
        }
    }

    pub fn official_overdue_item(&self, title: &str, unit: &str, due_on: NaiveDate) -> String {
        let ([title, unit], date) = ([title, unit].map(|text| self.line(text)), self.official_date(due_on));
        let args =
            [("title", Value::Made(&title)), ("unit", Value::Made(&unit)), ("date", Value::Made(&date))];
        self.words.plain("official-overdue-item", &args)
    }

    pub fn official_and_more(&self, count: u32) -> String {
        self.words.plain("official-and-more", &[("count", Value::Figure(count))])
    }

    pub fn official_call(&self, call: &HelpCall) -> String {
        let [unit, title] = [&call.unit_name, &call.title].map(|text| self.line(text));
        let (date, text) = (self.official_date(call.on), self.sentence(&call.text));
        let args = [
            ("unit", Value::Made(&unit)),
            ("date", Value::Made(&date)),
            ("title", Value::Made(&title)),
            ("text", Value::Made(&text)),
        ];
        self.words.plain("official-call", &args)
    }

    pub fn official_next_year(&self, year: i32, is_planned: bool) -> String {
        let key = if is_planned { "official-next-year" } else { "official-next-year-draft" };
        self.words.plain(key, &[("year", Value::Made(&year.to_string()))])
    }

    pub fn official_recipient(&self, name: &str) -> String {
        self.words.plain("official-recipient", &[("name", Value::Made(&self.line(name)))])
    }

    pub fn official_from_until(&self, from: NaiveDate, until: NaiveDate) -> String {
        let [from, until] = [from, until].map(|day| self.official_date(day));
        self.words
            .plain("official-from-until", &[("from", Value::Made(&from)), ("until", Value::Made(&until))])
    }
}

fn kind(kind: Kind) -> Value<'static> {
    Value::Key(super::kind_key(kind))
}
