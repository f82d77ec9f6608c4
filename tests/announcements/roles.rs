//! Whoever does not announce sees nothing of it; whoever no longer does leaves their work to the unit.

use loa::clock::Clock;
use loa::domain::action::Action;
use loa::domain::announcement::action::{AnnouncementAction, Choice, PaperKind};
use loa::domain::announcement::screen::Grave;
use loa::domain::announcement::{Announcement, Answer, State, Topic};
use loa::domain::ids::{ChatId, UnitId};
use loa::domain::person::Tongue;
use loa::domain::role::{Rank, Role};
use loa::scheduler;

use super::scene::{Phone, UNION, UNION_DEPUTY, all, commune, holders, newest, state};
use crate::private::forger;
use crate::support::{CONTACT, COORDINATOR, Commune, HEALTH_STATION, RESIDENT, STRANGER, at};

const RESIDENTS: [i64; 2] = [RESIDENT, STRANGER];

/// Everything that an announcer does to an announcement.
fn actions(draft: &Announcement) -> Vec<Action> {
    let id = draft.id;
    use AnnouncementAction as Do;
    let mut actions: Vec<Action> = vec![Action::Announcements { page: 0 }, Action::NewAnnouncement];
    let steps = [
        Do::Open,
        Do::Content,
        Do::Join,
        Do::Replace,
        Do::Keep,
        Do::Audience,
        Do::Choose(Choice::Hamlets),
        Do::Choose(Choice::Units),
        Do::Choose(Choice::Groups),
        Do::Everyone,
        Do::Hamlet(0),
        Do::Tongue(Tongue::Jrai),
        Do::Unit(UnitId(1)),
        Do::Group(ChatId(-5001)),
        Do::GuestsOf(id),
        Do::Topic(Topic::Law),
        Do::Event,
        Do::EventMoment,
        Do::NoEvent,
        Do::Asks(true),
        Do::Place,
        Do::When,
        Do::Now,
        Do::At(1_900_000_000),
        Do::OtherTime,
        Do::Review,
        Do::Confirm(draft.fingerprint()),
        Do::Reopen,
        Do::Pause,
        Do::Resume,
        Do::Correct,
        Do::Anew,
        Do::RecallAndAnew,
        Do::Ask(Grave::Recall),
        Do::Really(Grave::Drop),
        Do::Really(Grave::Recall),
        Do::Really(Grave::Stop),
        Do::Really(Grave::Replace),
        Do::Paper(PaperKind::Delivery),
        Do::Paper(PaperKind::Attendance),
        Do::Paper(PaperKind::Loudspeaker),
    ];
    actions.extend(steps.map(|step| Action::Announcement(id, step)));
    actions
}

async fn at_last(commune: &Commune, local: &str) {
    commune.clock.advance_to(at(local));
    scheduler::tick(&commune.loa.store, commune.clock.now()).await.unwrap();
    commune.settle().await;
    commune.clock.advance_to(commune.clock.now() + chrono::Duration::seconds(10));
    commune.settle().await;
}

/// The coordinator takes the role away.
async fn dismiss(commune: &Commune, id: i64) {
    let person = forger::person_id(commune, id).await;
    let mut tx = commune.look().await;
    let units = tx.unit_choices().await.unwrap();
    drop(tx);
    let unit = units.iter().find(|choice| choice.name.contains("Phụ nữ")).unwrap().unit;
    forger::press(commune, COORDINATOR, Action::ReallyRemoveMember { person: person.0, unit }).await;
}

