//! The life of a task: what may follow on what.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::ids::{AssignmentId, ReportId, TaskId, UnitId};
use super::plan::{Source, Tone};

/// Where one unit stands with one occurrence of a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    Assigned,
    InProgress,
    ExtensionRequested,
    Reported,
    Returned,
    Confirmed,
    Cancelled,
}

impl State {
    pub const ALL: [State; 7] = [
        State::Assigned,
        State::InProgress,
        State::ExtensionRequested,
        State::Reported,
        State::Returned,
        State::Confirmed,
        State::Cancelled,
    ];

    /// As the database spells it.
    pub fn name(self) -> &'static str {
        match self {
            State::Assigned => "assigned",
            State::InProgress => "in_progress",
            State::ExtensionRequested => "extension_requested",
            State::Reported => "reported",
            State::Returned => "returned",
            State::Confirmed => "confirmed",
            State::Cancelled => "cancelled",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    /// The unit still has something to do.
    pub fn is_open(self) -> bool {
        matches!(self, State::Assigned | State::InProgress | State::ExtensionRequested | State::Returned)
    }

    /// Nobody has anything left to do.
    pub fn is_settled(self) -> bool {
        matches!(self, State::Confirmed | State::Cancelled)
    }

    /// The next move is the coordinator's.
    pub fn waits_for_decision(self) -> bool {
        matches!(self, State::Reported | State::ExtensionRequested)
    }

    /// Reminders go out only while the next move is the unit's.
    pub fn is_reminded(self) -> bool {
        matches!(self, State::Assigned | State::InProgress | State::Returned)
    }
}

/// "Chủ trì" or "phối hợp".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    Lead,
    Support,
}

/// One unit's part in one occurrence of a task, with what is needed to talk about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assignment {
    pub id: AssignmentId,
    pub task: TaskId,
    pub unit: UnitId,
    pub unit_name: String,
    pub tone: Tone,
    pub part: Part,
    pub section: String,
    pub title: String,
    /// In the commune's zone.
    pub due_on: NaiveDate,
    /// Whose date it is; an extension makes it the commune's own.
    pub due_from: Source,
    /// Was due before the plan came into Loa: listed, but neither chased nor counted as late.
    #[serde(default)]
    pub predates: bool,
    /// Runs all year; `due_on` is the day of the report that asks about it.
    pub ongoing: bool,
    pub state: State,
    /// The date asked for while the state is `ExtensionRequested`.
    pub requested_until: Option<NaiveDate>,
}

/// What happens to an assignment. Kept for ever in its history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    Start,
    Report,
    RequestExtension { until: NaiveDate },
    Grant,
    Refuse,
    Confirm,
    Return { reason: String },
}

impl Deed {
    /// As the history spells it.
    pub fn name(&self) -> &'static str {
        match self {
            Deed::Start => "started",
            Deed::Report => "reported",
            Deed::RequestExtension { .. } => "extension_requested",
            Deed::Grant => "granted",
            Deed::Refuse => "refused",
            Deed::Confirm => "confirmed",
            Deed::Return { .. } => "returned",
        }
    }
}

/// Why a deed does not fit. An ordinary answer to the person, not a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    #[error("already reported")]
    AlreadyReported,
    #[error("already confirmed")]
    AlreadyConfirmed,
    #[error("cancelled")]
    Cancelled,
    #[error("nothing is waiting for this decision")]
    NothingToDecide,
    #[error("the new date must lie after the old one and not in the past")]
    DateNotLater,
    #[error("only the leading unit answers for a task")]
    SupportOnly,
}

impl Assignment {
    /// Whether the due date has passed without the unit having answered for it.
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.state.is_open() && self.part == Part::Lead && self.due_on < today && !self.predates
    }

    /// Nobody has touched it since the plan came, and it was past already then.
    pub fn is_of_the_past(&self) -> bool {
        self.predates && self.state == State::Assigned
    }

    /// The assignment after the deed, or why it cannot be. `today` is the commune's.
    pub fn after(&self, deed: &Deed, today: NaiveDate) -> Result<Assignment, Refusal> {
        let mut next = self.clone();
        match deed {
            Deed::Start => {
                self.must_be_open()?;
                if self.state != State::ExtensionRequested {
                    next.state = State::InProgress;
                }
            }
            Deed::Report => {
                self.must_be_open()?;
                next.state = State::Reported;
                next.requested_until = None;
            }
            Deed::RequestExtension { until } => {
                self.must_be_open()?;
                if *until <= self.due_on || *until < today {
                    return Err(Refusal::DateNotLater);
                }
                next.state = State::ExtensionRequested;
                next.requested_until = Some(*until);
            }
            Deed::Grant | Deed::Refuse => {
                let (State::ExtensionRequested, Some(until)) = (self.state, self.requested_until) else {
                    return Err(Refusal::NothingToDecide);
                };
                if *deed == Deed::Grant && until > self.due_on {
                    next.due_on = until;
                    next.due_from = Source::Local;
                }
                next.state = State::InProgress;
                next.requested_until = None;
            }
            Deed::Confirm | Deed::Return { .. } => {
                if self.state != State::Reported {
                    return Err(Refusal::NothingToDecide);
                }
                next.state = if *deed == Deed::Confirm { State::Confirmed } else { State::Returned };
            }
        }
        Ok(next)
    }

    fn must_be_open(&self) -> Result<(), Refusal> {
        if self.part == Part::Support {
            return Err(Refusal::SupportOnly);
        }
        match self.state {
            State::Reported => Err(Refusal::AlreadyReported),
            State::Confirmed => Err(Refusal::AlreadyConfirmed),
            State::Cancelled => Err(Refusal::Cancelled),
            State::Assigned | State::InProgress | State::ExtensionRequested | State::Returned => Ok(()),
        }
    }
}

