//! Parts III to V: what the office judges itself, with what is written down as material for it.

use super::results::widths;
use super::{Paper, TABLE_POINTS, quote};
use crate::domain::official::{Section, Standing};
use crate::messages::OfficialText as Text;
use crate::report::document::{Align, Grid};

/// Late tasks that the text names; all of them stand in the annex.
const NAMED: usize = 15;

pub(super) fn write(paper: &mut Paper<'_>, solutions: Vec<&Section>) {
    paper.heading(Text::PartAssessment);
    paper.heading(Text::Strengths);
    paper.leave_room();
    paper.heading(Text::Limits);
    overdue(paper);
    paper.leave_room();
    paper.heading(Text::Causes);
    paper.leave_room();
    paper.heading(Text::Calls);
    calls(paper);

    let title = paper.words.official_part_ahead(paper.facts);
    paper.write(&title, super::HEADING);
    ahead(paper);
    paper.heading(Text::Solutions);
    quote(paper, &solutions);

    paper.heading(Text::PartProposals);
    paper.leave_room();
}

fn overdue(paper: &mut Paper<'_>) {
    let (facts, words) = (paper.facts, paper.words);
    let late: Vec<_> = facts.lines().filter(|(_, _, line)| line.standing == Standing::Overdue).collect();
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    paper.body(&words.official_overdue(facts.as_of, count(late.len())));
    for (_, task, line) in late.iter().take(NAMED) {
        paper.body(&words.official_overdue_item(&task.title, &line.unit_name, line.due_on));
    }
    if late.len() > NAMED {
        paper.body(&words.official_and_more(count(late.len() - NAMED)));
    }
}

fn calls(paper: &mut Paper<'_>) {
    for call in &paper.facts.calls {
        let line = paper.words.official_call(call);
        paper.body(&line);
    }
    if paper.facts.calls.is_empty() {
        paper.say(Text::NoCalls);
    }
}

/// What comes: next year's tasks in a year's report, else what the plan still asks for.
fn ahead(paper: &mut Paper<'_>) {
    let (facts, words) = (paper.facts, paper.words);
    let text = |key| words.official(key);
    let (heads, columns, rows): (_, _, Vec<Vec<String>>) = match &facts.next_year {
        Some(next) => {
            paper.write(&words.official_next_year(next.year, next.is_planned), super::HEADING);
            let row = |task: &crate::domain::official::NextTask| {
                let units: Vec<String> = task.units.iter().map(|unit| words.line(unit)).collect();
                vec![words.line(&task.section), words.line(&task.title), units.join("; ")]
            };
            let heads = [Text::ColSection, Text::ColTask, Text::ColLeads];
            (heads, [900, 0, 3200], next.tasks.iter().map(row).collect())
        }
        None => {
            paper.heading(Text::Ahead);
            let row = |ahead: &crate::domain::official::Ahead| {
                vec![
                    words.official_date(ahead.due_on),
                    words.line(&ahead.title),
                    words.line(&ahead.unit_name),
                ]
            };
            let heads = [Text::ColDue, Text::ColTask, Text::ColLeads];
            (heads, [1350, 0, 3200], facts.ahead.iter().map(row).collect())
        }
    };
    if rows.is_empty() {
        return paper.say(Text::NothingAhead);
    }
    let grid = Grid {
        widths: widths(&columns),
        aligns: vec![Align::Centred],
        head: heads.map(text).to_vec(),
        rows,
        last: None,
        points: TABLE_POINTS,
    };
    paper.document.grid(&grid);
    paper.write("", super::BODY);
}
