//! Button data: what a button does, encrypted and bound to its chat.
//!
//! AES-SIV needs no nonce, so that an action fits into Telegram's 64 bytes. The chat is associated data: the same
//! action looks different in every chat, and data of one chat means nothing in another.

use std::sync::Arc;

use aes_siv::KeyInit;
use aes_siv::siv::Aes128Siv;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::domain::action::Action;
use crate::domain::ids::ChatId;
use crate::domain::request::Pressed;
use crate::store::vault::{Purpose, Vault};

/// Writes and reads button data.
#[derive(Clone, Debug)]
pub struct Buttons {
    vault: Arc<Vault>,
}

impl Buttons {
    pub fn new(vault: &Arc<Vault>) -> Self {
        Self { vault: vault.clone() }
    }

    /// The data of a button in this chat: at most 64 bytes of ASCII. `None` if the action cannot be written, which
    /// does not happen for the actions that exist.
    pub fn encode(&self, chat: ChatId, action: &Action) -> Option<String> {
        let plain = postcard::to_stdvec(action).ok()?;
        let sealed = self.cipher().encrypt([chat.0.to_le_bytes()], &plain).ok()?;
        Some(URL_SAFE_NO_PAD.encode(sealed))
    }

    /// What a pressed button of this chat meant.
    pub fn decode(&self, chat: ChatId, data: &str) -> Pressed {
        self.read(chat, data).map_or(Pressed::Unreadable, Pressed::Action)
    }

    fn read(&self, chat: ChatId, data: &str) -> Option<Action> {
        let sealed = URL_SAFE_NO_PAD.decode(data).ok()?;
        let plain = self.cipher().decrypt([chat.0.to_le_bytes()], &sealed).ok()?;
        match postcard::take_from_bytes(&plain).ok()? {
            (action, []) => Some(action),
            _ => None,
        }
    }

