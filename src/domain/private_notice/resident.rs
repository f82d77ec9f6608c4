//! What residents see.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{EmergencyLine, OnDuty};
use crate::domain::action::Pad;
use crate::domain::case::{DayPart, Digits, Kind, Unsendable, Way, Whom};
use crate::domain::ids::CaseId;
use crate::domain::private_text::PrivateText;

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
    /// How to be answered, for somebody to whom nothing is sent unasked.
    WayWhileStopped,
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
