//! Leaders: they follow the plan and decide nothing. Usually whoever receives the plan's reports ("Nơi nhận").

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::ids::PersonId;
use super::invitation::Code;

/// Longest name of a recipient, in characters.
pub const LONGEST_LABEL: usize = 80;

/// What a leader is invited as.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeaderStanding {
    pub label: String,
    /// Whether the weekly summary comes.
    pub weekly: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeaderLine {
    pub person: PersonId,
    pub name: String,
    /// The recipient that they stand for.
    pub label: String,
    /// False once Telegram says that the person has blocked the bot.
    pub reachable: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LeaderAction {
    /// For whom the invitation is.
    Choose,
    /// By the place in the plan's list of recipients.
    Recipient(u8),
    /// Another one, to be written.
    Other,
    List,
    AskRemove(PersonId),
    Remove(PersonId),
    /// A leader wants the weekly summary, or does not.
    Weekly(bool),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LeaderScreen {
    /// Recipients of the plan with their places in its list.
    Choose(Vec<(u8, String)>),
    AskLabel {
        too_long: bool,
    },
    Ready {
        label: String,
        code: Code,
        expires_on: NaiveDate,
    },
    List(Vec<LeaderLine>),
    Remove(LeaderLine),
    Welcome {
        commune: String,
        label: String,
    },
    Joined {
        name: String,
        label: String,
    },
    Removed,
}

/// Recipients who can be invited, with their places. The archive ("Lưu: VT") is nobody.
pub fn invitable(recipients: &[String]) -> Vec<(u8, String)> {
    let places = (0..=u8::MAX).zip(recipients);
    let people = places.filter(|(_, recipient)| !recipient.trim_start().starts_with(ARCHIVE));
    people.map(|(place, recipient)| (place, recipient.trim().to_owned())).collect()
}

/// How the line of the archive begins (Decree 30/2020/NĐ-CP, appendix I, part II, no. 9).
const ARCHIVE: &str = "Lưu:";

/// A recipient as somebody wrote it, on one line. Nothing if it is empty or too long.
pub fn label(written: &str) -> Option<String> {
    let label = written.split_whitespace().collect::<Vec<_>>().join(" ");
    (1..=LONGEST_LABEL).contains(&label.chars().count()).then_some(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_who_receives_can_be_invited_but_the_archive() {
        let recipients = ["TT Đảng ủy", " Trạm Y tế ", "Lưu: VT"].map(str::to_owned);
        assert_eq!(invitable(&recipients), [(0, "TT Đảng ủy".to_owned()), (1, "Trạm Y tế".to_owned())]);
        // More than a button can name.
        assert_eq!(invitable(&vec!["x".to_owned(); 400]).len(), 256);
    }

    #[test]
    fn a_label_is_one_short_line() {
        assert_eq!(label(" TT\n Đảng  ủy "), Some("TT Đảng ủy".to_owned()));
        assert_eq!(label(" \n "), None);
        assert_eq!(label(&"ạ".repeat(80)), Some("ạ".repeat(80)));
        assert_eq!(label(&"ạ".repeat(81)), None);
    }
}
