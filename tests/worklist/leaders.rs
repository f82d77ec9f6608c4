//! Leaders are invited as recipients of the plan, look, and decide nothing.

use chrono::NaiveDate;
use loa::domain::action::Action;
use loa::domain::ids::{AnnouncementId, PersonId, ReportId};
use loa::domain::leader::LeaderAction;
use loa::domain::role::Role;
use loa::domain::worklist::{Item, WorklistAction};

use super::scene::{assignments, busy, coordinator, history, open, second_coordinator, unit};
use crate::announcements::scene::Phone;
use crate::private::forger;
use crate::support::{CONTACT, COORDINATOR, Commune, HEALTH_STATION, RESIDENT, STRANGER, song_an};

const LEADER: i64 = RESIDENT;

fn code_in(text: &str) -> String {
    let (_, code) = text.split_once("?start=").expect("no link");
    code.chars().take_while(|letter| letter.is_ascii_alphanumeric() || "-_".contains(*letter)).collect()
}

/// Invites as this recipient of the plan; gives the code.
async fn invite(coordinator: &Phone<'_>, recipient: &str) -> String {
    coordinator.write("/moi").await;
    coordinator.go(&["🏛 Mời lãnh đạo", recipient]).await;
    code_in(&coordinator.screen().await)
}

#[tokio::test]
async fn a_recipient_of_the_plan_is_invited_looks_and_is_removed() {
    let commune = Commune::staffed(song_an(), "2020-11-14 06:00").await;
    let (hanh, leader) = (coordinator(&commune), Phone::of(&commune, LEADER));
    commune.welcome(LEADER).await;
    let common = leader.person.menu().await;
    hanh.write("/moi").await;
    hanh.press("🏛 Mời lãnh đạo").await;
    assert!(!hanh.last().await.has_button("Lưu"), "the archive is nobody");
    let code = invite(&hanh, "TT Đảng ủy").await;
    assert!(hanh.screen().await.contains("với tư cách: TT Đảng ủy"), "{}", hanh.screen().await);
    hanh.press("Lời mời chưa dùng").await;
    assert!(hanh.screen().await.contains("Lãnh đạo: TT Đảng ủy"), "{}", hanh.screen().await);

    leader.write(&format!("/start {code}")).await;
    let welcome = leader.last().await;
    assert!(
        welcome.text.contains("với vai trò TT Đảng ủy") && !welcome.text.contains("đầu mối"),
        "{}",
        welcome.text
    );
    assert!(
        hanh.screen().await.contains("Nga đã tham gia với tư cách TT Đảng ủy"),
        "{}",
        hanh.screen().await
    );
    assert!(leader.person.menu().await.contains(&"tiendo".to_owned()));
    leader.write("/start").await;
    let home = leader.last().await;
    assert!(home.text.contains("với vai trò: TT Đảng ủy") && home.has_button("Tiến độ"), "{home:#?}");
    assert!(!home.has_button("Việc chờ") && !home.has_button("Mời"), "{home:#?}");
    leader.press("📊 Tiến độ").await;
    leader.press("1").await;
    assert!(!leader.last().await.has_button("Duyệt"));

    hanh.write("/moi").await;
    hanh.go(&["Thành viên", "🏛 Lãnh đạo"]).await;
    assert!(hanh.screen().await.contains("1. Nga, TT Đảng ủy"), "{}", hanh.screen().await);
    hanh.go(&["Rút 1", "Rút vai trò"]).await;
    assert!(hanh.screen().await.contains("chưa mời lãnh đạo nào"), "{}", hanh.screen().await);
    assert_eq!(leader.person.menu().await, common, "the menu goes with the role");
    leader.write("/khongco").await;
    let unknown = leader.screen().await;
    leader.write("/tiendo").await;
    assert_eq!(leader.screen().await, unknown);
    commune.end().await;
}

#[tokio::test]
async fn a_name_may_be_written_and_an_invitation_taken_back() {
    let commune = Commune::staffed(song_an(), "2020-11-14 06:00").await;
    let (hanh, leader) = (coordinator(&commune), Phone::of(&commune, LEADER));
    commune.welcome(LEADER).await;
    hanh.write("/moi").await;
    hanh.go(&["🏛 Mời lãnh đạo", "Tên khác"]).await;
    hanh.write(&"dài ".repeat(40)).await;
    assert!(hanh.screen().await.contains("dài quá 80 chữ"), "{}", hanh.screen().await);
    hanh.write("Chủ tịch <b>UBND</b> \u{202e}xã").await;
    let invitation = hanh.screen().await;
    assert!(invitation.contains("Chủ tịch <b>UBND</b> xã"), "{invitation}");
    hanh.press("Lời mời chưa dùng").await;
    hanh.press("Thu hồi 1").await;
    leader.write(&format!("/start {}", code_in(&invitation))).await;
    assert!(leader.screen().await.contains("không dùng được"), "{}", leader.screen().await);
    commune.end().await;
}

