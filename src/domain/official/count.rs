//! Sums of a report. What was not reported is never added up.

use super::{Figures, Line, Reported, Standing, UnitLine};

impl Figures {
    /// The figures of these reports together.
    pub(super) fn of<'a>(reports: impl Iterator<Item = &'a Reported>) -> Self {
        reports.fold(Self::default(), Self::with)
    }

    fn with(self, report: &Reported) -> Self {
        let says_nothing = [report.participants, report.women, report.men].iter().all(Option::is_none);
        Self {
            reports: self.reports.saturating_add(1),
            without_figures: self.without_figures.saturating_add(u32::from(says_nothing)),
            participants: sum(self.participants, report.participants),
            women: sum(self.women, report.women),
            men: sum(self.men, report.men),
            evidence: self.evidence.saturating_add(report.evidence),
        }
    }
}

fn sum(before: Option<u32>, more: Option<u32>) -> Option<u32> {
    match (before, more) {
        (Some(before), Some(more)) => Some(before.saturating_add(more)),
        (before, more) => before.or(more),
    }
}

impl UnitLine {
    /// Counts what a unit leads.
    pub(super) fn add(&mut self, line: &Line) {
        let count = match line.standing {
            Standing::Confirmed => &mut self.confirmed,
            Standing::Reported => &mut self.reported,
            Standing::InProgress => &mut self.in_progress,
            Standing::Overdue => &mut self.overdue,
            Standing::NotBegun => &mut self.not_begun,
            Standing::Later | Standing::Earlier | Standing::Past | Standing::Cancelled => return,
        };
        *count += 1;
        self.led += 1;
        if let Some(report) = &line.report {
            self.figures = self.figures.with(report);
        }
    }
}
