//! The ways that people go most often.

use chrono::Duration;

use super::{Helper, Writer};
use crate::support::{CONTACT, COORDINATOR, Commune, RESIDENT, SECOND_CONTACT};

const MORNING: &str = "2020-11-16 09:00";
const CRY: &str = "Đêm qua tôi sợ lắm";
const COMFORT: &str = "Chị cứ yên tâm, tôi nghe đây";

#[tokio::test]
async fn a_resident_writes_is_answered_and_leaves_without_a_trace() {
    let commune = Commune::guarded(MORNING).await;
    let nga = Writer::new(&commune, RESIDENT);
    let ly = Helper::new(&commune, CONTACT);
    nga.begin().await;
    nga.write(CRY).await;
    assert!(
        !nga.person.messages().await.iter().any(|message| message.text.contains(CRY)),
        "it is taken away"
    );
    assert!(nga.screen().await.contains("1 tin"));
    nga.press("Xem lại").await;
    assert!(nga.screen().await.contains(CRY));
    nga.press("✅ Gửi").await;
    assert!(nga.screen().await.contains("Đã gửi"));

    let alert = ly.0.person.last().await;
    assert!(alert.text.starts_with("📨") && alert.text.len() < 12, "{alert:?}");
    ly.take().await;
    assert!(ly.0.screen().await.contains(CRY), "{}", ly.0.screen().await);
    assert!(!ly.0.person.heard().await.contains("Nga"));
    ly.answer(COMFORT).await;
    assert!(ly.0.screen().await.contains("Đã đưa vào hồ sơ"));

    let line = nga.person.last().await;
    assert_eq!(line.text, "📣 Xã có tin mới");
    nga.press("Xem").await;
    assert!(nga.screen().await.contains(COMFORT), "{}", nga.screen().await);

    nga.press("Rời ngay").await;
    let left = nga.person.messages().await;
    assert_eq!(left.iter().filter(|message| message.from_bot).count(), 2, "home and news: {left:#?}");
    assert!(!format!("{left:?}").contains(COMFORT) && !format!("{left:?}").contains("/rieng"));
    assert!(!commune.person(COORDINATOR).heard().await.contains("tin cậy"));
    commune.end().await;
}

#[tokio::test]
async fn who_does_not_take_a_case_is_followed_by_the_next() {
    let commune = Commune::guarded(MORNING).await;
    let nga = Writer::new(&commune, RESIDENT);
    nga.send(CRY).await;
    let (ly, thoan) = (Helper::new(&commune, CONTACT), Helper::new(&commune, SECOND_CONTACT));
    assert!(ly.0.person.heard().await.contains("📨") && !thoan.0.person.heard().await.contains("📨"));
    commune.pass(Duration::minutes(11)).await;
    assert!(thoan.0.person.heard().await.contains("📨"));
    assert!(!commune.person(COORDINATOR).heard().await.contains("tin cậy"));
    commune.pass(Duration::minutes(11)).await;
    assert!(commune.person(COORDINATOR).last().await.text.contains("chưa cán bộ tin cậy nào nhận"));
    assert_eq!(nga.person.last().await.text, "📣 Xã có tin mới");
    ly.take().await;
    assert!(ly.0.screen().await.contains(CRY));
    thoan.take().await;
    assert!(thoan.0.screen().await.contains("không còn chờ"));
    commune.end().await;
}
