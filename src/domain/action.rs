//! What a button does. Buttons carry it encrypted, see `telegram::callback`.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::ids::{AssignmentId, InvitationId, ReportId, UnitId};
use super::person::Language;
use super::role::Rank;

/// Order matters: buttons in old messages carry the position of a variant, so new ones go to the end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Action {
    Home,
    Help,
    /// Leave the current step.
    Cancel,
    ChooseLanguage,
    SetLanguage(Language),

    /// My unit's tasks, from this page on (0-based).
    Tasks {
        page: u16,
    },
    Task(AssignmentId),
    /// "Done": asks for the results.
    Report(AssignmentId),
    /// The results will not come: the report stands without them.
    SkipResults(AssignmentId),
    Start(AssignmentId),
    /// Offers a choice of days.
    AskExtension(AssignmentId),
    Extend {
        assignment: AssignmentId,
        until: NaiveDate,
    },
    /// Another date, to be written.
    ExtendOther(AssignmentId),
    AskHelp(AssignmentId),
    Evidence(AssignmentId),

    Confirm {
        assignment: AssignmentId,
        report: ReportId,
    },
    Return {
        assignment: AssignmentId,
        report: ReportId,
    },
    Grant {
        assignment: AssignmentId,
        until: NaiveDate,
    },
    Refuse {
        assignment: AssignmentId,
        until: NaiveDate,
    },

    Progress,
    ProgressOf(UnitId),

    Invite,
    InviteTo(UnitId),
    InviteAs {
        unit: UnitId,
        rank: Rank,
    },
    Invitations,
    RevokeInvitation(InvitationId),
    Members,
    /// Asks before the role is taken away.
    RemoveMember {
        person: i64,
        unit: UnitId,
    },
    ReallyRemoveMember {
        person: i64,
        unit: UnitId,
    },

    /// Shows what waits for the coordinator's decision.
    Decide(AssignmentId),
}
