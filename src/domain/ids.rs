//! Identifiers, so that one kind cannot be taken for another.

use serde::{Deserialize, Serialize};

macro_rules! identifiers {
    ($($(#[$doc:meta])* $name:ident($inner:ty);)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub $inner);
    )*};
}

identifiers! {
    PersonId(i64);
    PlanId(i64);
    UnitId(i64);
    TaskId(i64);
    /// One unit's part in one occurrence of a task: what is reminded, answered and confirmed.
    AssignmentId(i64);
    ReportId(i64);
    InvitationId(i64);
    /// Telegram's identifier of a chat; in a private chat also the person's.
    ChatId(i64);
    /// Telegram's identifier of a message, unique within its chat.
    MessageId(i32);
    UpdateId(u32);
}

/// A case, by a random number that says nothing about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CaseId(pub [u8; 16]);
