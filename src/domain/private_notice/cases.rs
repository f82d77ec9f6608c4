//! What contacts see of cases.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::case::{Unsendable, Way, Whom};
use crate::domain::ids::{CaseId, PersonId, UnitId};
use crate::domain::private_text::PrivateText;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CaseScreen {
    /// A code and nothing else.
    Alert {
        case: CaseId,
        code: String,
        practice: bool,
    },
    /// Somebody else has taken it, or it is gone.
    NotYours,
    Opened(Box<OpenedCase>),
    /// One more piece of a case.
    Letter {
        code: String,
        text: PrivateText,
    },
    /// What was written goes into this case from now on.
    Talking {
        case: CaseId,
        code: String,
    },
    Answered {
        case: CaseId,
        code: String,
        letter: u32,
        tells: bool,
    },
    /// To which case? Never guessed.
    Which {
        cases: Vec<(CaseId, String)>,
        /// They answer for a unit as well: those answers are replies, too.
        #[serde(default)]
        in_unit: bool,
    },
    Changed {
        code: String,
    },
    AlreadyRead {
        code: String,
    },
    Withdrawn {
        code: String,
        read: bool,
    },
    List {
        cases: Vec<CaseLine>,
    },
    Suggestions {
        case: CaseId,
        code: String,
    },
    HandOver {
        case: CaseId,
        code: String,
        to: Vec<(PersonId, String)>,
    },
    HandedOver {
        code: String,
        position: String,
    },
    TakenOver {
        code: String,
    },
    Refer {
        case: CaseId,
        code: String,
        units: Vec<(UnitId, String)>,
    },
    AskReferral {
        code: String,
        office: String,
    },
    ReferralAsked {
        code: String,
        office: String,
    },
    ReferralAnswered {
        code: String,
        office: String,
        agreed: bool,
    },
    /// Nobody of the office can be reached.
    ReferralUndelivered {
        code: String,
        office: String,
    },
    ReferralWithdrawn {
        code: String,
        office: String,
    },
    /// For the office, with the words to which the person agreed.
    Referred {
        text: PrivateText,
        until: NaiveDate,
    },
    /// For the office: the person has withdrawn the consent.
    ReferredWithdrawn,
    Silenced {
        code: String,
    },
    ConfirmClose {
        case: CaseId,
        code: String,
    },
    Closed {
        code: String,
    },
    /// The other side has ended or erased it.
    EndedByResident {
        code: String,
    },
    ErasedByResident {
        code: String,
    },
    Unsendable(Unsendable),
    /// A picture or file could not be shown.
    PieceMissing,
    PracticeDone {
        until: NaiveDate,
    },
    /// After a restored backup: open cases are lost.
    Lost,
    /// Written to an alert: the case has to be taken before.
    TakeFirst {
        case: CaseId,
        code: String,
    },
    /// A picture or file of the contact's answer did not reach the person.
    AnswerPieceMissing {
        code: String,
    },
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenedCase {
    pub case: CaseId,
    pub code: String,
    pub practice: bool,
    pub whom: Option<Whom>,
    pub way: Option<Way>,
    pub letters: Vec<PrivateText>,
    /// Pieces that follow as messages of their own.
    pub pieces: u32,
    /// Letters whose words are no longer kept.
    pub gone: u32,
    pub open: bool,
    pub silenced: bool,
    pub others: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseLine {
    pub case: CaseId,
    pub code: String,
    pub practice: bool,
    pub new: u32,
    pub unread_answers: u32,
    pub taken: bool,
}
