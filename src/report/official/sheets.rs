//! The report as a workbook: an overview, all tasks, the plan sentence by sentence, and a sheet for each unit.

use std::collections::HashSet;

use super::results::total;
use crate::domain::official::{Clause, Figures, Line, Official, TaskLines, UnitLine};
use crate::messages::{OfficialText as Text, PaperWords};
use crate::report::PaperError;
use crate::report::sheet::{Cell, Sheet, workbook as bound};

/// In letters.
const TASK_WIDTHS: [u32; 14] = [26, 9, 44, 12, 13, 20, 9, 13, 60, 10, 8, 8, 10, 60];
const OVERVIEW_WIDTHS: [u32; 12] = [40, 12, 12, 12, 12, 12, 12, 12, 14, 9, 9, 14];

/// The report as a workbook (`.xlsx`).
pub fn workbook(facts: &Official, words: &PaperWords<'_>) -> Result<Vec<u8>, PaperError> {
    let mut taken = HashSet::new();
    let mut name = |name: &str| sheet_name(name, &mut taken);
    let mut sheets = vec![
        overview(facts, words, &name(&words.official(Text::SheetOverview)))?,
        tasks(facts, words, &name(&words.official(Text::SheetTasks)), |_| true)?,
        plan(facts, words, &name(&words.official(Text::SheetPlan)))?,
    ];
    if !facts.cases.is_empty() {
        sheets.push(cases(facts, words, &name(&words.official(Text::SheetCases)))?);
    }
    for unit in &facts.units {
        let of_unit = |line: &Line| line.unit == unit.unit;
        sheets.push(tasks(facts, words, &name(&words.line(&unit.name)), of_unit)?);
    }
    bound(sheets, facts.made_at)
}

fn overview(facts: &Official, words: &PaperWords<'_>, name: &str) -> Result<Sheet, PaperError> {
    let text = |key| words.official(key);
    let mut sheet = Sheet::new(name, &OVERVIEW_WIDTHS)?;
    sheet.title(&words.official_subject(facts))?;
    if facts.is_empty() {
        sheet.note(&text(Text::NothingReported))?;
    }
    sheet.fact(&text(Text::ColPlan), &Cell::Text(words.line(&facts.plan.title)))?;
    let period = words.official_from_until(facts.period.from, facts.period.until);
    sheet.fact(&text(Text::ColPeriod), &Cell::Text(period))?;
    sheet.fact(&text(Text::ColCollected), &Cell::Date(facts.period.collected_until))?;
    sheet.note(&words.made_at(facts.made_at))?;
    sheet.note(&words.official_figures_note(facts.figures))?;
    sheet.gap();
    let heads = [
        Text::ColUnit,
        Text::ColLed,
        Text::ColConfirmed,
        Text::ColReported,
        Text::ColProgress,
        Text::ColOverdue,
        Text::ColNotBegun,
        Text::ColReports,
        Text::ColParticipants,
        Text::ColWomen,
        Text::ColMen,
        Text::ColWithout,
    ];
    let row = |name: String, unit: &UnitLine| {
        let Figures { reports, without_figures, participants, women, men, .. } = unit.figures;
        let counts = [
            unit.led,
            unit.confirmed,
            unit.reported,
            unit.in_progress,
            unit.overdue,
            unit.not_begun,
            reports,
        ];
        let mut cells = vec![Cell::Text(name)];
        cells.extend(counts.map(Cell::Number));
        cells.extend([participants, women, men].map(some));
        cells.push(Cell::Number(without_figures));
        cells
    };
    let rows: Vec<_> = facts.units.iter().map(|unit| row(words.line(&unit.name), unit)).collect();
    let total = row(text(Text::ColTotal), &total(&facts.units, facts.figures));
    sheet.table(&heads.map(text), &rows, Some(&total))?;
    Ok(sheet)
}

fn tasks(
    facts: &Official,
    words: &PaperWords<'_>,
    name: &str,
    is_wanted: impl Fn(&Line) -> bool,
) -> Result<Sheet, PaperError> {
    let heads = [
        Text::ColUnit,
        Text::ColSection,
        Text::ColTask,
        Text::ColDue,
        Text::ColKind,
        Text::ColStanding,
        Text::ColCounted,
        Text::ColReportedOn,
        Text::ColResult,
        Text::ColParticipants,
        Text::ColWomen,
        Text::ColMen,
        Text::ColEvidence,
        Text::ColText,
    ];
    let lines = facts.lines().filter(|(_, _, line)| is_wanted(line));
    let rows: Vec<_> = lines.map(|(clause, task, line)| row(words, clause, task, line)).collect();
    let mut sheet = Sheet::new(name, &TASK_WIDTHS)?;
    sheet.list(&heads.map(|key| words.official(key)), &rows)?;
    Ok(sheet)
}

