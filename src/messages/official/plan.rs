//! The plan from section to section and sentence to sentence: what was done, by whom, with which evidence.

use super::super::home::home_button;
use super::super::next_year::next_year_button;
use super::super::screen::{Label, Screen, turning};
use super::super::words::{Value, Words};
use super::{sections_button, standing_key};
use crate::domain::action::Action;
use crate::domain::change::OUTSIDE_THE_PLAN;
use crate::domain::official::Line;
use crate::domain::official::action::OfficialAction as Do;
use crate::domain::official::screen::{ClauseLine, ClausePage, SectionLine, SectionPage};

const SECTIONS_IN_A_ROW: usize = 4;
/// Room for a sentence, in units; those of plans are far shorter.
const SENTENCE_UNITS: usize = 1150;
/// Room for what a unit wrote.
const RESULT_UNITS: usize = 420;

pub(super) fn sections(words: &Words<'_>, title: &str, sections: &[SectionLine], next_year: bool) -> Screen {
    let line = |section: &SectionLine| {
        let number = shown(words, &section.number);
        let args = [
            ("number", Value::Title(&number)),
            ("named", Value::Key(if section.unit.is_some() { "unit" } else { "none" })),
            ("unit", Value::Name(section.unit.as_deref().unwrap_or_default())),
            ("clauses", Value::Count(section.clauses)),
            ("tasks", Value::Count(section.tasks)),
            ("reported", Value::Count(section.reported)),
        ];
        words.html("sections-line", &args)
    };
    let buttons: Vec<Label> = (0u16..)
        .zip(sections)
        .map(|(place, section)| {
            let number = shown(words, &section.number);
            let number = [("number", Value::Name(&number))];
            words.button_with("button-section", &number, Action::Official(Do::Section { place, page: 0 }))
        })
        .collect();
    Screen::of(words.html("sections", &[("title", Value::Title(title))]))
        .gap()
        .blocks(sections.iter().map(line))
        .foot(words.html("sections-foot", &[]))
        .rows(buttons.chunks(SECTIONS_IN_A_ROW).map(<[Label]>::to_vec))
        .row(next_year.then(|| next_year_button(words)))
        .row([super::report_button(words), home_button(words)])
}

pub(super) fn section(words: &Words<'_>, page: &SectionPage) -> Screen {
    let number = shown(words, &page.number);
    let args = [
        ("number", Value::Title(&number)),
        ("named", Value::Key(if page.unit.is_some() { "unit" } else { "none" })),
        ("unit", Value::Name(page.unit.as_deref().unwrap_or_default())),
    ];
    let mut screen = Screen::of(words.html("section", &args));
    if page.clauses.is_empty() {
        screen = screen.gap().block(words.html("section-none", &[]));
    } else if page.tasks == 0 {
        screen = screen.block(words.html("section-no-tasks", &[]));
    }
    let mut open = Vec::new();
    for (place, clause) in &page.clauses {
        let number = u32::from(*place) + 1;
        screen = screen.gap().block(sentence(words, number, clause));
        if let Some(state) = clause.state {
            let args = [
                ("led", Value::Count(state.led)),
                ("done", Value::Count(state.done)),
                ("overdue", Value::Count(state.overdue)),
                ("evidence", Value::Count(state.evidence)),
            ];
            screen = screen.block(match state.cancelled {
                true => words.html("section-cancelled", &[]),
                false => words.html("section-state", &args),
            });
            let action = Do::Clause { place: page.place, clause: *place, page: 0 };
            let number = [("number", Value::Count(number))];
            open.push(words.button_with("button-number", &number, Action::Official(action)));
        }
    }
    let turn = |to| Do::Section { place: page.place, page: to };
    pages(words, screen.row(open), page.page, page.pages, turn)
        .row([words.button("button-back-to-sections", Action::Official(Do::Sections)), home_button(words)])
}

/// A section's number, or what stands for it of tasks that were added in the chat.
fn shown(words: &Words<'_>, section: &str) -> String {
    match section {
        OUTSIDE_THE_PLAN => words.plain("section-outside", &[]),
        number => number.to_owned(),
    }
}

