//! `/xoadulieu`: what is kept, and that nothing of it is left.

use chrono::Duration;
use loa::domain::announcement::Answer;
use loa::domain::ids::{ChatId, MessageId};
use loa::domain::role::{Rank, Role};
use loa::store::deliveries::Fate;

use crate::private::files::Watched;
use crate::private::scene::{COMFORT, CRY};
use crate::private::{Helper, Writer};
use crate::support::people::Person;
use crate::support::{
    CONTACT, COORDINATOR, Commune, HEALTH_DEPUTY, HEALTH_STATION, RESIDENT, SECOND_CONTACT, STRANGER, song_an,
};

const MORNING: &str = "2020-11-16 09:00";
/// Long enough not to be met by chance.
const SOMEBODY: i64 = 4_123_987_654_321;
const NAME: &str = "Quokka Numbat";

async fn newcomer<'a>(commune: &'a Commune, id: i64) -> Writer<'a> {
    let writer = Writer::new(commune, id);
    writer.person.appear(NAME).await;
    commune.welcome(id).await;
    writer
}

/// Whether name or account number lie in clear on the disk, and which.
async fn on_disk(commune: &Commune, id: i64) -> Vec<&'static str> {
    commune.loa.store.truncate_wal().await.unwrap();
    let bytes = commune.bytes_on_disk();
    let holds = |needle: &[u8]| bytes.windows(needle.len()).any(|window| window == needle);
    // As SQLite writes an integer of six bytes, and as text.
    let number = &id.to_be_bytes()[2..];
    let found = [
        ("name", holds(NAME.as_bytes())),
        ("number", holds(number)),
        ("number as text", holds(id.to_string().as_bytes())),
    ];
    found.into_iter().filter_map(|(what, there)| there.then_some(what)).collect()
}

async fn erase(who: &Writer<'_>) {
    who.write("/xoadulieu").await;
    who.press("Xoá tất cả").await;
    who.press("Xoá tất cả").await;
}

async fn is_known(commune: &Commune, id: i64) -> bool {
    commune.look().await.person_in(ChatId(id)).await.unwrap().is_some()
}

#[tokio::test]
async fn a_resident_sees_what_is_kept_and_nothing_of_it_is_left() {
    let commune = Commune::staffed(song_an(), MORNING).await;
    let quokka = newcomer(&commune, SOMEBODY).await;
    commune.welcome(STRANGER).await;
    quokka.press("Tin tôi nhận").await;
    quokka.press("✓ Pháp luật").await;
    quokka.press("Thôn, làng").await;
    quokka.press("Thôn 4").await;
    quokka.write("/xoadulieu").await;
    let page = quokka.screen().await;
    for kept in [NAME, "Thôn 4", "pháp luật", "Tin nhắn riêng thì xem và xoá ở Nhắn riêng"] {
        assert!(page.contains(kept), "{kept} in {page}");
    }
    assert_eq!(on_disk(&commune, SOMEBODY).await, ["name", "number"]);
    quokka.press("Xoá tất cả").await;
    quokka.press("Giữ lại").await;
    assert!(is_known(&commune, SOMEBODY).await, "nothing yet");
    erase(&quokka).await;
    assert!(quokka.screen().await.contains("đã xoá xong"), "{}", quokka.screen().await);
    assert!(!is_known(&commune, SOMEBODY).await);
    assert_eq!(on_disk(&commune, SOMEBODY).await, Vec::<&str>::new());

    quokka.write("/start").await;
    assert!(quokka.person.last().await.has_button("Tiếng Bahnar"), "a new person begins");
    let chosen = commune.chosen(SOMEBODY).await;
    assert_eq!((chosen.hamlet, chosen.muted.bits()), (None, 0));
    commune.end().await;
}

#[tokio::test]
async fn the_newest_person_is_erased_too_and_the_number_is_not_given_again() {
    let commune = Commune::staffed(song_an(), MORNING).await;
    let quokka = newcomer(&commune, SOMEBODY).await;
    let number = commune.look().await.person_in(ChatId(SOMEBODY)).await.unwrap().unwrap().id;
    erase(&quokka).await;
    assert_eq!(on_disk(&commune, SOMEBODY).await, Vec::<&str>::new());
    commune.welcome(STRANGER).await;
    let next = commune.look().await.person_in(ChatId(STRANGER)).await.unwrap().unwrap().id;
    assert!(next > number, "buttons in old messages would name somebody else");
    commune.end().await;
}