    fn cipher(&self) -> Aes128Siv {
        Aes128Siv::new(&(*self.vault.subkey(Purpose::ButtonData)).into())
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use proptest::prelude::*;

    use super::*;
    use crate::domain::action::{CaseAction, ContactAction, GroupAction, Pad, PrivateAction, ResidentAction};
    use crate::domain::announcement::action::AnnouncementAction;
    use crate::domain::case::Digits;
    use crate::domain::change::screen::ChangeAction;
    use crate::domain::ids::{
        AnnouncementId, AssignmentId, CaseId, InvitationId, PersonId, ReportId, TaskId, UnitId,
    };
    use crate::domain::leader::LeaderAction;
    use crate::domain::next_year::{NextYearAction, Stamp};
    use crate::domain::official::action::OfficialAction;
    use crate::domain::official::{Format, Span};
    use crate::domain::person::Language;
    use crate::domain::role::Rank;
    use crate::domain::worklist::{Item, WorklistAction};

    const CHAT: ChatId = ChatId(1001);

    fn buttons() -> Buttons {
        let folder = tempfile::tempdir().unwrap();
        Buttons::new(&Arc::new(Vault::open_or_create(&folder.path().join("loa.key")).unwrap()))
    }

    /// Every action that there is, with this id everywhere.
    fn all_actions(id: i64, date: NaiveDate) -> Vec<Action> {
        let (assignment, report, unit) = (AssignmentId(id), ReportId(id), UnitId(id));
        vec![
            Action::Home,
            Action::Help,
            Action::Cancel,
            Action::ChooseLanguage,
            Action::SetLanguage(Language::En),
            Action::Tasks { page: u16::MAX },
            Action::Task(assignment),
            Action::Report(assignment),
            Action::SkipResults(assignment),
            Action::Start(assignment),
            Action::AskExtension(assignment),
            Action::Extend { assignment, until: date },
            Action::ExtendOther(assignment),
            Action::AskHelp(assignment),
            Action::Evidence(assignment),
            Action::Confirm { assignment, report },
            Action::Return { assignment, report },
            Action::Grant { assignment, until: date },
            Action::Refuse { assignment, until: date },
            Action::Progress,
            Action::ProgressOf(unit),
            Action::Invite,
            Action::InviteTo(unit),
            Action::InviteAs { unit, rank: Rank::Deputy },
            Action::Invitations,
            Action::RevokeInvitation(InvitationId(id)),
            Action::Members,
            Action::RemoveMember { person: id, unit },
            Action::ReallyRemoveMember { person: id, unit },
            Action::Decide(assignment),
            Action::News,
            Action::Private(PrivateAction::Enter),
            Action::Case(CaseAction::List),
            Action::Contact(ContactAction::Mine),
            Action::Resident(ResidentAction::SetHamlet(Some(u8::MAX))),
            Action::Announcement(AnnouncementId(id), AnnouncementAction::GuestsOf(AnnouncementId(id))),
            Action::Announcements { page: u16::MAX },
            Action::NewAnnouncement,
            Action::Group(GroupAction::LinkHamlet { chat: ChatId(id), hamlet: u8::MAX }),
            Action::Templates,
            Action::FromTemplate(u8::MAX),
            Action::Official(OfficialAction::Make(Span::Range { from: date, until: date }, Format::Sheet)),
            Action::ProgressText,
            Action::Year,
            Action::OpenScreen,
            Action::CloseScreens,
            Action::Worklist(WorklistAction::Agree(Item::Extension { until: date, assignment })),
            Action::Leader(LeaderAction::Remove(PersonId(id))),
            Action::Change(ChangeAction::Cancel(TaskId(id))),
            Action::NextYear(NextYearAction::Open),
        ]
    }

    /// The longest actions that hold others.
    fn longest_nested_actions() -> Vec<Action> {
        let (case, digits) = (CaseId([255; 16]), (0..9).fold(Digits::default(), |digits, _| digits.with(9)));
        vec![
            Action::Private(PrivateAction::Pad { pad: Pad::Again(digits), entered: digits }),
            Action::Private(PrivateAction::PadDone { pad: Pad::Again(digits), entered: digits }),
            Action::Private(PrivateAction::WithdrawReferral { case, number: u32::MAX }),
            Action::Case(CaseAction::Withdraw { case, letter: u32::MAX }),
            Action::Case(CaseAction::HandOverTo { case, to: PersonId(i64::MIN) }),
            Action::Case(CaseAction::ReferTo { case, unit: UnitId(i64::MIN) }),
            Action::Contact(ContactAction::ReallyRemove(PersonId(i64::MIN))),
            Action::Group(GroupAction::LinkHamlet { chat: ChatId(i64::MIN), hamlet: u8::MAX }),
            Action::Group(GroupAction::Unlink(ChatId(i64::MIN))),
            Action::Official(OfficialAction::Clause { place: u16::MAX, clause: u16::MAX, page: u16::MAX }),
            Action::Change(ChangeAction::List {
                year: Some(i32::MIN),
                unit: Some(UnitId(i64::MIN)),
                page: u16::MAX,
            }),
            Action::Worklist(WorklistAction::Decline(Item::Report {
                report: ReportId(i64::MIN),
                assignment: AssignmentId(i64::MIN),
            })),
            Action::Worklist(WorklistAction::Agree(Item::Help {
                call: i64::MIN,
                assignment: AssignmentId(i64::MIN),
            })),
            Action::NextYear(NextYearAction::Put {
                year: u16::MAX,
                revision: u32::MAX,
                place: u16::MAX,
                out: true,
            }),
            Action::NextYear(NextYearAction::Import {
                year: u16::MAX,
                stamp: Stamp { revision: u32::MAX, change: u32::MAX },
            }),
        ]
    }

    #[test]
    fn nested_actions_fit_too() {
        let buttons = buttons();
        for action in longest_nested_actions() {
            let data = buttons.encode(CHAT, &action).unwrap();
            assert!(data.len() <= 64, "{action:?}: {} bytes", data.len());
            assert_eq!(buttons.decode(CHAT, &data), Pressed::Action(action));
        }
    }

    fn any_action() -> impl Strategy<Value = Action> {
        (any::<i64>(), 1900..2200i32, 1..366u32, any::<prop::sample::Index>()).prop_map(
            |(id, year, day, index)| {
                let date = NaiveDate::from_yo_opt(year, day).unwrap();
                index.get(&all_actions(id, date)).clone()
            },
        )
    }

    #[test]
    fn every_action_fits() {
        let buttons = buttons();
        let last_day = NaiveDate::from_ymd_opt(9999, 12, 31).unwrap();
        let mut positions = Vec::new();
        for action in all_actions(i64::MIN, last_day) {
            let data = buttons.encode(CHAT, &action).unwrap();
            assert!(data.len() <= 64, "{action:?}: {} bytes", data.len());
            assert_eq!(buttons.decode(CHAT, &data), Pressed::Action(action.clone()));
            positions.push(postcard::to_stdvec(&action).unwrap()[0]);
        }
        let expected: Vec<u8> = (0..u8::try_from(positions.len()).unwrap()).collect();
        assert_eq!(positions, expected, "the list above lacks a variant or has another order");
        let beyond = [positions.len() as u8, 0, 0, 0, 0];
        assert!(postcard::from_bytes::<Action>(&beyond).is_err(), "the list above lacks the newest variants");
    }

    #[test]
    fn data_of_two_chats_share_no_beginning() {
        let buttons = buttons();
        let one = buttons.encode(CHAT, &Action::Home).unwrap();
        let other = buttons.encode(ChatId(1002), &Action::Home).unwrap();
        let shared = one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count();
        assert!(shared < 5, "{one} {other}");
    }

    #[test]
    fn garbage_is_unreadable() {
        let buttons = buttons();
        for data in ["", "A", "home", "🙂", &"A".repeat(64), "====", "AAAAAAAAAAAAAAAAAAAAAA"] {
            assert_eq!(buttons.decode(CHAT, data), Pressed::Unreadable, "{data}");
        }
    }

    proptest! {
        #[test]
        fn what_is_encoded_can_be_decoded_in_its_chat_only(
            action in any_action(), chat in any::<i64>(), other in any::<i64>()
        ) {
            let buttons = buttons();
            let data = buttons.encode(ChatId(chat), &action).unwrap();
            prop_assert_eq!(buttons.decode(ChatId(chat), &data), Pressed::Action(action));
            if chat != other {
                prop_assert_eq!(buttons.decode(ChatId(other), &data), Pressed::Unreadable);
            }
        }

        #[test]
        fn a_changed_byte_or_a_missing_end_is_unreadable(
            action in any_action(), place in any::<prop::sample::Index>(), flip in 1..=255u8
        ) {
            let buttons = buttons();
            let data = buttons.encode(CHAT, &action).unwrap();
            let mut sealed = URL_SAFE_NO_PAD.decode(&data).unwrap();
            let place = place.index(sealed.len());
            let cut = URL_SAFE_NO_PAD.encode(&sealed[..place]);
            prop_assert_eq!(buttons.decode(CHAT, &cut), Pressed::Unreadable);
            sealed[place] ^= flip;
            prop_assert_eq!(buttons.decode(CHAT, &URL_SAFE_NO_PAD.encode(&sealed)), Pressed::Unreadable);
        }
    }
}