fn row(words: &PaperWords<'_>, clause: &Clause, task: &TaskLines, line: &Line) -> Vec<Cell> {
    let either = |first: bool, one, other| Cell::Text(words.official(if first { one } else { other }));
    let report = line.report.as_ref();
    vec![
        Cell::Text(words.line(&line.unit_name)),
        Cell::Text(words.line(&clause.section)),
        Cell::Text(words.line(&task.title)),
        Cell::Date(line.due_on),
        either(line.ongoing, Text::Ongoing, Text::Dated),
        Cell::Text(words.official_standing(line.standing)),
        either(line.standing.counts(), Text::Yes, Text::No),
        report.map_or(Cell::Empty, |report| Cell::Date(report.on)),
        report.map_or(Cell::Empty, |report| Cell::Text(words.lines(&report.text))),
        some(report.and_then(|report| report.participants)),
        some(report.and_then(|report| report.women)),
        some(report.and_then(|report| report.men)),
        some(report.map(|report| report.evidence)),
        Cell::Text(words.lines(&clause.text)),
    ]
}

/// Every sentence of the plan, with what was reported of it.
fn plan(facts: &Official, words: &PaperWords<'_>, name: &str) -> Result<Sheet, PaperError> {
    let mut sheet = Sheet::new(name, &[10, 90, 14, 14, 14])?;
    let heads = [Text::ColSection, Text::ColText, Text::ColLed, Text::ColReports, Text::ColOverdue];
    let count = |number: usize| Cell::Number(u32::try_from(number).unwrap_or(u32::MAX));
    let clauses = facts.sections.iter().flat_map(|section| &section.clauses);
    let rows: Vec<_> = clauses
        .map(|clause| {
            let lines = || clause.task.iter().flat_map(|task| &task.lines);
            let overdue = |line: &&Line| line.standing == crate::domain::official::Standing::Overdue;
            let mut cells =
                vec![Cell::Text(words.line(&clause.section)), Cell::Text(words.lines(&clause.text))];
            cells.extend(match clause.task {
                None => [Cell::Empty, Cell::Empty, Cell::Empty],
                Some(_) => [
                    count(lines().filter(|line| line.standing.counts()).count()),
                    count(lines().filter(|line| line.report.is_some()).count()),
                    count(lines().filter(overdue).count()),
                ],
            });
            cells
        })
        .collect();
    sheet.list(&heads.map(|key| words.official(key)), &rows)?;
    Ok(sheet)
}

fn cases(facts: &Official, words: &PaperWords<'_>, name: &str) -> Result<Sheet, PaperError> {
    let mut sheet = Sheet::new(name, &[16, 16])?;
    let heads = [Text::ColMonth, Text::ColCases].map(|key| words.official(key));
    let few = || Cell::Text(words.official(Text::Few));
    let row = |month: &crate::domain::official::CaseMonth| {
        vec![Cell::Text(words.official_month(month.month)), month.cases.map_or_else(few, Cell::Number)]
    };
    let rows: Vec<_> = facts.cases.iter().map(row).collect();
    sheet.list(&heads, &rows)?;
    Ok(sheet)
}

fn some(number: Option<u32>) -> Cell {
    number.map_or(Cell::Empty, Cell::Number)
}

/// A name that Excel takes: at most 31 letters, without `[]:*?/\` and quotes at its ends, and no other sheet's.
fn sheet_name(wanted: &str, taken: &mut HashSet<String>) -> String {
    const LONGEST: usize = 31;
    let allowed: String = wanted.chars().filter(|letter| !r"[]:*?/\".contains(*letter)).collect();
    let allowed = allowed.trim_matches(|letter: char| letter == '\'' || letter.is_whitespace());
    let cut = |ending: &str| {
        let mut name = String::new();
        for letter in allowed.chars() {
            let units = [name.as_str(), ending].iter().map(|part| part.encode_utf16().count()).sum::<usize>();
            if units + letter.len_utf16() > LONGEST {
                break;
            }
            name.push(letter);
        }
        format!("{}{ending}", name.trim_end()).trim_start().to_owned()
    };
    let numbered = (2u32..).map(|number| cut(&format!(" ({number})")));
    // Excel keeps "History" for itself.
    let is_free =
        |name: &String| !taken.contains(&name.to_lowercase()) && !name.eq_ignore_ascii_case("history");
    let first = Some(cut("")).filter(|name| !name.is_empty());
    let name = first.into_iter().chain(numbered).find(is_free).unwrap_or_default();
    taken.insert(name.to_lowercase());
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_one_that_a_sheet_may_have() {
        let mut taken = HashSet::new();
        let mut name = |wanted: &str| sheet_name(wanted, &mut taken);
        let long = "Ủy ban Mặt trận Tổ quốc Việt Nam và các đoàn thể xã";
        assert_eq!(name(long), "Ủy ban Mặt trận Tổ quốc Việt Na");
        assert_eq!(name(long), "Ủy ban Mặt trận Tổ quốc Việ (2)");
        assert_eq!(name("'[Công/an]: xã*?\\'"), "Côngan xã");
        assert_eq!(name("CÔNGAN XÃ"), "CÔNGAN XÃ (2)");
        assert_eq!(name("history"), "history (2)");
        assert_eq!(name("[]"), "(2)");
        let clowns = name(&"🤡".repeat(40));
        assert!(clowns.encode_utf16().count() <= 31, "{clowns}");
    }
}