#[tokio::test]
async fn nothing_comes_to_somebody_who_is_erased() {
    let commune = Commune::staffed(song_an(), "2020-10-16 09:00").await;
    commune.welcome(RESIDENT).await;
    commune.welcome(STRANGER).await;
    let nga = Writer::new(&commune, RESIDENT);
    erase(&nga).await;
    let before = nga.person.messages().await.len();
    commune.live_until("2020-10-20 10:00").await;
    assert_eq!(nga.person.messages().await.len(), before);
    assert!(commune.person(STRANGER).heard().await.contains("Xã có tin mới"));
    commune.end().await;
}

#[tokio::test]
async fn a_members_reports_stay_without_the_name_and_the_coordinator_is_told() {
    let commune = Commune::staffed(song_an(), "2020-11-30 06:00").await;
    let quokka = Writer::new(&commune, SOMEBODY);
    quokka.person.appear(NAME).await;
    commune.appoint_member(SOMEBODY, "yte", Rank::Deputy).await;
    quokka.write("/viec").await;
    quokka.press("1").await;
    quokka.press("xong").await;
    quokka.write("30 người dự, 20 nữ").await;
    let coordinator = Writer::new(&commune, COORDINATOR);
    assert!(coordinator.screen().await.contains("30 người dự"), "{}", coordinator.screen().await);

    quokka.write("/xoadulieu").await;
    let page = quokka.screen().await;
    assert!(page.contains("Trạm Y tế (cấp phó)") && page.contains("hồ sơ công việc của xã"), "{page}");
    quokka.press("Xoá tất cả").await;
    assert!(quokka.screen().await.contains("không còn tên"), "{}", quokka.screen().await);
    quokka.press("Xoá tất cả").await;
    assert!(!quokka.person.menu().await.contains(&"viec".to_owned()), "the menu goes");
    assert!(coordinator.screen().await.contains("Cấp phó của Trạm Y tế"), "{}", coordinator.screen().await);
    assert!(!coordinator.screen().await.contains(NAME));
    assert_eq!(on_disk(&commune, SOMEBODY).await, Vec::<&str>::new());

    // The report can still be decided on; it names nobody.
    coordinator.press("Xác nhận").await;
    let decided = coordinator.person.heard().await;
    assert!(decided.contains("Người báo cáo: (chưa rõ tên)"), "{decided}");
    quokka.write("/viec").await;
    assert!(quokka.screen().await.contains("chưa hiểu"), "{}", quokka.screen().await);
    commune.end().await;
}

#[tokio::test]
async fn the_last_coordinator_is_warned_and_loa_claim_makes_a_new_one() {
    let commune = Commune::staffed(song_an(), MORNING).await;
    commune.appoint(HEALTH_DEPUTY, Role::Coordinator).await;
    let (first, second) = (Writer::new(&commune, COORDINATOR), Writer::new(&commune, HEALTH_DEPUTY));
    second.write("/xoadulieu").await;
    second.press("Xoá tất cả").await;
    assert!(!second.screen().await.contains("loa claim"), "{}", second.screen().await);
    // Meanwhile the other one goes.
    erase(&first).await;
    assert!(second.screen().await.contains("Một đầu mối"), "{}", second.screen().await);
    second.press("Xoá tất cả").await;
    let warning = second.person.messages().await;
    assert!(warning.iter().any(|message| message.text.contains("loa claim")), "{warning:?}");
    assert!(is_known(&commune, HEALTH_DEPUTY).await, "warned first");
    second.press("Xoá tất cả").await;
    assert!(!is_known(&commune, HEALTH_DEPUTY).await);
    assert!(commune.look().await.coordinators().await.unwrap().is_empty());
    commune.appoint(HEALTH_DEPUTY, Role::Coordinator).await;
    assert!(second.person.menu().await.contains(&"moi".to_owned()));
    commune.end().await;
}

#[tokio::test]
async fn a_contact_gives_the_role_up_first_and_the_case_passes_on() {
    let commune = Commune::guarded(MORNING).await;
    let (nga, ly) = (Writer::new(&commune, RESIDENT), Helper::new(&commune, CONTACT));
    let thoan = Helper::new(&commune, SECOND_CONTACT);
    nga.send(CRY).await;
    ly.take().await;
    ly.0.write("/xoadulieu").await;
    assert!(!ly.0.person.last().await.has_button("Xoá tất cả"), "{:?}", ly.0.person.last().await);
    ly.0.press("Thôi làm cán bộ").await;
    assert!(ly.0.screen().await.contains("đã thôi"), "{}", ly.0.screen().await);
    assert!(!ly.0.person.readable().await.contains(CRY), "the case left the chat");
    assert!(commune.person(COORDINATOR).heard().await.contains("Một cán bộ tin cậy đã thôi"));
    commune.pass(Duration::minutes(1)).await;
    thoan.take().await;
    assert!(thoan.0.screen().await.contains(CRY), "{}", thoan.0.screen().await);
    erase(&ly.0).await;
    assert!(!is_known(&commune, CONTACT).await);
    assert!(commune.look().await.contacts().await.unwrap().len() == 1);
    commune.end().await;
}

