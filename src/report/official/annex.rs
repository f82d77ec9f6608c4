//! The annexes: every task of the period by unit, and every figure that was reported.

use std::collections::HashMap;

use super::results::widths;
use super::{BODY, Paper};
use crate::domain::ids::UnitId;
use crate::domain::official::{Clause, Line, TaskLines};
use crate::messages::OfficialText as Text;
use crate::report::document::{Align, Grid, Look, OFFICIAL_WIDTH};

/// Smaller than the text, so that tables stay narrow.
const POINTS: usize = 11;
const RULE: u32 = 1500;

const TITLE: Look =
    Look { bold: true, align: Align::Centred, first_line: 0, below: 0, with_next: true, ..BODY };
const UNIT: Look = Look { bold: true, first_line: 0, above: 8, with_next: true, ..BODY };

pub(super) fn write(paper: &mut Paper<'_>) {
    title(paper, Text::AnnexTasks, Text::AnnexTasksName);
    tasks(paper);
    title(paper, Text::AnnexFigures, Text::AnnexFiguresName);
    figures(paper);
}

fn title(paper: &mut Paper<'_>, number: Text, name: Text) {
    let [number, name] = [number, name].map(|key| paper.words.official(key));
    paper.document.next_page();
    paper.document.paragraph(&number, TITLE);
    paper.document.paragraph(&name, TITLE);
    paper.document.rule(RULE, OFFICIAL_WIDTH);
}

fn tasks(paper: &mut Paper<'_>) {
    let (facts, words) = (paper.facts, paper.words);
    let mut of_units: HashMap<UnitId, Vec<(&Clause, &TaskLines, &Line)>> = HashMap::new();
    for found in facts.lines().filter(|(_, _, line)| line.standing.counts()) {
        of_units.entry(found.2.unit).or_default().push(found);
    }
    let heads =
        [Text::ColNumber, Text::ColSection, Text::ColTask, Text::ColDue, Text::ColStanding, Text::ColResult];
    let row = |(number, (clause, task, line)): (usize, &(&Clause, &TaskLines, &Line))| {
        vec![
            (number + 1).to_string(),
            words.line(&clause.section),
            words.line(&task.title),
            words.official_date(line.due_on),
            words.official_standing(line.standing),
            line.report.as_ref().map(|report| words.official_words(report)).unwrap_or_default(),
        ]
    };
    for unit in &facts.units {
        let Some(lines) = of_units.get(&unit.unit) else { continue };
        let grid = Grid {
            widths: widths(&[500, 800, 2750, 1200, 1300, 0]),
            aligns: vec![Align::Centred, Align::Left, Align::Left, Align::Centred],
            head: heads.map(|key| words.official(key)).to_vec(),
            rows: lines.iter().enumerate().map(row).collect(),
            last: None,
            points: POINTS,
        };
        paper.write(&words.line(&unit.name), UNIT);
        paper.document.grid(&grid);
    }
}

fn figures(paper: &mut Paper<'_>) {
    let (facts, words) = (paper.facts, paper.words);
    let some = |number: Option<u32>| number.map(|number| words.figure(number)).unwrap_or_default();
    let reported =
        facts.lines().filter_map(|(clause, task, line)| Some((clause, task, line, line.report.as_ref()?)));
    let row = |(number, (clause, task, line, report)): (
        usize,
        (&Clause, &TaskLines, &Line, &crate::domain::official::Reported),
    )| {
        vec![
            (number + 1).to_string(),
            words.line(&clause.section),
            words.line(&task.title),
            words.line(&line.unit_name),
            words.official_date(report.on),
            some(report.participants),
            some(report.women),
            some(report.men),
            words.figure(report.evidence),
        ]
    };
    let rows: Vec<Vec<String>> = reported.enumerate().map(row).collect();
    if rows.is_empty() {
        return paper.say(Text::NoFigures);
    }
    let sums = facts.figures;
    let blank = String::new;
    let last = vec![
        blank(),
        blank(),
        words.official(Text::ColTotal),
        blank(),
        blank(),
        some(sums.participants),
        some(sums.women),
        some(sums.men),
        words.figure(sums.evidence),
    ];
    let heads = [
        Text::ColNumber,
        Text::ColSection,
        Text::ColTask,
        Text::ColUnit,
        Text::ColReportedOn,
        Text::ColParticipants,
        Text::ColWomen,
        Text::ColMen,
        Text::ColEvidence,
    ];
    let right = Align::Right;
    let grid = Grid {
        widths: widths(&[500, 800, 0, 1900, 1200, 800, 650, 650, 750]),
        aligns: vec![
            Align::Centred,
            Align::Left,
            Align::Left,
            Align::Left,
            Align::Centred,
            right,
            right,
            right,
            right,
        ],
        head: heads.map(|key| words.official(key)).to_vec(),
        rows,
        last: Some(last),
        points: POINTS,
    };
    paper.document.grid(&grid);
}
