//! Nobody may receive it, or nobody is there.

use chrono::Duration;
use loa::domain::action::{Action, PrivateAction};

use super::attacks::{CRY, MORNING};
use super::forger::{press, sent_cases, the_case};
use super::{Helper, Writer};
use crate::support::{CONTACT, COORDINATOR, Commune, RESIDENT, SECOND_CONTACT, at};

#[tokio::test]
async fn s10_everyone_ruled_out_is_said_and_goes_to_nobody() {
    let commune = Commune::guarded(MORNING).await;
    let nga = Writer::new(&commune, RESIDENT);
    nga.begin_with(&["Một mình", "Của tôi", "✅ Địa chỉ tin cậy", "✅ Trạm Y tế", "✅ Đầu mối", "Tiếp"])
        .await;
    let screen = nga.screen().await;
    assert!(screen.contains("không còn ai") && screen.contains("111") && screen.contains("113"), "{screen}");
    // Whoever jumps over that screen with a button gets no further.
    for jump in [PrivateAction::Way(loa::domain::case::Way::Line), PrivateAction::Write] {
        press(&commune, RESIDENT, Action::Private(jump)).await;
    }
    nga.write(CRY).await;
    for jump in
        [PrivateAction::Preview, PrivateAction::PositionsDone, PrivateAction::Preview, PrivateAction::Send]
    {
        press(&commune, RESIDENT, Action::Private(jump)).await;
    }
    commune.pass(Duration::minutes(11)).await;
    assert!(sent_cases(&commune).await.is_empty());
    for id in [CONTACT, SECOND_CONTACT, COORDINATOR] {
        let heard = commune.person(id).heard().await;
        assert!(!heard.contains("📨") && !heard.contains("tin cậy mà chưa"), "{heard}");
    }
    commune.end().await;
}

#[tokio::test]
async fn s10_who_is_ruled_out_is_not_called_nor_the_coordinators_office() {
    for out in [false, true] {
        let commune = Commune::guarded(MORNING).await;
        let nga = Writer::new(&commune, RESIDENT);
        let mut steps = vec!["Một mình", "Của tôi"];
        if out {
            steps.extend(["✅ Trạm Y tế", "✅ Đầu mối"]);
        }
        steps.extend(["Tiếp", "Gửi dòng", "Tiếp", "Viết"]);
        nga.begin_with(&steps).await;
        nga.write(CRY).await;
        nga.press("Xem lại").await;
        nga.press("✅ Gửi").await;
        for _ in 0..3 {
            commune.pass(Duration::minutes(11)).await;
        }
        commune.pass(Duration::minutes(61)).await;
        commune.pass(Duration::minutes(11)).await;
        assert!(commune.person(CONTACT).heard().await.contains("📨"));
        assert_eq!(commune.person(SECOND_CONTACT).heard().await.contains("📨"), !out);
        let coordinator = commune.person(COORDINATOR).heard().await;
        assert_eq!(coordinator.contains("chưa cán bộ tin cậy nào nhận"), !out, "{coordinator}");
        commune.end().await;
    }
}

#[tokio::test]
async fn s4_nobody_on_duty_is_said_before_anything_is_written() {
    let commune = Commune::guarded(MORNING).await;
    let until = at("2020-11-16 18:00");
    for id in [CONTACT, SECOND_CONTACT] {
        commune.change_contact(id, |contact| contact.away_until = Some(until)).await;
    }
    let nga = Writer::new(&commune, RESIDENT);
    nga.write("/rieng").await;
    let screen = nga.screen().await;
    assert!(screen.contains("chưa có ai trực") && screen.contains("18:00"), "{screen}");
    nga.send(CRY).await;
    commune.pass(Duration::zero()).await;
    for id in [CONTACT, SECOND_CONTACT] {
        assert!(!commune.person(id).heard().await.contains("📨"), "the control: nobody is called now");
    }
    let coordinator = commune.person(COORDINATOR).last().await.text;
    assert!(
        coordinator.contains("chưa cán bộ tin cậy nào nhận") && !coordinator.contains(CRY),
        "{coordinator}"
    );
    let code = the_case(&commune).await.code;
    assert!(!commune.person(COORDINATOR).heard().await.contains(&code));
    // She comes on duty: she is called.
    Helper::new(&commune, CONTACT).0.write("/start").await;
    Helper::new(&commune, CONTACT).0.press("Trực của tôi").await;
    Helper::new(&commune, CONTACT).0.press("Tôi đã về").await;
    for _ in 0..7 {
        commune.pass(Duration::minutes(10)).await;
    }
    let ly = Helper::new(&commune, CONTACT);
    ly.take().await;
    assert!(ly.0.screen().await.contains(CRY), "{}", ly.0.screen().await);
    commune.end().await;
}