#[tokio::test]
async fn erasing_touches_no_case_and_the_answer_is_found_by_whoever_comes_back() {
    let commune = Commune::guarded(MORNING).await;
    let (nga, ly) = (Writer::new(&commune, RESIDENT), Helper::new(&commune, CONTACT));
    nga.send(CRY).await;
    nga.leave().await;
    erase(&nga).await;
    assert_eq!(commune.cases().await.len(), 1);
    ly.take().await;
    ly.answer(COMFORT).await;
    assert!(!nga.person.heard().await.contains("Xã có tin mới"), "nothing comes by itself");
    nga.open_mine("").await;
    assert!(nga.screen().await.contains(COMFORT), "{}", nga.screen().await);
    commune.end().await;
}

#[tokio::test]
async fn no_commit_of_erasing_touches_a_case() {
    let commune = Commune::guarded(MORNING).await;
    let nga = Writer::new(&commune, RESIDENT);
    nga.send(CRY).await;
    nga.leave().await;
    nga.write("/xoadulieu").await;
    nga.press("Xoá tất cả").await;
    let mut main = Watched::new(commune.folder.path().join("loa.db")).await;
    nga.press("Xoá tất cả").await;
    let look = main.look().await;
    let rows = look.commits.iter().flat_map(|commit| commit.rows.keys());
    let changed: Vec<&String> = rows.chain(look.unseen.keys()).collect();
    assert!(changed.iter().any(|row| row.starts_with("- person: ")), "{changed:?}");
    assert!(!changed.iter().any(|row| row.contains("case_")), "{changed:?}");
    assert!(look.emptied, "the old pages have left the log");
    commune.end().await;
}

#[tokio::test]
async fn what_was_sent_to_somebody_and_what_they_answered_is_shown_and_erased() {
    let commune = Commune::staffed(song_an(), MORNING).await;
    let quokka = newcomer(&commune, SOMEBODY).await;
    commune.welcome(STRANGER).await;
    let id = commune.announced().await;
    let mut tx = commune.look().await;
    let person = tx.person_in(ChatId(SOMEBODY)).await.unwrap().unwrap();
    let sent = Fate::Sent(vec![MessageId(5)]);
    tx.note_fates(id, 1, &[(person.chat, sent)]).await.unwrap();
    tx.set_answer(id, person.id, Answer::Coming).await.unwrap();
    tx.commit().await.unwrap();
    quokka.write("/xoadulieu").await;
    let page = quokka.screen().await;
    assert!(page.contains("đã gửi đến: 1") && page.contains("trả lời thông báo: 1"), "{page}");
    erase(&quokka).await;
    assert_eq!(on_disk(&commune, SOMEBODY).await, Vec::<&str>::new());
    assert_eq!(commune.look().await.answers(id).await.unwrap().coming, 0);
    assert!(!commune.waits_for(id).await.contains(&SOMEBODY));
    commune.end().await;
}

#[tokio::test]
async fn the_page_is_the_same_with_and_without_a_case() {
    let commune = Commune::guarded(MORNING).await;
    let with = Writer::new(&commune, RESIDENT);
    with.send(CRY).await;
    with.leave().await;
    let mut pages = vec![];
    for (id, name) in [(RESIDENT, "Nga"), (STRANGER, "Siu H'Bia")] {
        let somebody = Writer::new(&commune, id);
        somebody.write("/xoadulieu").await;
        let mut page = somebody.person.last().await;
        page.text = page.text.replace(name, "…");
        pages.push((page.text, page.buttons));
    }
    assert_eq!(pages[0], pages[1]);
    commune.end().await;
}

#[tokio::test]
async fn erased_in_english_and_a_button_of_before_begins_anew() {
    let commune = Commune::staffed(song_an(), MORNING).await;
    let station = Writer::new(&commune, HEALTH_STATION);
    station.write("/ngonngu").await;
    station.press("English").await;
    station.write("/xoadulieu").await;
    let old: Person = commune.person(HEALTH_STATION);
    assert!(station.screen().await.contains("what Loa keeps"), "{}", station.screen().await);
    station.press("Erase everything").await;
    station.press("Erase everything").await;
    assert!(station.screen().await.contains("Done."), "{}", station.screen().await);
    let menu = old.menu().await;
    assert!(!menu.contains(&"viec".to_owned()), "{menu:?}");
    commune.end().await;
}
