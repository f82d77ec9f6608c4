//! Identifiers, so that one kind cannot be taken for another.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

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
    AnnouncementId(i64);
    /// Telegram's identifier of a chat; in a private chat also the person's.
    ChatId(i64);
    /// Telegram's identifier of a message, unique within its chat.
    MessageId(i32);
    UpdateId(u32);
}

/// A case, by a random number that says nothing about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CaseId(pub [u8; 16]);

/// In JSON as 32 hexadecimal digits: as a list of numbers its length, and so the padded size of what holds it, would
/// depend on the number. In buttons as 16 bytes.
impl Serialize for CaseId {
    fn serialize<Format: Serializer>(&self, format: Format) -> Result<Format::Ok, Format::Error> {
        if format.is_human_readable() {
            format.collect_str(&format_args!("{:032x}", u128::from_be_bytes(self.0)))
        } else {
            self.0.serialize(format)
        }
    }
}

impl<'de> Deserialize<'de> for CaseId {
    fn deserialize<Format: Deserializer<'de>>(format: Format) -> Result<Self, Format::Error> {
        if format.is_human_readable() {
            let digits = String::deserialize(format)?;
            let number = u128::from_str_radix(&digits, 16).map_err(Format::Error::custom)?;
            Ok(Self(number.to_be_bytes()))
        } else {
            <[u8; 16]>::deserialize(format).map(Self)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::CaseId;

    #[test]
    fn every_case_id_is_written_in_the_same_length() {
        let ids = [CaseId([0; 16]), CaseId(*b"0123456789abcdef"), CaseId([255; 16])];
        for id in ids {
            let json = serde_json::to_string(&id).unwrap();
            assert_eq!(json.len(), 34);
            assert_eq!(serde_json::from_str::<CaseId>(&json).unwrap(), id);
            let bytes = postcard::to_stdvec(&id).unwrap();
            assert_eq!(bytes.len(), 16);
            assert_eq!(postcard::from_bytes::<CaseId>(&bytes).unwrap(), id);
        }
        assert!(serde_json::from_str::<CaseId>("\"not a number\"").is_err());
    }
}
