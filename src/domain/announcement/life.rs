//! The life of an announcement, from the draft to the recall.

use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Somebody composes it.
    Draft,
    /// A campaign of the plan wants it; an announcer has to approve.
    Proposed,
    /// Goes out at its time.
    Scheduled,
    Sending,
    Paused,
    /// Ended before everybody had it.
    Stopped,
    Sent,
    /// Its copies were taken back.
    Recalled,
    /// A campaign's announcement that nobody wanted, or a draft that was given up.
    Dropped,
}

/// What an announcer does with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Sends it, now or at its time.
    Confirm,
    /// Takes a scheduled one back to the draft, with all that was composed.
    Reopen,
    Begin,
    Pause,
    Resume,
    Stop,
    /// The last copy is through.
    Finish,
    Correct,
    Recall,
    Drop,
}

impl State {
    pub const ALL: [State; 9] = [
        State::Draft,
        State::Proposed,
        State::Scheduled,
        State::Sending,
        State::Paused,
        State::Stopped,
        State::Sent,
        State::Recalled,
        State::Dropped,
    ];

    /// Its name in the database.
    pub fn name(self) -> &'static str {
        match self {
            State::Draft => "draft",
            State::Proposed => "proposed",
            State::Scheduled => "scheduled",
            State::Sending => "sending",
            State::Paused => "paused",
            State::Stopped => "stopped",
            State::Sent => "sent",
            State::Recalled => "recalled",
            State::Dropped => "dropped",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    /// The state after this step; nothing if it does not fit: the button was an old one, or somebody else was faster.
    pub fn after(self, step: Step) -> Option<State> {
        use State::*;
        match (self, step) {
            (Draft | Proposed, Step::Confirm) => Some(Scheduled),
            (Scheduled, Step::Reopen) => Some(Draft),
            (Scheduled, Step::Begin) => Some(Sending),
            (Sending, Step::Pause) => Some(Paused),
            (Paused, Step::Resume) => Some(Sending),
            (Sending | Paused, Step::Stop) => Some(Stopped),
            (Sending, Step::Finish) => Some(Sent),
            (Sending | Paused | Stopped | Sent, Step::Correct) => Some(self),
            (Sending | Paused | Stopped | Sent, Step::Recall) => Some(Recalled),
            (Draft | Proposed | Scheduled, Step::Drop) => Some(Dropped),
            _ => None,
        }
    }

    /// Whether its parts may still be composed.
    pub fn is_open(self) -> bool {
        matches!(self, State::Draft | State::Proposed)
    }

    /// Whether copies have gone out, or may have.
    pub fn has_begun(self) -> bool {
        matches!(self, State::Sending | State::Paused | State::Stopped | State::Sent | State::Recalled)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_over_never_begins_again() {
        for over in [State::Stopped, State::Sent, State::Recalled, State::Dropped] {
            for step in [Step::Confirm, Step::Reopen, Step::Begin, Step::Pause, Step::Resume, Step::Drop] {
                assert_eq!(over.after(step), None, "{over:?} {step:?}");
            }
        }
        assert_eq!(State::Recalled.after(Step::Correct), None);
        assert_eq!(State::Recalled.after(Step::Recall), None);
    }

    #[test]
    fn nothing_is_sent_that_nobody_confirmed() {
        for state in State::ALL {
            let begins = state.after(Step::Begin).is_some();
            assert_eq!(begins, state == State::Scheduled, "{state:?}");
        }
        for state in State::ALL {
            if state.after(Step::Confirm) == Some(State::Scheduled) {
                assert!(state.is_open(), "{state:?}");
            }
        }
    }

    #[test]
    fn names_are_read_back() {
        for state in State::ALL {
            assert_eq!(State::from_name(state.name()), Some(state));
        }
    }
}