/// Only tasks have a number: it is their button's.
fn sentence(words: &Words<'_>, number: u32, clause: &ClauseLine) -> String {
    let section = shown(words, &clause.section);
    let text = [
        ("section", Value::Title(&section)),
        ("text", Value::Lines(&clause.text, SENTENCE_UNITS)),
        ("number", Value::Count(number)),
    ];
    match clause.state {
        Some(_) => words.html("section-clause", &text),
        None => words.html("section-plain", &text[..2]),
    }
}

pub(super) fn clause(words: &Words<'_>, page: &ClausePage) -> Screen {
    let section = shown(words, &page.section);
    let args = [("section", Value::Title(&section)), ("text", Value::Lines(&page.text, SENTENCE_UNITS))];
    let mut screen = Screen::of(words.html("clause", &args)).gap();
    screen = match &page.title {
        None => screen.block(words.html("clause-none", &[])),
        Some(title) => screen.block(words.html("clause-title", &[("title", Value::Title(title))])),
    };
    if !page.supports.is_empty() {
        let units = page.supports.join("; ");
        screen = screen.block(words.html("clause-supports", &[("units", Value::Prose(&units))]));
    }
    if page.title.is_some() && page.lines.is_empty() {
        screen = screen.block(words.html("clause-nobody", &[]));
    }
    let mut evidence = Vec::new();
    for line in &page.lines {
        screen = screen.gap().blocks(result(words, line));
        if let Some(pieces) = line.report.as_ref().map(|report| report.evidence).filter(|pieces| *pieces > 0)
        {
            let args = [("unit", Value::Name(&line.unit_name)), ("count", Value::Count(pieces))];
            evidence.push(vec![words.button_with(
                "button-evidence-of",
                &args,
                Action::Evidence(line.assignment),
            )]);
        }
    }
    let turn = |to| Do::Clause { place: page.place, clause: page.clause, page: to };
    let back = Do::Section { place: page.place, page: page.back_to };
    let number = [("number", Value::Title(&section))];
    pages(words, screen.rows(evidence), page.page, page.pages, turn).row([
        words.button_with("button-back-to-section", &number, Action::Official(back)),
        sections_button(words),
    ])
}

/// What one unit did of one occurrence.
fn result(words: &Words<'_>, line: &Line) -> Vec<String> {
    let due = words.full_day(line.due_on);
    let args = [
        ("unit", Value::Name(&line.unit_name)),
        ("due", Value::Made(&due)),
        ("standing", Value::Key(standing_key(line.standing))),
    ];
    let mut lines = vec![words.html("clause-line", &args)];
    let Some(report) = &line.report else { return lines };
    let on = words.full_day(report.on);
    lines.push(match report.text.trim() {
        "" => words.html("clause-report-silent", &[("date", Value::Made(&on))]),
        text => {
            let args = [("date", Value::Made(&on)), ("text", Value::Lines(text, RESULT_UNITS))];
            words.html("clause-report", &args)
        }
    });
    let figures = [
        ("clause-participants", report.participants),
        ("clause-women", report.women),
        ("clause-men", report.men),
    ];
    let said: Vec<String> = figures
        .into_iter()
        .filter_map(|(key, figure)| Some(words.html(key, &[("count", Value::Figure(figure?))])))
        .collect();
    if !said.is_empty() {
        lines.push(words.html("clause-figures", &[("figures", Value::Made(&said.join(", ")))]));
    }
    if report.evidence == 0 {
        lines.push(words.html("clause-no-evidence", &[]));
    }
    lines
}

/// The page's number and the ways to the others, if there are any.
fn pages(words: &Words<'_>, screen: Screen, page: u16, of: u16, turn: impl Fn(u16) -> Do) -> Screen {
    if of < 2 {
        return screen;
    }
    let args = [("page", Value::Count(u32::from(page) + 1)), ("pages", Value::Count(u32::from(of)))];
    let turn = |page| Action::Official(turn(page));
    screen.foot(words.html("section-page", &args)).row(turning(words, page, of, turn))
}
