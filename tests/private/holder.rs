//! S24: whoever holds the phone learns nothing.

use chrono::Duration;
use loa::clock::Clock;

use super::scene::{COMFORT, CRY, MORNING};
use super::{Helper, Writer};
use crate::support::{CONTACT, Commune, RESIDENT, STRANGER};

const PIN: &str = "4071";
const NOTHING: &str = "Không có tin mới";

/// A case with a PIN, answered and left; the chat is as it was before.
async fn locked_case(commune: &Commune) -> Writer<'_> {
    let (nga, ly) = (Writer::new(commune, RESIDENT), Helper::new(commune, CONTACT));
    nga.begin_with(&["Một mình", "Của tôi", "Tiếp", "Đừng gửi", "Đặt mã số"]).await;
    nga.enter(PIN).await;
    nga.enter(PIN).await;
    nga.press("✍️ Viết").await;
    nga.write(CRY).await;
    nga.preview_and_send().await;
    nga.leave().await;
    ly.take().await;
    ly.answer(COMFORT).await;
    nga
}

/// Does the same in both chats, and has the newest screens compared.
async fn both_show_the_same(pair: [&Writer<'_>; 2], step: &str) {
    for writer in pair {
        if step.starts_with('/') { writer.write(step).await } else { writer.press(step).await }
    }
    let [one, other] = [pair[0].person.newest_as_it_is().await, pair[1].person.newest_as_it_is().await];
    // The first screen greets people by their names.
    let nameless = |shown: String| {
        ["Nga", "Siu H'Bia", "Siu H&#x27;Bia"].iter().fold(shown, |shown, name| shown.replace(name, "…"))
    };
    let (one, other) = (nameless(one.to_string()), nameless(other.to_string()));
    assert_eq!(one, other, "{step}");
}

#[tokio::test]
async fn s24_every_screen_without_the_pin_is_the_same_with_and_without_a_case() {
    let commune = Commune::guarded(MORNING).await;
    let nga = locked_case(&commune).await;
    let other = Writer::new(&commune, STRANGER);
    let steps = [
        "/start",
        "Nhắn riêng",
        "Số gọi gấp",
        "Quay lại",
        "Tin của tôi",
        "✅",
        "Quay lại",
        "Tin của tôi",
        "1",
        "2",
        "⌫",
        "1",
        "2",
        "3",
        "4",
        "✅",
        "/rieng",
        "✍️ Viết",
        "Có người bên cạnh",
        "Giờ một mình rồi",
        "Của tôi",
        "Tiếp",
        "Gửi dòng",
        "Tiếp",
        "Đặt mã số",
        "Rời ngay",
        "/trogiup",
        "/ngonngu",
        "/huy",
        "/thoat",
        "/rieng",
        "Rời ngay",
    ];
    for step in steps {
        both_show_the_same([&nga, &other], step).await;
    }
    // The control: with the PIN they do differ.
    for writer in [&nga, &other] {
        writer.open_mine(PIN).await;
    }
    assert_ne!(nga.screen().await, other.screen().await);
    assert!(nga.screen().await.contains(COMFORT) && other.screen().await.contains(NOTHING));
    commune.end().await;
}

#[tokio::test]
async fn s24_the_button_of_the_line_opens_nothing_without_the_pin() {
    for pin in [true, false] {
        let commune = Commune::guarded(MORNING).await;
        let (nga, ly) = (Writer::new(&commune, RESIDENT), Helper::new(&commune, CONTACT));
        nga.begin_with(&["Một mình", "Của tôi", "Tiếp", "Gửi dòng", "Tiếp"]).await;
        if pin {
            nga.press("Đặt mã số").await;
            nga.enter(PIN).await;
            nga.enter(PIN).await;
        } else {
            let warning = nga.screen().await;
            assert!(warning.contains("Không đặt mã thì ai cầm máy cũng xem được"), "{warning}");
        }
        nga.press("✍️ Viết").await;
        nga.write(CRY).await;
        nga.preview_and_send().await;
        nga.leave().await;
        ly.take().await;
        ly.answer(COMFORT).await;
        nga.press("Xem").await;
        let screen = nga.screen().await;
        assert_eq!(screen.contains(COMFORT), !pin, "{screen}");
        assert_eq!(screen.starts_with("📣 Tin Xã Thử"), pin, "what everybody finds there: {screen}");
        commune.end().await;
    }
}

#[tokio::test]
async fn s24_wrong_pins_look_like_nothing_new_and_five_an_hour_are_looked_at() {
    let commune = Commune::guarded(MORNING).await;
    let nga = locked_case(&commune).await;
    // The control: after four wrong ones the right one opens, and they are forgotten.
    for wrong in ["1111", "4072", "407", ""] {
        nga.open_mine(wrong).await;
        assert!(nga.screen().await.contains(NOTHING), "{wrong}: {}", nga.screen().await);
    }
    nga.open_mine(PIN).await;
    assert!(nga.screen().await.contains(COMFORT));
    nga.leave().await;

    for wrong in ["1111", "2222", "3333", "4444", "5555"] {
        nga.open_mine(wrong).await;
        assert!(nga.screen().await.contains(NOTHING));
    }
    let wrong = nga.person.newest_as_it_is().await;
    nga.open_mine(PIN).await;
    assert_eq!(nga.person.newest_as_it_is().await, wrong, "even the right one, and it looks no different");
    nga.leave().await;
    commune.pass(Duration::hours(1)).await;
    nga.open_mine(PIN).await;
    assert!(nga.screen().await.contains("đã trả lời"), "in the next hour it opens: {}", nga.screen().await);
    commune.end().await;
}

#[tokio::test]
async fn s24_an_open_case_locks_again_when_one_leaves_or_waits() {
    let commune = Commune::guarded(MORNING).await;
    let nga = locked_case(&commune).await;
    let unlocked = async || commune.cases().await[0].is_unlocked(commune.clock.now());
    assert!(!unlocked().await);
    nga.open_mine(PIN).await;
    let opened = nga.person.last().await;
    assert!(opened.has_button("Viết thêm") && unlocked().await, "the control: open");
    commune.pass(Duration::minutes(16)).await;
    assert!(
        nga.person.messages().await.iter().all(|message| message.id != opened.id),
        "swept with its buttons"
    );
    assert!(!unlocked().await);
    nga.open_mine(PIN).await;
    assert!(unlocked().await);
    nga.leave().await;
    assert!(!unlocked().await);
    commune.end().await;
}
