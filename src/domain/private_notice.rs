//! What the private channel says, as facts without prose. Words of people are `PrivateText`.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::action::Pad;
use super::case::{DayPart, Digits, Kind, Unsendable, Way, Whom};
use super::contact::Missing;
use super::ids::{CaseId, PersonId, UnitId};
use super::plan::{EmergencyNumber, Plan};
use super::private_text::PrivateText;

/// A number to call, as residents read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmergencyLine {
    pub number: String,
    pub name: String,
}

impl EmergencyLine {
    /// Those of a plan, in its order.
    pub fn of(plan: &Plan) -> Vec<Self> {
        let line =
            |number: &EmergencyNumber| Self { number: number.number.clone(), name: number.name.clone() };
        plan.emergency_numbers.iter().map(line).collect()
    }
}

/// Who answers, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnDuty {
    /// Positions that are on duty now; empty if nobody is.
    pub now: Vec<String>,
    /// When somebody will be, if nobody is now.
    pub next: Option<DateTime<Utc>>,
    pub zone: Tz,
    /// Minutes until the next contact is called.
    pub wait_minutes: u32,
}

/// Something of the commune that everybody may see.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct News {
    pub commune: String,
    /// Events that come, with their first and last day.
    pub events: Vec<(String, NaiveDate, NaiveDate)>,
    /// Messages that could not be taken away lie in the chat.
    pub delete_by_hand: bool,
    /// Whether the private channel is open (S22).
    pub private: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PrivateScreen {
    Entry {
        numbers: Vec<EmergencyLine>,
        duty: OnDuty,
        restored_on: Option<NaiveDate>,
    },
    /// Numbers alone: in danger, or while the channel is not open (S22).
    Numbers {
        numbers: Vec<EmergencyLine>,
        open: bool,
    },
    Alone,
    NotAlone {
        numbers: Vec<EmergencyLine>,
    },
    Whom,
    /// Who may receive it: name and whether it is ruled out.
    Positions {
        choices: Vec<(String, bool)>,
        child: bool,
    },
    EveryoneRuledOut {
        numbers: Vec<EmergencyLine>,
    },
    Way,
    Hours {
        chosen: Vec<DayPart>,
    },
    Protection {
        code_word: bool,
        pin: bool,
        quick: bool,
    },
    AskCodeWord,
    Pad {
        pad: Pad,
        entered: Digits,
        mismatch: bool,
    },
    Writing {
        count: u32,
        refused: Option<Unsendable>,
        may_tell: bool,
    },
    /// Exactly what will be sent, in order; pictures and files are shown below it.
    Preview {
        letters: Vec<PreviewLine>,
        whom: Option<Whom>,
        positions: Vec<String>,
        way: Option<Way>,
        duty: OnDuty,
    },
    NothingToSend,
    Sent {
        way: Option<Way>,
        duty: OnDuty,
    },
    /// The contact has asked for no more; the numbers instead.
    NotTaken {
        numbers: Vec<EmergencyLine>,
    },
    /// Also what a wrong PIN shows, and an erased case.
    NothingNew,
    Chosen(Vec<CaseChoice>),
    MyCase(Box<MyCase>),
    ConfirmErase(CaseId),
    Erased,
    Ended,
    ShortenReferral,
    /// The draft lay idle and is gone.
    TimeOver,
    /// A picture or file of the person's own, or of an answer.
    Piece {
        caption: PrivateText,
    },
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewLine {
    pub kind: Kind,
    pub text: PrivateText,
}

/// One of several cases of a person, by the day on which it was begun.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseChoice {
    pub case: CaseId,
    pub begun_on: NaiveDate,
    pub news: bool,
}

/// How far a case is, as its owner sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Progress {
    Received,
    /// Everybody was called, nobody has taken it yet.
    NobodyYet,
    Read,
    Answered,
    Closed,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    Text(PrivateText),
    /// One of Loa's own sentences, by number.
    Suggestion(u8),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MyCase {
    pub case: CaseId,
    pub progress: Progress,
    pub code_word: Option<PrivateText>,
    /// Answers that are read now.
    pub answers: Vec<Answer>,
    /// Pictures, voice or files that follow.
    pub pieces: u32,
    /// More than fits.
    pub more: bool,
    pub consent: Option<ConsentAsked>,
    /// What may be passed on at present: number, office.
    pub consents: Vec<(u32, String)>,
    pub numbers: Vec<EmergencyLine>,
    pub way: Option<Way>,
    pub quick: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentAsked {
    pub number: u32,
    pub office: String,
    pub text: PrivateText,
    pub until: NaiveDate,
}

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

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ContactScreen {
    /// What a contact promises (S15, S16, S17).
    Rules,
    Positions {
        choices: Vec<String>,
    },
    Children,
    /// Waits for an active contact's approval.
    Pending,
    Mine(Box<ContactCard>),
    /// A new contact wants to join.
    Approve {
        person: PersonId,
        name: String,
        position: String,
    },
    Decided {
        name: String,
        approved: bool,
    },
    Accepted {
        approved: bool,
    },
    /// For the coordinator.
    Channel(Box<Channel>),
    InvitationReady {
        code: super::invitation::Code,
        expires_on: NaiveDate,
    },
    ConfirmRemove {
        person: PersonId,
        name: String,
    },
    Removed,
    /// Nobody has taken a case: no code, no content (S17).
    Unanswered,
    /// The head of the audit log, weekly.
    AuditHead {
        entries: u64,
        head: String,
    },
    /// The bot was away so long that Telegram dropped updates.
    LongAway {
        since: DateTime<Utc>,
        zone: Tz,
    },
}

/// A contact's own settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactCard {
    pub position: String,
    pub active: bool,
    pub children: bool,
    pub duty: Option<(u32, u32)>,
    pub away_until: Option<DateTime<Utc>>,
    pub zone: Tz,
    pub practised_on: Option<NaiveDate>,
    pub open_cases: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Channel {
    pub missing: Vec<Missing>,
    pub contacts: Vec<ContactLine>,
    /// Finished months, newest last; below five as "fewer than five" (S21).
    pub counts: Vec<(NaiveDate, Option<u32>)>,
    pub numbers: Vec<(EmergencyLine, Option<NaiveDate>)>,
    /// Few registered residents: whoever writes is easily guessed (S22).
    pub small_circle: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactLine {
    pub person: PersonId,
    pub name: String,
    pub position: String,
    pub ready: bool,
    pub active: bool,
}
