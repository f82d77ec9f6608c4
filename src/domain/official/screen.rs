//! What is shown of reports and of the plan sentence by sentence.

use serde::{Deserialize, Serialize};

use super::super::paging::Paged;
use super::{Clause, Figures, Line, Official, Period, RangeProblem, Span, Standing, TaskLines};

/// Sentences on a page: each may be long, and all of them must be read in full.
const CLAUSES: usize = 3;
/// Results on a page.
const LINES: usize = 4;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OfficialScreen {
    /// Which report? Newest first.
    Choose(Vec<(Span, Period)>),
    /// Between which days?
    AskRange(Option<RangeProblem>),
    /// What a report will say, before it is made.
    Chosen(Box<Chosen>),
    /// Telegram takes no file as large as this.
    TooLarge,
    Sections {
        title: String,
        sections: Vec<SectionLine>,
        /// Whether the reader may propose the plan of the next year.
        #[serde(default)]
        next_year: bool,
    },
    Section(Box<SectionPage>),
    Clause(Box<ClausePage>),
    /// Which report, while the next year's plan is due too.
    ChooseOrPlan(Vec<(Span, Period)>),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chosen {
    pub span: Span,
    pub period: Period,
    pub figures: Figures,
    pub overdue: u32,
    /// The period has not ended yet.
    pub is_early: bool,
}

impl Chosen {
    pub fn of(span: Span, official: &Official) -> Self {
        Self {
            span,
            period: official.period,
            figures: official.figures,
            overdue: official.units.iter().map(|unit| unit.overdue).sum(),
            is_early: official.as_of < official.period.until,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionLine {
    pub number: String,
    pub unit: Option<String>,
    /// Sentences of the plan, and how many of them are tasks.
    pub clauses: u32,
    pub tasks: u32,
    /// Tasks of which something was reported.
    pub reported: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionPage {
    pub place: u16,
    pub number: String,
    pub unit: Option<String>,
    /// With their places in the section.
    pub clauses: Vec<(u16, ClauseLine)>,
    pub tasks: u32,
    pub page: u16,
    pub pages: u16,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClauseLine {
    pub section: String,
    pub text: String,
    /// Absent if it is no task.
    pub state: Option<ClauseState>,
}

/// Counts of a task's occurrences, by leading unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClauseState {
    pub led: u32,
    pub done: u32,
    pub overdue: u32,
    pub evidence: u32,
    /// Nothing of it is to be done any more.
    #[serde(default)]
    pub cancelled: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClausePage {
    pub place: u16,
    pub clause: u16,
    /// The page of the section on which it stands.
    pub back_to: u16,
    pub section: String,
    pub text: String,
    /// Absent if it is no task.
    pub title: Option<String>,
    pub supports: Vec<String>,
    /// What was reported comes first.
    pub lines: Vec<Line>,
    pub page: u16,
    pub pages: u16,
}

impl OfficialScreen {
    /// The plan's sections, with what was done of each.
    pub fn sections(official: &Official) -> Self {
        let line = |section: &super::Section| {
            let tasks = || {
                let tasks = section.clauses.iter().filter_map(|clause| clause.task.as_ref());
                tasks.filter(|task| !is_cancelled(task))
            };
            let is_reported = |task: &&TaskLines| task.lines.iter().any(|line| line.report.is_some());
            SectionLine {
                number: section.number.clone(),
                unit: section.unit.as_ref().map(|(name, _)| name.clone()),
                clauses: count(section.clauses.len()),
                tasks: count(tasks().count()),
                reported: count(tasks().filter(is_reported).count()),
            }
        };
        let sections = official.sections.iter().map(line).collect();
        Self::Sections { title: official.plan.title.clone(), sections, next_year: false }
    }

    /// The same for a coordinator, who finds the way to the next year's plan in it.
    pub fn for_coordinator(self) -> Self {
        match self {
            Self::Sections { title, sections, .. } => Self::Sections { title, sections, next_year: true },
            other => other,
        }
    }

    /// The sentences of one section. A place that the plan no longer has shows all sections.
    pub fn section(official: &Official, place: u16, page: u16) -> Self {
        let Some(section) = official.sections.get(usize::from(place)) else {
            return Self::sections(official);
        };
        let numbered = section.clauses.iter().enumerate();
        let numbered = numbered.map(|(clause, found)| (u16::try_from(clause).unwrap_or(u16::MAX), found));
        let Paged { items, page, pages } = Paged::of(numbered, page, CLAUSES);
        Self::Section(Box::new(SectionPage {
            place,
            number: section.number.clone(),
            unit: section.unit.as_ref().map(|(name, _)| name.clone()),
            clauses: items.into_iter().map(|(clause, found)| (clause, ClauseLine::of(found))).collect(),
            tasks: count(section.clauses.iter().filter(|clause| clause.task.is_some()).count()),
            page,
            pages,
        }))
    }

    /// What became of one sentence. A place that the plan no longer has shows its section.
    pub fn clause(official: &Official, place: u16, clause: u16, page: u16) -> Self {
        let section = official.sections.get(usize::from(place));
        let Some(found) = section.and_then(|section| section.clauses.get(usize::from(clause))) else {
            return Self::section(official, place, 0);
        };
        let mut lines: Vec<Line> = found.task.iter().flat_map(|task| task.lines.clone()).collect();
        lines.sort_by_key(|line| (line.report.is_none(), line.due_on));
        let Paged { items: lines, page, pages } = Paged::of(lines.into_iter(), page, LINES);
        Self::Clause(Box::new(ClausePage {
            place,
            clause,
            back_to: clause / CLAUSES as u16,
            section: found.section.clone(),
            text: found.text.clone(),
            title: found.task.as_ref().map(|task| task.title.clone()),
            supports: found.task.iter().flat_map(|task| task.supports.clone()).collect(),
            lines,
            page,
            pages,
        }))
    }
}

impl ClauseLine {
    fn of(clause: &Clause) -> Self {
        let state = clause.task.as_ref().map(|task| {
            let many =
                |is: fn(Standing) -> bool| count(task.lines.iter().filter(|line| is(line.standing)).count());
            ClauseState {
                cancelled: is_cancelled(task),
                led: many(|standing| standing != Standing::Cancelled),
                done: many(|standing| matches!(standing, Standing::Confirmed | Standing::Reported)),
                overdue: many(|standing| standing == Standing::Overdue),
                evidence: task
                    .lines
                    .iter()
                    .filter_map(|line| line.report.as_ref())
                    .map(|report| report.evidence)
                    .sum(),
            }
        });
        Self { section: clause.section.clone(), text: clause.text.clone(), state }
    }
}

fn is_cancelled(task: &TaskLines) -> bool {
    !task.lines.is_empty() && task.lines.iter().all(|line| line.standing == Standing::Cancelled)
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