#[tokio::test]
async fn a_leader_is_no_contact_and_a_contact_no_leader() {
    let commune = Commune::guarded("2020-11-14 09:00").await;
    let hanh = coordinator(&commune);
    // The small plan has no recipient but the archive: a name is written.
    hanh.write("/moi").await;
    hanh.go(&["🏛 Mời lãnh đạo", "Tên khác"]).await;
    hanh.write("TT HĐND xã").await;
    let code = code_in(&hanh.screen().await);
    let contact = Phone::of(&commune, CONTACT);
    contact.write(&format!("/start {code}")).await;
    assert!(contact.screen().await.contains("không dùng được"), "{}", contact.screen().await);
    // The code stays good for somebody else.
    let leader = Phone::of(&commune, STRANGER);
    leader.write(&format!("/start {code}")).await;
    assert!(leader.screen().await.contains("TT HĐND xã"), "{}", leader.screen().await);
    commune.appoint(STRANGER, Role::Contact).await;
    assert!(leader.screen().await.contains("không dùng được"), "{}", leader.screen().await);
    assert!(!leader.person.heard().await.contains("Kênh nhắn riêng"));
    commune.end().await;
}

#[tokio::test]
async fn a_coordinator_who_is_a_leader_too_stays_coordinator() {
    let commune = Commune::staffed(song_an(), "2020-11-14 06:00").await;
    commune.appoint(COORDINATOR, Role::Leader).await;
    let hanh = coordinator(&commune);
    hanh.write("/moi").await;
    hanh.go(&["Thành viên", "🏛 Lãnh đạo", "Rút 1", "Rút vai trò"]).await;
    assert!(hanh.person.menu().await.contains(&"moi".to_owned()));
    hanh.write("/moi").await;
    assert!(hanh.screen().await.contains("Mời người vào đơn vị nào"), "{}", hanh.screen().await);
    commune.end().await;
}

/// Every button of the worklist and of leaders, on things that are there.
async fn coordinators_actions(commune: &Commune) -> Vec<Action> {
    use LeaderAction as Leader;
    use WorklistAction as List;
    let assignment = assignments(commune).await[0];
    let until = NaiveDate::from_ymd_opt(2020, 11, 23).unwrap();
    let nobodys = unit(commune, "Công chức Văn hóa - Xã hội").await;
    let mut items =
        vec![Item::Silent(nobodys), Item::Unreached(nobodys), Item::Announcement(AnnouncementId(1))];
    for assignment in assignments(commune).await {
        items.push(Item::Extension { until, assignment });
        items.push(Item::Report { report: ReportId(1), assignment });
        items.extend((1..20).map(|call| Item::Help { call, assignment }));
    }
    let of_item = |item: Item| {
        [List::Show(item.clone()), List::Later(item.clone()), List::Agree(item.clone()), List::Decline(item)]
    };
    let list = [List::Open, List::AskNudgeAll(nobodys), List::NudgeAll(nobodys)];
    let list = list.into_iter().chain(items.into_iter().flat_map(of_item)).map(Action::Worklist);
    let leaders = [
        Leader::Choose,
        Leader::Recipient(0),
        Leader::Other,
        Leader::List,
        Leader::AskRemove(PersonId(1)),
        Leader::Remove(PersonId(1)),
    ];
    let old = [
        Action::Confirm { assignment, report: ReportId(1) },
        Action::Return { assignment, report: ReportId(1) },
        Action::Grant { assignment, until },
        Action::Refuse { assignment, until },
        Action::Decide(assignment),
        Action::Invite,
        Action::Invitations,
        Action::Members,
    ];
    list.chain(leaders.map(Action::Leader)).chain(old).collect()
}

#[tokio::test]
async fn what_coordinators_do_is_unknown_to_all_others() {
    let commune = busy("2020-11-19 09:00").await;
    commune.appoint(LEADER, Role::Leader).await;
    commune.welcome(STRANGER).await;
    let before = history(&commune).await;
    let actions = coordinators_actions(&commune).await;
    for who in [LEADER, HEALTH_STATION, STRANGER] {
        let phone = Phone::of(&commune, who);
        let chat = phone.person.chat().await;
        for action in &actions {
            forger::press(&commune, who, action.clone()).await;
        }
        assert_eq!(phone.person.chat().await, chat, "{who} was shown something");
        phone.write("xin chào").await;
        phone.write("/khongco").await;
    }
    // Only a leader chooses whether the summary comes.
    for who in [HEALTH_STATION, STRANGER, COORDINATOR] {
        let chat = Phone::of(&commune, who).person.chat().await;
        forger::press(&commune, who, Action::Leader(LeaderAction::Weekly(true))).await;
        assert_eq!(Phone::of(&commune, who).person.chat().await, chat);
    }
    assert_eq!(history(&commune).await, before, "nothing was decided");
    assert!(open(&coordinator(&commune)).await.text.contains("1/4"), "everything still waits");

    // The control: the same presses of a coordinator do decide.
    second_coordinator(&commune).await;
    for action in actions {
        forger::press(&commune, super::scene::SECOND, action).await;
    }
    let after = history(&commune).await;
    for kind in ["granted", "confirmed", "help_answered"] {
        assert!(after.iter().any(|own| own == kind), "{kind} in {after:?}");
    }
    commune.settle().await;
}
