//! Part II: what was done, counted and sentence by sentence of the plan.

use super::{BODY, HEADING, Paper, QUOTED, TABLE_POINTS};
use crate::domain::official::{Clause, Figures, Line, Section, Standing, TaskLines, UnitLine};
use crate::domain::plan::Tone;
use crate::messages::OfficialText as Text;
use crate::report::document::{Align, Grid, Look, OFFICIAL_WIDTH};

const CAPTION: Look =
    Look { bold: true, align: Align::Centred, first_line: 0, above: 6, with_next: true, ..BODY };
const AFTER_TABLE: Look = Look { points: 6, below: 0, ..BODY };

pub(super) fn write(paper: &mut Paper<'_>, sections: Vec<&Section>) {
    paper.heading(Text::PartResults);
    general(paper);
    paper.heading(Text::BySection);
    for section in sections {
        write_section(paper, section);
    }
    events(paper);
    cases(paper);
}

/// All units together.
pub(super) fn total(units: &[UnitLine], figures: Figures) -> UnitLine {
    let sum = |of: fn(&UnitLine) -> u32| units.iter().map(of).sum();
    UnitLine {
        unit: crate::domain::ids::UnitId(0),
        name: String::new(),
        tone: Tone::Assigned,
        led: sum(|unit| unit.led),
        confirmed: sum(|unit| unit.confirmed),
        reported: sum(|unit| unit.reported),
        in_progress: sum(|unit| unit.in_progress),
        overdue: sum(|unit| unit.overdue),
        not_begun: sum(|unit| unit.not_begun),
        figures,
    }
}

fn general(paper: &mut Paper<'_>) {
    let (facts, words) = (paper.facts, paper.words);
    let total = total(&facts.units, facts.figures);
    paper.heading(Text::General);
    paper.body(&words.official_counted(&total));
    let text = |key| words.official(key);
    let figure = |number: u32| words.figure(number);

    paper.write(&text(Text::TableTasks), CAPTION);
    let row = |first: String, name: String, unit: &UnitLine| {
        let counts =
            [unit.led, unit.confirmed, unit.reported, unit.in_progress, unit.overdue, unit.not_begun];
        [first, name].into_iter().chain(counts.map(figure)).collect::<Vec<_>>()
    };
    let heads = [
        Text::ColNumber,
        Text::ColUnit,
        Text::ColLed,
        Text::ColConfirmed,
        Text::ColReported,
        Text::ColProgress,
        Text::ColOverdue,
        Text::ColNotBegun,
    ];
    let numbered = || facts.units.iter().enumerate().map(|(place, unit)| ((place + 1).to_string(), unit));
    paper.document.grid(&Grid {
        widths: widths(&[550, 0, 850, 900, 900, 850, 850, 900]),
        aligns: figures_right(6),
        head: heads.map(text).to_vec(),
        rows: numbered().map(|(number, unit)| row(number, words.line(&unit.name), unit)).collect(),
        last: Some(row(String::new(), text(Text::ColTotal), &total)),
        points: TABLE_POINTS,
    });
    paper.write("", AFTER_TABLE);

    paper.write(&text(Text::TableFigures), CAPTION);
    let some = |number: Option<u32>| number.map(figure).unwrap_or_default();
    let row = |first: String, name: String, sums: &Figures| {
        vec![
            first,
            name,
            figure(sums.reports),
            some(sums.participants),
            some(sums.women),
            some(sums.men),
            figure(sums.without_figures),
        ]
    };
    let heads = [
        Text::ColNumber,
        Text::ColUnit,
        Text::ColReports,
        Text::ColParticipants,
        Text::ColWomen,
        Text::ColMen,
        Text::ColWithout,
    ];
    paper.document.grid(&Grid {
        widths: widths(&[550, 0, 1000, 1250, 900, 900, 1150]),
        aligns: figures_right(5),
        head: heads.map(text).to_vec(),
        rows: numbered().map(|(number, unit)| row(number, words.line(&unit.name), &unit.figures)).collect(),
        last: Some(row(String::new(), text(Text::ColTotal), &facts.figures)),
        points: TABLE_POINTS,
    });
    paper.write("", AFTER_TABLE);
    paper.body(&words.official_figures_note(facts.figures));
}

/// The column of width nought gets what the others leave.
pub(super) fn widths(columns: &[u32]) -> Vec<u32> {
    let rest = OFFICIAL_WIDTH.saturating_sub(columns.iter().sum());
    columns.iter().map(|width| if *width == 0 { rest } else { *width }).collect()
}

