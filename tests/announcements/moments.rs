//! When people meet and when it goes out: said in everyday words, refused with the reason, kept.

use loa::clock::Clock;
use loa::domain::announcement::State;
use loa::scheduler;

use super::scene::{Phone, UNION, commune, commune_of, holders, newest, state};
use crate::support::{Commune, RESIDENT, STRANGER, ZONE, at};

const RESIDENTS: [i64; 2] = [RESIDENT, STRANGER];

/// Lets the clock reach a local time at which the scheduler looks.
async fn at_last(commune: &Commune, local: &str) {
    commune.clock.advance_to(at(local));
    scheduler::tick(&commune.loa.store, commune.clock.now()).await.unwrap();
    commune.settle().await;
}

/// Up to the step that asks for the time of sending, in words.
async fn to_sending(union: &Phone<'_>, text: &str) {
    union.begin().await;
    union.write(text).await;
    union.go(&["Tiếp", "Tiếp", "Lúc khác"]).await;
}

#[tokio::test]
async fn moments_are_understood_as_they_are_said() {
    // A Monday, 09:00.
    let commune = commune().await;
    let union = Phone::of(&commune, UNION);
    union.begin().await;
    union.write("Mời họp").await;
    union.press("Tiếp").await;
    for (said, day, time) in [
        ("8 giờ sáng thứ sáu", "2020-11-20", Some("08:00:00")),
        ("20/11 lúc 14h", "2020-11-20", Some("14:00:00")),
        ("chiều mai 2 giờ", "2020-11-17", Some("14:00:00")),
        ("mai luc 7 ruoi sang", "2020-11-17", Some("07:30:00")),
        ("25/11", "2020-11-25", None),
    ] {
        let label = if union.last().await.has_button("Đặt ngày giờ") {
            "Đặt ngày giờ"
        } else {
            "Đổi ngày giờ"
        };
        union.press(label).await;
        union.write(said).await;
        let event = newest(&commune).await.event.unwrap_or_else(|| panic!("{said}"));
        assert_eq!(event.on.to_string(), day, "{said}");
        assert_eq!(event.at.map(|at| at.to_string()).as_deref(), time, "{said}");
    }
    commune.end().await;
}

#[tokio::test]
async fn what_is_no_moment_is_refused_with_the_reason_and_asked_again() {
    let commune = commune().await;
    let union = Phone::of(&commune, UNION);
    to_sending(&union, "Tin hẹn giờ").await;
    for (said, reason) in [
        ("31/4 lúc 8h", "không có ngày này"),
        ("30/2/2021 8h", "không có ngày này"),
        ("mai lúc 25h", "giờ này không đúng"),
        ("hôm nay lúc 7h sáng", "đã qua"),
        ("20/11", "thiếu giờ"),
        ("mai lúc 22h", "đang nghỉ"),
        ("mai lúc 3 giờ sáng", "đang nghỉ"),
        ("khi nào cũng được", "chưa hiểu"),
        ("1/1/2050 lúc 8h", "xa quá"),
    ] {
        union.write(said).await;
        let answer = union.screen().await;
        assert!(answer.contains(reason), "{said}: {answer}");
        assert!(answer.contains("Gửi vào ngày nào"), "asked again: {answer}");
        assert_eq!(newest(&commune).await.send_at, None, "{said}");
    }
    union.write("mai lúc 22h").await;
    assert!(union.screen().await.contains("6:00"), "says when: {}", union.screen().await);
    union.send(&["photo"], "không phải giờ").await;
    assert!(union.screen().await.contains("chưa hiểu"), "{}", union.screen().await);
    union.write("8 giờ sáng mai").await;
    assert_eq!(newest(&commune).await.send_at, Some(at("2020-11-17 08:00")));
    commune.end().await;
}

#[tokio::test]
async fn what_is_scheduled_goes_out_at_its_time_and_not_before() {
    let commune = commune().await;
    let union = Phone::of(&commune, UNION);
    to_sending(&union, "Tin sáng thứ sáu").await;
    union.write("8 giờ sáng thứ sáu").await;
    union.press("✅ Hẹn gửi").await;
    assert!(union.screen().await.contains("Hẹn gửi 8:00"), "{}", union.screen().await);
    at_last(&commune, "2020-11-20 07:59").await;
    assert!(holders(&commune, &RESIDENTS, "Tin sáng").await.is_empty());
    let commune = commune.restart().await;
    at_last(&commune, "2020-11-20 08:00").await;
    assert_eq!(holders(&commune, &RESIDENTS, "Tin sáng").await, RESIDENTS);
    at_last(&commune, "2020-11-20 08:30").await;
    assert_eq!(holders(&commune, &RESIDENTS, "Tin sáng").await, RESIDENTS);
    let union = Phone::of(&commune, UNION);
    assert!(!union.with("Đã gửi xong").await.is_empty(), "{}", union.screen().await);
    commune.end().await;
}