#[tokio::test]
async fn for_everybody_else_the_command_and_the_buttons_do_not_exist() {
    let commune = commune().await;
    commune.appoint(CONTACT, Role::Contact).await;
    let union = Phone::of(&commune, UNION);
    union.compose("Bản nháp kín").await;
    let before = newest(&commune).await;
    for id in [RESIDENT, HEALTH_STATION, CONTACT, COORDINATOR] {
        let other = Phone::of(&commune, id);
        other.write("/khonghieu").await;
        let unknown = other.screen().await;
        other.write("/thongbao").await;
        assert_eq!(other.screen().await, unknown, "{id}");
        assert!(!other.person.menu().await.contains(&"thongbao".to_owned()), "{id}");
        other.write("/start").await;
        assert!(!other.last().await.has_button("📣 Thông báo"), "{id}");
        for action in actions(&before) {
            forger::press(&commune, id, action).await;
        }
        assert!(!other.person.heard().await.contains("Bản nháp kín"), "{id}");
        // A draft has no answers either.
        forger::press(
            &commune,
            id,
            Action::Announcement(before.id, AnnouncementAction::Answer(Answer::Coming)),
        )
        .await;
    }
    assert_eq!((newest(&commune).await, all(&commune).await.len()), (before.clone(), 1));
    assert_eq!(commune.look().await.answers(before.id).await.unwrap(), Default::default());
    assert!(union.person.menu().await.contains(&"thongbao".to_owned()));
    commune.end().await;
}

#[tokio::test]
async fn buttons_of_somebody_else_are_worth_nothing_in_another_chat() {
    let commune = commune().await;
    commune.appoint_member(UNION_DEPUTY, "hlhpn", Rank::Deputy).await;
    Phone::of(&commune, UNION).compose("Tin của chị Mai").await;
    let draft = newest(&commune).await;
    let id = draft.id;
    let confirm = Action::Announcement(id, AnnouncementAction::Confirm(draft.fingerprint()));
    let stolen = forger::data(&commune, UNION, &confirm);
    // The deputy may announce, but this button belongs to another chat.
    for thief in [UNION_DEPUTY, RESIDENT] {
        forger::push(&commune, thief, thief, &stolen).await;
        assert_eq!(state(&commune, id).await, State::Draft);
    }
    let mut broken = stolen.clone();
    broken.replace_range(3..4, if &stolen[3..4] == "A" { "B" } else { "A" });
    forger::push(&commune, UNION, UNION, &broken).await;
    assert_eq!(state(&commune, id).await, State::Draft);
    commune.end().await;
}

#[tokio::test]
async fn the_draft_of_somebody_who_lost_the_role_stays_for_the_unit() {
    let commune = commune().await;
    commune.appoint_member(UNION_DEPUTY, "hlhpn", Rank::Deputy).await;
    let union = Phone::of(&commune, UNION);
    union.compose("Nháp để lại").await;
    dismiss(&commune, UNION).await;
    let id = newest(&commune).await.id;
    union.press("✅ Gửi").await;
    assert_eq!(state(&commune, id).await, State::Draft);
    union.write("thêm vào nháp").await;
    assert!(!union.screen().await.contains("nhắn thêm"), "{}", union.screen().await);
    let deputy = Phone::of(&commune, UNION_DEPUTY);
    deputy.write("/thongbao").await;
    assert!(deputy.screen().await.contains("Nháp để lại"), "{}", deputy.screen().await);
    deputy.press("1").await;
    deputy.confirm().await;
    assert_eq!(holders(&commune, &RESIDENTS, "Nháp để lại").await, RESIDENTS);
    commune.end().await;
}

#[tokio::test]
async fn what_somebody_without_the_role_had_scheduled_waits_for_another() {
    let commune = commune().await;
    commune.appoint_member(UNION_DEPUTY, "hlhpn", Rank::Deputy).await;
    let union = Phone::of(&commune, UNION);
    union.begin().await;
    union.write("Hẹn của người cũ").await;
    union.go(&["Tiếp", "Tiếp", "Lúc khác"]).await;
    union.write("8h sáng mai").await;
    union.press("✅ Hẹn gửi").await;
    dismiss(&commune, UNION).await;
    at_last(&commune, "2020-11-17 08:00").await;
    assert!(holders(&commune, &RESIDENTS, "Hẹn của người cũ").await.is_empty());
    let deputy = Phone::of(&commune, UNION_DEPUTY);
    let proposal = deputy.last().await;
    assert!(proposal.text.contains("chờ duyệt") && proposal.has_button("✅ Gửi"), "{proposal:?}");
    assert!(union.with("chờ duyệt").await.is_empty());
    deputy.press("✅ Gửi").await;
    at_last(&commune, "2020-11-17 08:05").await;
    assert_eq!(holders(&commune, &RESIDENTS, "Hẹn của người cũ").await, RESIDENTS);
    commune.end().await;
}

