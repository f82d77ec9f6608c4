//! Forged and replayed buttons: from another person, another chat, another case; and guessed codes of cases.

use loa::domain::action::{Action, CaseAction, Pad, PrivateAction};
use loa::domain::case::Digits;
use loa::domain::ids::UnitId;

use super::forger::{self, breathe, case_actions, data, press, push, resident_actions, the_case};
use super::{Helper, Writer};
use crate::support::{CONTACT, Commune, HEALTH_STATION, RESIDENT, SECOND_CONTACT, STRANGER};

pub const MORNING: &str = "2020-11-16 09:00";
pub const CRY: &str = "Đêm qua tôi sợ lắm";
pub const COMFORT: &str = "Chị cứ yên tâm, tôi nghe đây";

/// Nga has written, Lý has answered, and Nga has left the chat without reading it.
pub async fn an_answered_case() -> Commune {
    let commune = Commune::guarded(MORNING).await;
    let nga = Writer::new(&commune, RESIDENT);
    nga.send(CRY).await;
    let ly = Helper::new(&commune, CONTACT);
    ly.take().await;
    ly.answer(COMFORT).await;
    nga.write("/thoat").await;
    commune
}

/// The button that shows an answer to whoever has set no PIN.
fn open_pad() -> Action {
    Action::Private(PrivateAction::PadDone { pad: Pad::Open, entered: Digits::default() })
}

#[tokio::test]
async fn s24_buttons_of_somebody_else_open_nothing() {
    let commune = an_answered_case().await;
    let before = the_case(&commune).await;
    let bia = commune.person(STRANGER);
    for action in resident_actions(before.id) {
        // As it stands under Nga's message, and as whoever holds the key could make it for this chat.
        let stolen = data(&commune, RESIDENT, &action);
        let said_before = bia.heard().await;
        push(&commune, STRANGER, STRANGER, &stolen).await;
        assert_eq!(bia.heard().await, said_before, "data of another chat does nothing: {action:?}");
        press(&commune, STRANGER, action.clone()).await;
        assert!(!bia.heard().await.contains(COMFORT), "{action:?}");
        assert!(the_case(&commune).await == before, "{action:?} changed somebody else's case");
    }
    // The same data in its own chat.
    push(&commune, RESIDENT, RESIDENT, &data(&commune, RESIDENT, &open_pad())).await;
    assert!(commune.person(RESIDENT).heard().await.contains(COMFORT), "the control opens it");
    assert!(the_case(&commune).await != before);
    commune.end().await;
}

#[tokio::test]
async fn s24_a_press_whose_sender_is_not_the_chats_does_nothing() {
    let commune = an_answered_case().await;
    let before = the_case(&commune).await;
    let news = data(&commune, RESIDENT, &Action::News);
    let (nga, bia) = (commune.person(RESIDENT), commune.person(STRANGER));
    let heard = (nga.heard().await, bia.heard().await);
    push(&commune, STRANGER, RESIDENT, &news).await;
    assert_eq!((nga.heard().await, bia.heard().await), heard);
    assert!(the_case(&commune).await == before, "Telegram sends no such update; who does is not obeyed");
    push(&commune, RESIDENT, RESIDENT, &news).await;
    assert!(nga.heard().await.contains(COMFORT), "the control");
    commune.end().await;
}

#[tokio::test]
async fn s17_a_contact_cannot_touch_the_case_of_another() {
    let commune = Commune::guarded(MORNING).await;
    Writer::new(&commune, RESIDENT).send(CRY).await;
    let ly = Helper::new(&commune, CONTACT);
    ly.take().await;
    let before = the_case(&commune).await;
    let own = forger::person_id(&commune, SECOND_CONTACT).await;
    let thoan = commune.person(SECOND_CONTACT);
    for action in case_actions(before.id, own, UnitId(2)) {
        push(&commune, SECOND_CONTACT, SECOND_CONTACT, &data(&commune, CONTACT, &action)).await;
        press(&commune, SECOND_CONTACT, action.clone()).await;
        thoan.write("chỉ là thử").await;
        commune.settle().await;
        assert!(the_case(&commune).await == before, "{action:?}");
    }
    let heard = thoan.heard().await;
    assert!(!heard.contains(CRY) && !heard.contains(&before.code), "{heard}");
    press(&commune, CONTACT, Action::Case(CaseAction::Silence(before.id))).await;
    assert!(the_case(&commune).await.silenced, "the control: the holder can");
    commune.end().await;
}

#[tokio::test]
async fn s17_buttons_pressed_again_after_handing_over_are_dead() {
    let commune = Commune::guarded(MORNING).await;
    Writer::new(&commune, RESIDENT).send(CRY).await;
    let (ly, thoan) = (Helper::new(&commune, CONTACT), Helper::new(&commune, SECOND_CONTACT));
    ly.take().await;
    assert!(ly.0.screen().await.contains(CRY), "the control: it did open");
    let case = the_case(&commune).await.id;
    ly.0.press("Chuyển người khác").await;
    ly.0.press("Trạm Y tế").await;
    thoan.take().await;
    assert!(thoan.0.screen().await.contains(CRY));
    let before = the_case(&commune).await;
    let to = forger::person_id(&commune, CONTACT).await;
    for action in case_actions(case, to, UnitId(2)) {
        push(&commune, CONTACT, CONTACT, &data(&commune, CONTACT, &action)).await;
        assert!(the_case(&commune).await == before, "{action:?}");
    }
    assert!(!ly.0.person.heard().await.contains(CRY));
    commune.end().await;
}

#[tokio::test]
async fn the_code_of_a_case_opens_nothing() {
    let commune = an_answered_case().await;
    let before = the_case(&commune).await;
    let code = before.code.clone();
    assert!(commune.person(CONTACT).heard().await.contains(&code), "the guess is right");
    for id in [HEALTH_STATION, STRANGER, SECOND_CONTACT, RESIDENT] {
        let person = commune.person(id);
        for text in [
            code.clone(),
            code.to_lowercase(),
            format!("/{code}"),
            format!("/{}", code.replace('-', "_")),
            format!("/start {code}"),
            format!("/start {}", code.replace('-', "")),
            format!("/rieng {code}"),
            format!("/thoat {code}"),
        ] {
            breathe(&commune);
            person.write(&text).await;
            commune.settle().await;
            let heard = person.heard().await;
            assert!(!heard.contains(COMFORT) && !heard.contains(CRY) && !heard.contains(&code), "{text}");
        }
    }
    assert!(the_case(&commune).await == before);
    commune.end().await;
}