/// What a unit reported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    pub id: ReportId,
    pub assignment: AssignmentId,
    pub reporter: String,
    pub text: String,
    pub participants: Option<u32>,
    pub women: Option<u32>,
    pub men: Option<u32>,
    /// How many photos and files came with it.
    pub evidence: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2020, 11, day).unwrap()
    }

    fn assignment(state: State) -> Assignment {
        Assignment {
            id: AssignmentId(1),
            task: TaskId(1),
            unit: UnitId(1),
            unit_name: "Trạm Y tế".into(),
            tone: Tone::Assigned,
            part: Part::Lead,
            section: "V.4".into(),
            title: "Tư vấn sức khỏe sinh sản".into(),
            due_on: day(15),
            due_from: Source::Plan,
            predates: false,
            ongoing: false,
            state,
            requested_until: (state == State::ExtensionRequested).then(|| day(18)),
        }
    }

    #[test]
    fn a_granted_extension_moves_the_date_and_makes_it_the_communes_own() {
        let asked =
            assignment(State::InProgress).after(&Deed::RequestExtension { until: day(18) }, day(14)).unwrap();
        assert_eq!(asked.state, State::ExtensionRequested);
        assert_eq!(asked.due_on, day(15), "nothing moves before the coordinator has decided");
        let granted = asked.after(&Deed::Grant, day(14)).unwrap();
        assert_eq!((granted.due_on, granted.due_from), (day(18), Source::Local));
        assert_eq!(granted.after(&Deed::Grant, day(14)), Err(Refusal::NothingToDecide));
    }

    #[test]
    fn a_grant_never_brings_the_date_forward() {
        // The plan file has moved it meanwhile, beyond what was asked for.
        let moved = Assignment { due_on: day(25), ..assignment(State::ExtensionRequested) };
        let granted = moved.after(&Deed::Grant, day(14)).unwrap();
        assert_eq!((granted.due_on, granted.due_from), (day(25), Source::Plan));
        assert_eq!((granted.state, granted.requested_until), (State::InProgress, None));
    }

    #[test]
    fn a_refused_extension_leaves_the_date() {
        let refused = assignment(State::ExtensionRequested).after(&Deed::Refuse, day(14)).unwrap();
        assert_eq!((refused.state, refused.due_on), (State::InProgress, day(15)));
    }

    #[test]
    fn an_extension_must_lie_ahead() {
        for until in [day(15), day(14)] {
            let asked = assignment(State::Assigned).after(&Deed::RequestExtension { until }, day(10));
            assert_eq!(asked, Err(Refusal::DateNotLater));
        }
        let late = assignment(State::Assigned).after(&Deed::RequestExtension { until: day(18) }, day(20));
        assert_eq!(late, Err(Refusal::DateNotLater));
    }

    #[test]
    fn only_a_reported_task_can_be_confirmed_or_returned() {
        for state in State::ALL {
            for deed in [Deed::Confirm, Deed::Return { reason: "thiếu ảnh".into() }] {
                assert_eq!(assignment(state).after(&deed, day(14)).is_ok(), state == State::Reported);
            }
        }
    }

    #[test]
    fn a_task_is_reported_once_until_it_is_returned() {
        let reported = assignment(State::Assigned).after(&Deed::Report, day(14)).unwrap();
        assert_eq!(reported.after(&Deed::Report, day(14)), Err(Refusal::AlreadyReported));
        let returned = reported.after(&Deed::Return { reason: "thiếu ảnh".into() }, day(14)).unwrap();
        assert!(returned.after(&Deed::Report, day(14)).is_ok());
        let confirmed = reported.after(&Deed::Confirm, day(14)).unwrap();
        assert_eq!(confirmed.after(&Deed::Start, day(14)), Err(Refusal::AlreadyConfirmed));
    }

    #[test]
    fn saying_in_progress_does_not_withdraw_a_request() {
        let next = assignment(State::ExtensionRequested).after(&Deed::Start, day(14)).unwrap();
        assert_eq!((next.state, next.requested_until), (State::ExtensionRequested, Some(day(18))));
    }
}