#[tokio::test]
async fn sending_goes_on_when_the_sender_loses_the_role_and_shows_them_nothing_more() {
    let commune = commune().await;
    commune.appoint_member(UNION_DEPUTY, "hlhpn", Rank::Deputy).await;
    commune.clock.advance_to(at("2020-11-16 21:30"));
    let union = Phone::of(&commune, UNION);
    // Confirmed at night: it is being sent, and waits for the morning.
    union.compose("Đang gửi dở").await;
    union.press("✅ Gửi").await;
    dismiss(&commune, UNION).await;
    let shown = union.person.messages().await.len();
    at_last(&commune, "2020-11-17 06:00").await;
    assert_eq!(holders(&commune, &RESIDENTS, "Đang gửi dở").await, RESIDENTS);
    assert_eq!(union.person.messages().await.len(), shown + 1, "their own copy, no report");
    let deputy = Phone::of(&commune, UNION_DEPUTY);
    deputy.write("/thongbao").await;
    assert!(deputy.screen().await.contains("đã gửi 6/6"), "{}", deputy.screen().await);
    commune.end().await;
}

#[tokio::test]
async fn who_looks_at_it_takes_neither_desk_nor_report_from_the_sender() {
    let commune = commune().await;
    commune.appoint_member(UNION_DEPUTY, "hlhpn", Rank::Deputy).await;
    commune.clock.advance_to(at("2020-11-16 21:30"));
    let (union, deputy) = (Phone::of(&commune, UNION), Phone::of(&commune, UNION_DEPUTY));
    union.compose("Đang gửi dở").await;
    union.press("✅ Gửi").await;
    let desk = union.with("Giờ nghỉ").await.pop().unwrap().id;
    deputy.write("/thongbao").await;
    deputy.press("1").await;
    assert!(deputy.screen().await.contains("Giờ nghỉ"), "{}", deputy.screen().await);
    at_last(&commune, "2020-11-17 06:00").await;
    assert!(union.message(desk).await.text.contains("Đã gửi xong"), "{:?}", union.message(desk).await);
    assert_eq!((union.with("📊").await.len(), deputy.with("📊").await.len()), (1, 0));
    commune.end().await;
}

#[tokio::test]
async fn of_two_announcers_at_one_draft_the_first_tap_counts() {
    let commune = commune().await;
    commune.appoint_member(UNION_DEPUTY, "hlhpn", Rank::Deputy).await;
    let (union, deputy) = (Phone::of(&commune, UNION), Phone::of(&commune, UNION_DEPUTY));
    union.compose("Hai người một tin").await;
    deputy.write("/thongbao").await;
    deputy.go(&["1", "✏️ Nội dung"]).await;
    union.confirm().await;
    // What the deputy writes now is not put into what is out.
    deputy.write("Chữ đến muộn").await;
    assert!(deputy.screen().await.contains("Đã gửi xong"), "{}", deputy.screen().await);
    assert_eq!(holders(&commune, &RESIDENTS, "Hai người").await, RESIDENTS);
    assert!(!format!("{:?}", newest(&commune).await.content).contains("muộn"));
    let review = deputy.with("Bước 5/5").await;
    if let Some(review) = review.last().filter(|review| review.has_button("✅ Gửi")) {
        assert!(deputy.press_on(review, "✅ Gửi").await.contains("vừa thay đổi"));
    }
    assert_eq!(holders(&commune, &RESIDENTS, "Hai người").await, RESIDENTS);
    commune.end().await;
}