#[tokio::test]
async fn a_scheduled_one_is_taken_back_and_changed_before_it_goes() {
    let commune = commune().await;
    let union = Phone::of(&commune, UNION);
    to_sending(&union, "Bản cũ").await;
    union.write("8 giờ sáng mai").await;
    union.press("✅ Hẹn gửi").await;
    let id = newest(&commune).await.id;
    union.press("Sửa lại, chưa gửi").await;
    assert_eq!(state(&commune, id).await, State::Draft);
    // Its time passes while it is a draft: it stays.
    at_last(&commune, "2020-11-17 08:05").await;
    assert!(holders(&commune, &RESIDENTS, "Bản cũ").await.is_empty());
    union.press("✏️ Nội dung").await;
    union.write("Bản mới").await;
    let review = union.last().await;
    assert!(review.text.contains("đã qua") && !review.has_button("✅ Hẹn gửi"), "{review:?}");
    union.go(&["⏰ Giờ gửi", "Lúc khác"]).await;
    union.write("9h").await;
    union.press("✅ Hẹn gửi").await;
    at_last(&commune, "2020-11-17 09:00").await;
    assert_eq!(holders(&commune, &RESIDENTS, "Bản mới").await, RESIDENTS);
    assert!(holders(&commune, &RESIDENTS, "Bản cũ").await.is_empty());
    commune.end().await;
}

#[tokio::test]
async fn a_time_that_has_passed_before_the_last_tap_is_not_taken() {
    let commune = commune().await;
    let union = Phone::of(&commune, UNION);
    to_sending(&union, "Tin chậm tay").await;
    union.write("10h hôm nay").await;
    let review = union.last().await;
    commune.clock.advance_to(at("2020-11-16 10:20"));
    union.press_on(&review, "✅ Hẹn gửi").await;
    assert!(union.screen().await.contains("đã qua"), "{}", union.screen().await);
    assert_eq!(newest(&commune).await.state, State::Draft);
    assert!(holders(&commune, &RESIDENTS, "Tin chậm").await.is_empty());
    // An offered time that has passed meanwhile.
    union.press("⏰ Giờ gửi").await;
    let step = union.last().await;
    let offered = step.buttons.iter().flatten().find(|label| label.contains("11:00")).cloned();
    commune.clock.advance_to(at("2020-11-16 11:30"));
    union.press_on(&step, &offered.expect("11:00 is offered")).await;
    assert!(union.screen().await.contains("đã qua"), "{}", union.screen().await);
    commune.end().await;
}

#[tokio::test]
async fn an_invitation_that_is_over_when_it_goes_out_is_not_sent() {
    let commune = commune().await;
    let union = Phone::of(&commune, UNION);
    union.begin().await;
    union.write("Mời họp").await;
    union.go(&["Tiếp", "Đặt ngày giờ"]).await;
    union.write("chiều mai 2 giờ").await;
    union.go(&["Tiếp", "Lúc khác"]).await;
    union.write("18/11 lúc 8h").await;
    let review = union.last().await;
    assert!(review.text.contains("buổi mời đã qua") && !review.has_button("✅"), "{review:?}");
    union.go(&["⏰ Giờ gửi", "Lúc khác"]).await;
    union.write("17/11 lúc 15h").await;
    assert!(!union.last().await.has_button("✅"), "an hour too late: {}", union.screen().await);
    union.go(&["⏰ Giờ gửi", "Lúc khác"]).await;
    union.write("17/11 lúc 8h").await;
    union.press("✅ Hẹn gửi").await;
    // The bot is away until the meeting is over: somebody decides.
    commune.clock.advance_to(at("2020-11-17 16:00"));
    let commune = commune.restart().await;
    at_last(&commune, "2020-11-17 16:01").await;
    assert!(holders(&commune, &RESIDENTS, "Mời họp").await.is_empty());
    assert_eq!(newest(&commune).await.state, State::Proposed);
    let union = Phone::of(&commune, UNION);
    let proposal = union.last().await;
    assert!(proposal.text.contains("chờ duyệt") && !proposal.text.contains("Mai có"), "{proposal:?}");
    union.press("✅ Gửi").await;
    assert!(union.screen().await.contains("buổi mời đã qua"), "{}", union.screen().await);
    assert!(holders(&commune, &RESIDENTS, "Mời họp").await.is_empty());
    commune.end().await;
}

