//! The coordinator's worklist: what waits for a decision, worked off one by one in one message.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::announcement::Announcement;
use super::ids::{AnnouncementId, AssignmentId, ReportId, UnitId};
use super::nudge::{Nudged, NudgedAll};
use super::task::{Assignment, Report};

/// One thing that waits, by what it is about: when that has changed, it is another thing.
///
/// The order of the variants and of their fields is the order of work: who is stuck first, then who needs an answer to
/// go on, then the rest; within a kind the oldest, or the nearest date, first. Old buttons hold positions of variants.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Item {
    /// A unit has called for help. `call` is the last of its calls: its number in the history.
    Help {
        call: i64,
        assignment: AssignmentId,
    },
    /// A unit asks for more time.
    Extension {
        until: NaiveDate,
        assignment: AssignmentId,
    },
    /// An announcement waits for an announcer's approval.
    Announcement(AnnouncementId),
    Report {
        report: ReportId,
        assignment: AssignmentId,
    },
    /// Its reminders stayed unanswered.
    Silent(UnitId),
    /// Nobody gets its reminders.
    Unreached(UnitId),
}

impl Item {
    fn assignment(&self) -> Option<AssignmentId> {
        match self {
            Item::Help { assignment, .. }
            | Item::Extension { assignment, .. }
            | Item::Report { assignment, .. } => Some(*assignment),
            Item::Announcement(_) | Item::Silent(_) | Item::Unreached(_) => None,
        }
    }
}

/// What waits at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worklist(Vec<Item>);

impl Worklist {
    /// Brings it into the order of work.
    pub fn new(mut items: Vec<Item>) -> Self {
        items.sort_unstable();
        items.dedup();
        Self(items)
    }

    pub fn len(&self) -> u32 {
        u32::try_from(self.0.len()).unwrap_or(u32::MAX)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn first(&self) -> Option<&Item> {
        self.0.first()
    }

    pub fn has(&self, item: &Item) -> bool {
        self.0.binary_search(item).is_ok()
    }

    /// What comes after this item, whether it still waits or not.
    pub fn after(&self, item: &Item) -> Option<&Item> {
        self.0.get(self.0.partition_point(|other| other <= item))
    }

    /// What is shown where this item was: itself, or the same task as it stands now, or what comes after it.
    pub fn in_place_of(&self, item: &Item) -> Option<&Item> {
        self.same(item).or_else(|| self.after(item))
    }

    /// The item, or another one about the same task.
    pub fn same(&self, item: &Item) -> Option<&Item> {
        let itself = self.0.iter().find(|other| *other == item);
        let about = item.assignment();
        itself.or_else(|| self.0.iter().find(|other| about.is_some() && other.assignment() == about))
    }

    /// Counted from 1.
    pub fn number_of(&self, item: &Item) -> u32 {
        u32::try_from(self.0.partition_point(|other| other < item)).unwrap_or(u32::MAX).saturating_add(1)
    }

    /// How many of each kind wait.
    pub fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        for item in &self.0 {
            let count = match item {
                Item::Help { .. } => &mut tally.help,
                Item::Extension { .. } => &mut tally.extensions,
                Item::Announcement(_) => &mut tally.announcements,
                Item::Report { .. } => &mut tally.reports,
                Item::Silent(_) => &mut tally.silent,
                Item::Unreached(_) => &mut tally.unreached,
            };
            *count += 1;
        }
        tally
    }
}

/// How many things wait, by kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    pub help: u32,
    pub extensions: u32,
    pub announcements: u32,
    pub reports: u32,
    pub silent: u32,
    pub unreached: u32,
}

impl Tally {
    pub fn total(&self) -> u32 {
        self.help + self.extensions + self.announcements + self.reports + self.silent + self.unreached
    }
}

/// Buttons of the worklist. Those that decide hold what they decide on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum WorklistAction {
    /// From the beginning.
    Open,
    /// This item, or what stands in its place now.
    Show(Item),
    /// Passes this item over.
    Later(Item),
    /// The report is confirmed, the time granted, the call answered, the unit nudged.
    Agree(Item),
    /// The report goes back with a reason, the old date is kept.
    Decline(Item),
    /// Asks before all silent units are nudged; the unit is the one that was shown.
    AskNudgeAll(UnitId),
    NudgeAll(UnitId),
}

/// The one message in which the list is worked off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorklistScreen {
    /// What was just done.
    pub done: Option<Done>,
    /// Which of how many is shown, counted from 1.
    pub number: u32,
    pub of: u32,
    pub shown: Shown,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shown {
    Help {
        assignment: Assignment,
        call: i64,
        /// The oldest first.
        calls: Vec<HelpCall>,
    },
    Extension {
        assignment: Assignment,
        by: String,
        until: NaiveDate,
    },
    Announcement {
        announcement: Box<Announcement>,
        /// When it is to be sent, in the commune's zone.
        when: Option<(NaiveDate, NaiveTime)>,
        /// Who may approve it.
        approvers: Vec<String>,
        /// Whether the reader is one of them.
        opens: bool,
    },
    Report {
        assignment: Assignment,
        report: Report,
    },
    /// The question why the report goes back.
    AskReason {
        assignment: Assignment,
        report: Report,
    },
    Silent {
        unit: UnitId,
        name: String,
        /// What it was reminded of.
        tasks: Vec<Assignment>,
        more: u32,
        /// How many units are silent, this one among them.
        silent: u32,
    },
    /// The question before all silent units are nudged.
    AskNudgeAll {
        unit: UnitId,
        names: Vec<String>,
    },
    Unreached {
        unit: UnitId,
        name: String,
    },
    /// Nothing comes any more; so many were passed over.
    End {
        left: u32,
    },
}

