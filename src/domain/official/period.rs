//! From when until when a report tells.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::domain::plan::{Plan, ReportKind};

/// What was asked for. Short, since buttons carry it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Span {
    /// The first half of this year, as its plan sets it.
    Half(i32),
    Year(i32),
    /// Both days belong to it.
    Range {
        from: NaiveDate,
        until: NaiveDate,
    },
}

impl Span {
    /// The year whose plan it reports on.
    pub fn year(self) -> i32 {
        match self {
            Span::Half(year) | Span::Year(year) => year,
            Span::Range { until, .. } => until.year(),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// "Sơ kết".
    Half,
    /// "Tổng kết".
    Year,
    Range,
}

/// What a report covers; all days are the commune's and belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    pub kind: Kind,
    pub from: NaiveDate,
    pub until: NaiveDate,
    /// Reports that came until this day are counted. Of half a year and a year it is the day on which the plan wants
    /// the report: the units are asked for it until then.
    pub collected_until: NaiveDate,
}

impl Period {
    /// What the plan's `[[report]]` says, or else 1 January to 30 June, 1 January to 31 December.
    pub fn of(span: Span, plan: &Plan) -> Self {
        match span {
            Span::Half(year) => Self::periodic(plan, ReportKind::Half, Kind::Half, year, (6, 30)),
            Span::Year(year) => Self::periodic(plan, ReportKind::Year, Kind::Year, year, (12, 31)),
            Span::Range { from, until } => {
                let kind = Self::kind_of(plan, from, until);
                Self { kind, from, until, collected_until: until }
            }
        }
    }

    fn periodic(plan: &Plan, wanted: ReportKind, kind: Kind, year: i32, (month, day): (u32, u32)) -> Self {
        if let Some(report) = plan.reports.iter().find(|report| report.kind == wanted) {
            let collected_until = report.covers_until.max(report.due_on);
            return Self { kind, from: report.covers_from, until: report.covers_until, collected_until };
        }
        let date = |month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
        let (from, until) = (date(1, 1), date(month, day));
        Self { kind, from, until, collected_until: until }
    }

    /// A range that is the plan's half or whole year, or the calendar's, is called by its name.
    fn kind_of(plan: &Plan, from: NaiveDate, until: NaiveDate) -> Kind {
        let is_new_year = (from.year(), from.ordinal()) == (until.year(), 1);
        let is = |span: Span, end: (u32, u32)| {
            let own = Self::of(span, plan);
            (own.from, own.until) == (from, until) || is_new_year && (until.month(), until.day()) == end
        };
        if is(Span::Half(plan.year), (6, 30)) {
            Kind::Half
        } else if is(Span::Year(plan.year), (12, 31)) {
            Kind::Year
        } else {
            Kind::Range
        }
    }
}

/// Why two days are no range for a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RangeProblem {
    NotUnderstood,
    NoSuchDay,
    /// The end lies before the beginning.
    Backwards,
    /// It runs over more than one year's plan.
    TwoYears,
    /// There is no plan of that year.
    NoPlan(i32),
}

/// These days as a span. It reports on the plan of the year in which it ends; it may begin in the December before.
pub fn checked(from: NaiveDate, until: NaiveDate) -> Result<Span, RangeProblem> {
    let is_december_before = from.year() + 1 == until.year() && from.month() == 12;
    if until < from {
        Err(RangeProblem::Backwards)
    } else if from.year() != until.year() && !is_december_before {
        Err(RangeProblem::TwoYears)
    } else {
        Ok(Span::Range { from, until })
    }
}
