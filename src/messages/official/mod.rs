//! The screens of official reports: which one, from when until when, and what it will say.

mod paper;
mod plan;
mod texts;

use chrono::Datelike;

pub use texts::OfficialText;

use super::home::home_button;
use super::next_year::next_year_button;
use super::screen::{Label, Screen};
use super::words::{Value, Words};
use crate::domain::action::Action;
use crate::domain::official::action::OfficialAction as Do;
use crate::domain::official::screen::{Chosen, OfficialScreen};
use crate::domain::official::{Format, Kind, Official, Period, RangeProblem, Span, Standing};

pub(super) fn screen(words: &Words<'_>, screen: &OfficialScreen) -> Screen {
    match screen {
        OfficialScreen::Choose(spans) => choose(words, spans, None),
        OfficialScreen::ChooseOrPlan(spans) => choose(words, spans, Some(next_year_button(words))),
        OfficialScreen::AskRange(problem) => ask_range(words, *problem),
        OfficialScreen::Chosen(chosen) => self::chosen(words, chosen),
        OfficialScreen::TooLarge => {
            Screen::of(words.html("report-too-large", &[])).row([back_to_reports(words), home_button(words)])
        }
        OfficialScreen::Sections { title, sections, next_year } => {
            plan::sections(words, title, sections, *next_year)
        }
        OfficialScreen::Section(page) => plan::section(words, page),
        OfficialScreen::Clause(page) => plan::clause(words, page),
    }
}

pub(super) fn report_button(words: &Words<'_>) -> Label {
    button(words, "button-report", Do::Choose)
}

pub(super) fn sections_button(words: &Words<'_>) -> Label {
    button(words, "button-by-section", Do::Sections)
}

fn back_to_reports(words: &Words<'_>) -> Label {
    button(words, "button-back-to-reports", Do::Choose)
}

fn button(words: &Words<'_>, key: &str, action: Do) -> Label {
    words.button(key, Action::Official(action))
}

fn choose(words: &Words<'_>, spans: &[(Span, Period)], more: Option<Label>) -> Screen {
    let mut screen = Screen::of(words.html("report-choose", &[])).gap();
    for (_, period) in spans {
        let name = name(words, *period);
        let [from, until] = [period.from, period.until].map(|day| words.full_day(day));
        let args =
            [("name", Value::Made(&name)), ("from", Value::Made(&from)), ("until", Value::Made(&until))];
        screen = screen.block(words.html("report-choose-line", &args));
    }
    let open = |(span, _): &(Span, Period)| {
        let key = if matches!(span, Span::Half(_)) { "report-half" } else { "report-year" };
        let year = span.year().to_string();
        words.button_with(key, &[("year", Value::Made(&year))], Action::Official(Do::Open(*span)))
    };
    let rows = spans.chunks(2).map(|pair| pair.iter().map(open).collect());
    screen
        .rows(rows)
        .row([button(words, "button-report-other", Do::AskRange)])
        .row([sections_button(words)])
        .row(more)
        .row([home_button(words)])
}

fn ask_range(words: &Words<'_>, problem: Option<RangeProblem>) -> Screen {
    let mut screen = Screen::default();
    if let Some(problem) = problem {
        let (key, year) = match problem {
            RangeProblem::NotUnderstood => ("not-understood", String::new()),
            RangeProblem::NoSuchDay => ("no-such-day", String::new()),
            RangeProblem::Backwards => ("backwards", String::new()),
            RangeProblem::TwoYears => ("two-years", String::new()),
            RangeProblem::NoPlan(year) => ("no-plan", year.to_string()),
        };
        let args = [("problem", Value::Key(key)), ("year", Value::Made(&year))];
        screen = screen.block(words.html("report-range-problem", &args)).gap();
    }
    screen
        .block(words.html("report-ask-range", &[]))
        .row([words.button("button-cancel", Action::Cancel), back_to_reports(words)])
}

fn chosen(words: &Words<'_>, chosen: &Chosen) -> Screen {
    let Chosen { span, period, figures, overdue, is_early, .. } = chosen;
    let name = name(words, *period);
    let [from, until, collected] =
        [period.from, period.until, period.collected_until].map(|day| words.full_day(day));
    let args = [("name", Value::Made(&name)), ("from", Value::Made(&from)), ("until", Value::Made(&until))];
    let mut screen = Screen::of(words.html("report-chosen", &args));
    if period.collected_until != period.until {
        screen = screen.block(words.html("report-collected", &[("date", Value::Made(&collected))]));
    }
    if *is_early {
        screen = screen.block(words.html("report-early", &[]));
    }
    screen = screen.gap();
    screen = match figures.reports {
        0 => screen.block(words.html("report-nothing", &[])),
        count => screen.block(words.html("report-reports", &[("count", Value::Count(count))])),
    };
    if *overdue > 0 {
        screen = screen.block(words.html("report-overdue", &[("count", Value::Count(*overdue))]));
    }
    screen
        .gap()
        .block(words.html("report-draft", &[]))
        .row([
            button(words, "button-report-document", Do::Make(*span, Format::Document)),
            button(words, "button-report-sheet", Do::Make(*span, Format::Sheet)),
            button(words, "button-report-both", Do::MakeBoth(*span)),
        ])
        .row([sections_button(words)])
        .row([back_to_reports(words), home_button(words)])
}

/// What stands under the file.
pub(super) fn caption(words: &Words<'_>, official: &Official) -> Screen {
    let name = name(words, official.period);
    let at = official.made_at;
    let time = at.format("%-H:%M").to_string();
    let mut args =
        vec![("name", Value::Made(&name)), ("time", Value::Made(&time)), ("date", Value::Date(at.date()))];
    if official.is_empty() {
        return Screen::of(words.html("caption-report-nothing", &args));
    }
    args.push(("reports", Value::Figure(official.figures.reports)));
    Screen::of(words.html("caption-report", &args))
}

/// "sơ kết 6 tháng đầu năm 2020"; of the year in which it ends.
fn name(words: &Words<'_>, period: Period) -> String {
    let [from, until] = [period.from, period.until].map(|day| words.full_day(day));
    let year = period.until.year().to_string();
    let args = [
        ("kind", Value::Key(kind_key(period.kind))),
        ("year", Value::Made(&year)),
        ("from", Value::Made(&from)),
        ("until", Value::Made(&until)),
    ];
    words.plain("report-name", &args)
}

fn kind_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Half => "half",
        Kind::Year => "year",
        Kind::Range => "range",
    }
}

fn standing_key(standing: Standing) -> &'static str {
    match standing {
        Standing::Confirmed => "confirmed",
        Standing::Reported => "reported",
        Standing::InProgress => "progress",
        Standing::Overdue => "overdue",
        Standing::NotBegun => "notbegun",
        Standing::Later => "later",
        Standing::Earlier => "earlier",
        Standing::Past => "past",
        Standing::Cancelled => "cancelled",
    }
}