/// What a unit wrote when it called for help.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HelpCall {
    pub by: String,
    pub text: String,
}

/// What was just done, for the line above the next item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Done {
    Confirmed {
        title: String,
        unit: String,
    },
    Returned {
        title: String,
        unit: String,
        reason: String,
    },
    Granted {
        title: String,
        unit: String,
        until: NaiveDate,
    },
    Kept {
        title: String,
        unit: String,
    },
    Answered {
        title: String,
        unit: String,
    },
    Nudged {
        unit: String,
        nudged: Nudged,
    },
    NudgedAll(NudgedAll),
    /// Somebody else was faster.
    SettledBefore,
    /// The unit has written something new meanwhile: it is shown.
    Changed,
    /// The task was cancelled, so that its report is not sent back. It still waits.
    TaskCancelled {
        title: String,
        unit: String,
    },
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn report(report: i64, assignment: i64) -> Item {
        Item::Report { report: ReportId(report), assignment: AssignmentId(assignment) }
    }

    fn extension(until: u32, assignment: i64) -> Item {
        let until = NaiveDate::from_ymd_opt(2020, 11, until).unwrap();
        Item::Extension { until, assignment: AssignmentId(assignment) }
    }

    #[test]
    fn who_is_stuck_comes_first_and_within_a_kind_the_oldest() {
        let help = Item::Help { call: 90, assignment: AssignmentId(1) };
        let list = Worklist::new(vec![
            Item::Unreached(UnitId(1)),
            report(7, 2),
            extension(20, 4),
            Item::Silent(UnitId(3)),
            report(5, 9),
            extension(18, 8),
            Item::Announcement(AnnouncementId(1)),
            help.clone(),
        ]);
        assert_eq!(
            list.0,
            [
                help,
                extension(18, 8),
                extension(20, 4),
                Item::Announcement(AnnouncementId(1)),
                report(5, 9),
                report(7, 2),
                Item::Silent(UnitId(3)),
                Item::Unreached(UnitId(1)),
            ]
        );
        let Tally { help, extensions, announcements, reports, silent, unreached } = list.tally();
        assert_eq!((help, extensions, announcements, reports, silent, unreached), (1, 2, 1, 2, 1, 1));
    }

    #[test]
    fn in_place_of_what_has_changed_stands_the_same_task_as_it_is_now() {
        let list = Worklist::new(vec![extension(18, 8), report(5, 9), report(7, 2)]);
        // The unit has asked for another date, or has withdrawn its request by reporting.
        assert_eq!(list.in_place_of(&extension(25, 8)), Some(&extension(18, 8)));
        assert_eq!(list.in_place_of(&extension(25, 2)), Some(&report(7, 2)));
        // Settled: what comes after it.
        assert_eq!(list.in_place_of(&report(6, 1)), Some(&report(7, 2)));
        assert_eq!(list.in_place_of(&Item::Silent(UnitId(1))), None);
        assert_eq!(list.number_of(&report(7, 2)), 3);
    }

    fn item() -> impl Strategy<Value = Item> {
        let (id, assignment) = (0..40i64, (0..40i64).prop_map(AssignmentId));
        (id, assignment, 0..6).prop_map(|(id, assignment, kind)| match kind {
            0 => Item::Help { call: id, assignment },
            1 => extension(u32::try_from(id % 28).unwrap() + 1, assignment.0),
            2 => Item::Announcement(AnnouncementId(id)),
            3 => Item::Report { report: ReportId(id), assignment },
            4 => Item::Silent(UnitId(id)),
            _ => Item::Unreached(UnitId(id)),
        })
    }

    proptest! {
        /// Whatever others settle meanwhile, whoever goes through the list sees everything that stays once, in order.
        #[test]
        fn going_on_skips_and_repeats_nothing(
            items in prop::collection::vec(item(), 0..60),
            settled in prop::collection::vec(any::<prop::sample::Index>(), 0..60),
        ) {
            let mut left = Worklist::new(items);
            let mut settled = settled.into_iter();
            let (mut seen, mut gone) = (vec![], vec![]);
            let mut at = left.first().cloned();
            while let Some(item) = at {
                seen.push(item.clone());
                if let (Some(index), false) = (settled.next(), left.is_empty()) {
                    gone.push(left.0.remove(index.index(left.0.len())));
                }
                at = left.after(&item).cloned();
            }
            prop_assert!(seen.is_sorted_by(|one, next| one < next));
            for item in &left.0 {
                prop_assert!(seen.contains(item), "{item:?} was skipped");
            }
            for item in &seen {
                prop_assert!(left.has(item) || gone.contains(item));
            }
        }
    }
}
