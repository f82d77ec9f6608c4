//! Two coordinators work the same list.

use loa::clock::Clock;

use super::scene::{SECOND, busy, coordinator, history, open, second_coordinator};
use crate::announcements::scene::Phone;
use crate::support::HEALTH_STATION;

#[tokio::test]
async fn two_who_press_at_the_same_moment_decide_once() {
    let commune = busy("2020-11-19 09:00").await;
    second_coordinator(&commune).await;
    let (hanh, minh) = (coordinator(&commune), Phone::of(&commune, SECOND));
    let station = Phone::of(&commune, HEALTH_STATION);
    let (hers, his) = (open(&hanh).await, open(&minh).await);
    let mut flashes = vec![];
    // One help call, one request, one report; on the request one agrees and the other keeps the old date.
    for (she, he) in [("Đã liên hệ", "Đã liên hệ"), ("Đồng ý đến", "Giữ hạn cũ"), ("Xác nhận", "Xác nhận")]
    {
        let (one, other) = (hanh.message(hers.id).await, minh.message(his.id).await);
        assert!(one.has_button(she) && other.has_button(he), "{one:#?}\n{other:#?}");
        commune.clock.advance_to(commune.clock.now() + chrono::Duration::seconds(15));
        let both = tokio::join!(hanh.person.press_on(&one, she), minh.person.press_on(&other, he));
        commune.settle().await;
        flashes.extend([both.0, both.1]);
    }
    let late = flashes.iter().filter(|flash| flash.contains("đã xử lý rồi")).count();
    assert_eq!(late, 3, "each time one of them came second: {flashes:?}");
    let history = history(&commune).await;
    let count = |kind: &str| history.iter().filter(|own| *own == kind).count();
    assert_eq!(count("help_answered"), 1, "{history:?}");
    assert_eq!(count("granted") + count("refused"), 1, "{history:?}");
    assert_eq!(count("confirmed"), 1, "{history:?}");
    let heard = station.person.heard().await;
    assert_eq!(heard.matches("đã xác nhận").count() + heard.matches("Đã xác nhận").count(), 1, "{heard}");
    // Both stand before what is left.
    for (phone, list) in [(&hanh, hers.id), (&minh, his.id)] {
        assert!(phone.message(list).await.text.contains("Công chức Văn hóa"));
    }
    commune.end().await;
}

#[tokio::test]
async fn a_reason_that_is_written_too_late_returns_nothing() {
    let commune = busy("2020-11-19 09:00").await;
    second_coordinator(&commune).await;
    let (hanh, minh) = (coordinator(&commune), Phone::of(&commune, SECOND));
    let list = open(&hanh).await;
    for label in ["Để sau", "Để sau", "Gửi lại"] {
        hanh.press_on(&hanh.message(list.id).await, label).await;
    }
    let his = open(&minh).await;
    for label in ["Để sau", "Để sau", "Xác nhận"] {
        minh.press_on(&minh.message(his.id).await, label).await;
    }
    hanh.write("Thiếu ảnh").await;
    let next = hanh.message(list.id).await;
    assert!(
        next.text.contains("đã được xử lý rồi") && next.text.contains("Công chức Văn hóa"),
        "{}",
        next.text
    );
    let history = history(&commune).await;
    assert!(history.contains(&"confirmed".to_owned()), "{history:?}");
    assert!(!history.iter().any(|kind| kind.starts_with("returned")), "{history:?}");
    commune.end().await;
}