#[tokio::test]
async fn what_is_confirmed_at_night_goes_in_the_morning_and_says_so() {
    let commune = commune_of("", "2020-11-16 21:30").await;
    let union = Phone::of(&commune, UNION);
    union.compose("Tin đêm").await;
    assert!(union.screen().await.contains("Loa bắt đầu gửi lúc 6:00"), "{}", union.screen().await);
    union.press("✅ Gửi").await;
    commune.settle().await;
    assert!(union.screen().await.contains("Giờ nghỉ"), "{}", union.screen().await);
    assert!(holders(&commune, &RESIDENTS, "Tin đêm").await.is_empty());
    let commune = commune.restart().await;
    assert!(holders(&commune, &RESIDENTS, "Tin đêm").await.is_empty());
    at_last(&commune, "2020-11-17 06:00").await;
    assert_eq!(holders(&commune, &RESIDENTS, "Tin đêm").await, RESIDENTS);
    assert_eq!(commune.clock.now().with_timezone(&ZONE).date_naive().to_string(), "2020-11-17");
    commune.end().await;
}

#[tokio::test]
async fn what_is_confirmed_at_night_for_before_the_morning_is_said_to_be_late() {
    let commune = commune_of("", "2020-11-16 22:00").await;
    let union = Phone::of(&commune, UNION);
    union.invite("Mời đi sớm", "5 rưỡi sáng mai").await;
    let review = union.last().await;
    assert!(review.text.contains("buổi mời đã qua") && !review.has_button("✅"), "{review:?}");
    union.go(&["📅 Mời", "Đổi ngày giờ"]).await;
    union.write("6 rưỡi sáng mai").await;
    union.go(&["Tiếp", "Tiếp"]).await;
    assert!(union.last().await.has_button("✅ Gửi"), "{}", union.screen().await);
    commune.end().await;
}

/// An invitation for tomorrow at eight, confirmed in the evening.
async fn invited_at_night(commune: &Commune) -> Phone<'_> {
    let union = Phone::of(commune, UNION);
    union.invite("Mời họp sáng", "8h sáng mai").await;
    union.press("✅ Gửi").await;
    assert!(union.screen().await.contains("Giờ nghỉ"), "{}", union.screen().await);
    union
}

#[tokio::test]
async fn what_was_confirmed_goes_no_further_once_its_event_has_begun() {
    let commune = commune_of("", "2020-11-16 21:30").await;
    invited_at_night(&commune).await;
    // The power is off until the afternoon.
    let clock = commune.clock.clone();
    let off = |folder| {
        clock.advance_to(at("2020-11-17 16:00"));
        folder
    };
    let commune = commune.restart_on(off).await;
    at_last(&commune, "2020-11-17 16:01").await;
    assert!(holders(&commune, &RESIDENTS, "Mời họp sáng").await.is_empty());
    assert_eq!(newest(&commune).await.state, State::Paused);
    let union = Phone::of(&commune, UNION);
    let told = union.with("Buổi mời đã đến giờ").await;
    assert!(told.len() == 1 && told[0].text.contains("Còn 5 người"), "{told:?}");
    // Somebody decides that it shall go all the same.
    union.press_on(&told[0], "Xem thông báo").await;
    union.press("▶️ Gửi tiếp").await;
    at_last(&commune, "2020-11-17 16:05").await;
    assert_eq!(holders(&commune, &RESIDENTS, "Mời họp sáng").await, RESIDENTS);
    assert_eq!(union.with("Buổi mời đã đến giờ").await.len(), 0, "the desk lies over it, and it comes once");
    commune.end().await;
}

#[tokio::test]
async fn what_is_confirmed_in_time_goes_in_the_morning() {
    let commune = commune_of("", "2020-11-16 21:30").await;
    let union = invited_at_night(&commune).await;
    at_last(&commune, "2020-11-17 06:00").await;
    assert_eq!(holders(&commune, &RESIDENTS, "Mời họp sáng").await, RESIDENTS);
    at_last(&commune, "2020-11-17 09:00").await;
    assert_eq!(newest(&commune).await.state, State::Sent);
    assert!(union.with("Buổi mời đã đến giờ").await.is_empty());
    commune.end().await;
}

#[tokio::test]
async fn the_report_comes_although_the_sender_looks_at_something_else() {
    let commune = commune_of("", "2020-11-16 21:30").await;
    let union = Phone::of(&commune, UNION);
    union.compose("Tin đêm").await;
    union.press("✅ Gửi").await;
    let desk = union.with("Giờ nghỉ").await.pop().unwrap();
    union.press_on(&desk, "📣 Thông báo").await;
    let list = union.message(desk.id).await.text;
    at_last(&commune, "2020-11-17 06:00").await;
    // The second that passes between two messages of a chat.
    at_last(&commune, "2020-11-17 06:01").await;
    assert_eq!(holders(&commune, &RESIDENTS, "Tin đêm").await, RESIDENTS);
    assert_eq!(union.with("📊").await.len(), 1, "{}", union.screen().await);
    assert_eq!(union.message(desk.id).await.text, list);
    commune.end().await;
}