/// A number, a name, and so many figures.
fn figures_right(figures: usize) -> Vec<Align> {
    [Align::Centred, Align::Left].into_iter().chain(std::iter::repeat_n(Align::Right, figures)).collect()
}

fn write_section(paper: &mut Paper<'_>, section: &Section) {
    let words = paper.words;
    let is_heading = |clause: &&Clause| clause.task.is_none() && clause.section == section.number;
    let heading = section.clauses.first().filter(is_heading);
    let named = match (heading, &section.unit) {
        (Some(clause), _) => Some((clause.text.as_str(), Tone::Assigned)),
        (None, Some((name, tone))) => Some((name.as_str(), *tone)),
        (None, None) => None,
    };
    paper.write(&words.official_section(&section.number, named), HEADING);
    let mut last = section.number.as_str();
    for clause in section.clauses.iter().skip(usize::from(heading.is_some())) {
        write_clause(paper, section, clause, clause.section != last);
        last = &clause.section;
    }
    if section.clauses.iter().all(|clause| clause.task.is_none()) {
        paper.say(Text::NoTasks);
    }
}

/// A sentence of the plan, slanted, and below it what was done. `opens` says that a subsection ("a") begins with it.
fn write_clause(paper: &mut Paper<'_>, section: &Section, clause: &Clause, opens: bool) {
    let words = paper.words;
    let text = words.lines(&clause.text).lines().collect::<Vec<_>>().join(" ");
    let letter = clause.section.strip_prefix(&section.number).map(|rest| rest.trim_start_matches('.'));
    let item = match letter.filter(|letter| opens && !letter.is_empty()) {
        Some(letter) => words.official_subitem(&words.line(letter), &text),
        None => words.official_item(&text),
    };
    let Some(task) = &clause.task else { return paper.write(&item, QUOTED) };
    paper.write(&item, Look { with_next: true, ..QUOTED });
    write_task(paper, task);
}

fn write_task(paper: &mut Paper<'_>, task: &TaskLines) {
    let words = paper.words;
    for line in &task.lines {
        if let Some(report) = &line.report {
            paper.body(&words.official_result(&line.unit_name, line.standing, report));
        }
    }
    for (unit, standing, due) in unreported(&task.lines) {
        paper.body(&words.official_open(unit, standing, &due));
    }
    if task.lines.is_empty() {
        paper.say(Text::NobodyLeads);
    }
    if !task.supports.is_empty() {
        paper.body(&words.official_supports(&task.supports));
    }
}

/// Occurrences without a result, those of one unit and standing together.
fn unreported(lines: &[Line]) -> Vec<(&str, Standing, Vec<chrono::NaiveDate>)> {
    let mut groups: Vec<(&str, Standing, Vec<chrono::NaiveDate>)> = Vec::new();
    for line in lines.iter().filter(|line| line.report.is_none()) {
        let own = |group: &&mut (&str, Standing, _)| group.0 == line.unit_name && group.1 == line.standing;
        match groups.iter_mut().find(own) {
            Some((_, _, due)) => due.push(line.due_on),
            None => groups.push((&line.unit_name, line.standing, vec![line.due_on])),
        }
    }
    groups
}

fn events(paper: &mut Paper<'_>) {
    let (facts, words) = (paper.facts, paper.words);
    paper.heading(Text::Events);
    for event in &facts.events {
        paper.body(&words.official_event(event));
        for result in &event.results {
            paper.body(&words.official_event_result(&result.title, &result.unit_name, &result.report));
        }
    }
    if facts.events.is_empty() {
        paper.say(Text::NoEvents);
    }
    let other = facts.other_announcements;
    if other.announcements > 0 {
        paper.body(&words.official_other_announcements(other.announcements, other.copies));
    }
}

fn cases(paper: &mut Paper<'_>) {
    let (facts, words) = (paper.facts, paper.words);
    paper.heading(Text::Violence);
    paper.leave_room();
    if facts.cases.is_empty() {
        return paper.say(Text::NoCases);
    }
    paper.say(Text::CasesNote);
    let rows = facts.cases.iter().map(|month| {
        let count = month.cases.map_or_else(|| words.official(Text::Few), |cases| words.figure(cases));
        vec![words.official_month(month.month), count]
    });
    let grid = Grid {
        widths: vec![2400, 2400],
        aligns: vec![Align::Centred, Align::Centred],
        head: [Text::ColMonth, Text::ColCases].map(|key| words.official(key)).to_vec(),
        rows: rows.collect(),
        last: None,
        points: TABLE_POINTS,
    };
    paper.document.grid(&grid);
    paper.write("", AFTER_TABLE);
}
