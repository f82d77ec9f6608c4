use loa::clock::Clock;
use loa::domain::schedule::Step;

use crate::announcements::scene::Phone;
use crate::changes::scene::open;
use crate::support::HEALTH_STATION;
use crate::worklist::scene::{SECOND, UNION, commune, coordinator, history, report, second_coordinator};

#[tokio::test]
async fn a_cancelled_task_is_told_with_its_reason_and_reminded_of_no_more() {
    let commune = commune("2020-11-10 08:00").await;
    let (hanh, lan) = (coordinator(&commune), Phone::of(&commune, HEALTH_STATION));
    open(&hanh, "Tư vấn sức khỏe").await;
    hanh.press("🗑 Bỏ việc này").await;
    hanh.write("Huyện đã làm chung cho các xã").await;
    let page = hanh.last().await;
    assert!(page.text.contains("❌ Đã bỏ: Huyện đã làm chung"), "{}", page.text);
    let told = lan.screen().await;
    assert!(told.contains("không phải làm nữa") && told.contains("Huyện đã làm chung"), "{told}");
    commune.live_until("2020-11-24 09:00").await;
    assert_eq!(lan.screen().await, told, "no reminder");
    hanh.write("/tiendo").await;
    hanh.press("Xem bằng chữ").await;
    assert!(!hanh.screen().await.contains("Tư vấn sức khỏe"), "not overdue: {}", hanh.screen().await);
    // It stays in sight, as what it is.
    hanh.write("/baocao").await;
    hanh.press("📑").await;
    assert!(hanh.screen().await.contains("việc đã có báo cáo"), "{}", hanh.screen().await);
    open(&hanh, "Tư vấn sức khỏe").await;
    assert!(hanh.screen().await.contains("Đã bỏ"));
    hanh.press("↩️ Khôi phục").await;
    assert!(lan.screen().await.contains("nay lại cần làm"), "{}", lan.screen().await);
    lan.write("/viec").await;
    assert!(lan.screen().await.contains("Tư vấn sức khỏe"));
    let kinds = history(&commune).await;
    assert!(kinds.contains(&"cancelled".to_owned()) && kinds.contains(&"reopened".to_owned()), "{kinds:?}");
    commune.end().await;
}

#[tokio::test]
async fn of_two_who_cancel_the_second_is_told_and_a_report_that_waits_is_kept() {
    let commune = commune("2020-11-10 08:00").await;
    second_coordinator(&commune).await;
    let (hanh, second) = (coordinator(&commune), Phone::of(&commune, SECOND));
    for phone in [&hanh, &second] {
        open(phone, "Tư vấn sức khỏe").await;
        phone.press("🗑 Bỏ việc này").await;
    }
    let asked = second.last().await.id;
    report(&commune, HEALTH_STATION, "Đã tư vấn 20 người").await;
    hanh.press("🗑 Bỏ, không nêu lý do").await;
    second.press_in(asked, "🗑 Bỏ, không nêu lý do").await;
    let answer = second.message(asked).await.text;
    assert!(answer.contains("được bỏ, hoặc đã được khôi phục"), "{answer}");
    hanh.write("/start").await;
    hanh.press("📥").await;
    assert!(hanh.screen().await.contains("20 người"), "the report still waits: {}", hanh.screen().await);
    commune.end().await;
}

#[tokio::test]
async fn a_unit_that_was_just_asked_for_results_of_a_cancelled_task_gets_a_clear_answer() {
    let commune = commune("2020-11-10 08:00").await;
    let (hanh, lan) = (coordinator(&commune), Phone::of(&commune, HEALTH_STATION));
    lan.write("/viec").await;
    lan.press("1").await;
    let card = lan.last().await;
    open(&hanh, "Tư vấn sức khỏe").await;
    hanh.go(&["🗑 Bỏ việc này", "🗑 Bỏ, không nêu lý do"]).await;
    let toast = lan.person.press_on(&card, "Đã xong").await;
    commune.settle().await;
    assert!(
        toast.contains("bỏ") || lan.screen().await.contains("đã được bỏ"),
        "{toast} {}",
        lan.screen().await
    );
    commune.end().await;
}

#[tokio::test]
async fn a_report_of_a_cancelled_task_is_not_sent_back_and_its_unit_hears_of_it() {
    let commune = commune("2020-11-10 08:00").await;
    let (hanh, lan) = (coordinator(&commune), Phone::of(&commune, HEALTH_STATION));
    report(&commune, HEALTH_STATION, "Đã tư vấn 20 người").await;
    let arrived = hanh.last().await;
    open(&hanh, "Tư vấn sức khỏe").await;
    hanh.press("🗑 Bỏ việc này").await;
    // A picture is no reason.
    hanh.send(&["photo"], "").await;
    assert!(hanh.screen().await.contains("không có chữ nào"), "{}", hanh.screen().await);
    hanh.send(&["photo"], "Huyện làm thay").await;
    assert!(hanh.screen().await.contains("❌ Đã bỏ: Huyện làm thay"), "{}", hanh.screen().await);
    assert!(lan.screen().await.contains("không phải làm nữa"), "{}", lan.screen().await);
    hanh.press_on(&arrived, "↩️ Gửi lại").await;
    hanh.write("Thiếu ảnh").await;
    assert!(hanh.screen().await.contains("đã được bỏ"), "{}", hanh.screen().await);
    assert!(!history(&commune).await.iter().any(|line| line.contains("Thiếu ảnh")));
    hanh.press_on(&arrived, "✅ Xác nhận").await;
    assert!(lan.screen().await.contains("đã xác nhận"), "what was done still counts");
    commune.end().await;
}

#[tokio::test]
async fn the_worklist_says_that_a_cancelled_tasks_report_still_waits_and_lets_it_be_confirmed() {
    // Cancelled before the button is pressed, or while the reason is being written.
    for cancelled_first in [true, false] {
        let commune = commune("2020-11-10 08:00").await;
        second_coordinator(&commune).await;
        let (hanh, second) = (coordinator(&commune), Phone::of(&commune, SECOND));
        report(&commune, HEALTH_STATION, "Đã tư vấn 20 người").await;
        let list = crate::worklist::scene::open(&hanh).await;
        if !cancelled_first {
            hanh.press_on(&list, "↩️ Gửi lại").await;
        }
        open(&second, "Tư vấn sức khỏe").await;
        second.go(&["🗑 Bỏ việc này", "🗑 Bỏ, không nêu lý do"]).await;
        if cancelled_first {
            hanh.press_on(&list, "↩️ Gửi lại").await;
        } else {
            hanh.write("Thiếu ảnh").await;
        }
        let shown = hanh.message(list.id).await;
        assert!(shown.text.contains("đã được bỏ") && shown.text.contains("20 người"), "{}", shown.text);
        assert!(!shown.text.contains("đã được xử lý rồi"), "{}", shown.text);
        hanh.press_on(&shown, "Xác nhận").await;
        assert!(!hanh.message(list.id).await.text.contains("20 người"), "it is off the list");
        assert!(Phone::of(&commune, HEALTH_STATION).screen().await.contains("đã xác nhận"));
        commune.end().await;
    }
}

#[tokio::test]
async fn a_draft_is_not_saved_over_a_cancellation() {
    let commune = commune("2020-11-10 08:00").await;
    second_coordinator(&commune).await;
    let (hanh, second) = (coordinator(&commune), Phone::of(&commune, SECOND));
    open(&second, "Tư vấn sức khỏe").await;
    second.go(&["✏️ Sửa việc này", "Tên"]).await;
    second.write("Một tên khác").await;
    open(&hanh, "Tư vấn sức khỏe").await;
    hanh.go(&["🗑 Bỏ việc này", "🗑 Bỏ, không nêu lý do"]).await;
    second.press("✅ Lưu").await;
    let shown = second.screen().await;
    assert!(shown.contains("được bỏ, hoặc đã được khôi phục") && shown.contains("❌ Đã bỏ"), "{shown}");
    assert!(shown.contains("Tư vấn sức khỏe") && !shown.contains("Một tên khác"), "{shown}");
    commune.end().await;
}

#[tokio::test]
async fn a_reminder_that_was_not_sent_yet_does_not_speak_of_a_cancelled_task() {
    let commune = commune("2020-11-10 22:30").await;
    let (hanh, lan) = (coordinator(&commune), Phone::of(&commune, HEALTH_STATION));
    // What was put out late waits for the end of the quiet hours.
    let mut tx = commune.loa.store.begin(commune.clock.now()).await.unwrap();
    let today = chrono::NaiveDate::from_ymd_opt(2020, 11, 10).unwrap();
    let due: Vec<_> = tx.remindable(today, today + chrono::Duration::days(30)).await.unwrap();
    let due = due.into_iter().map(|waiting| (waiting, Step(-7))).collect();
    assert_eq!(tx.remind(due, false, today).await.unwrap(), 3, "one person in each unit");
    tx.commit().await.unwrap();
    open(&hanh, "Tư vấn sức khỏe").await;
    hanh.go(&["🗑 Bỏ việc này", "🗑 Bỏ, không nêu lý do"]).await;
    commune.live_until("2020-11-11 07:00").await;
    let said: Vec<_> = lan.person.messages().await.into_iter().map(|message| message.text).collect();
    assert!(said.iter().any(|text| text.contains("không phải làm nữa")), "{said:#?}");
    assert!(!said.iter().any(|text| text.contains("Loa nhắc việc")), "{said:#?}");
    let union = Phone::of(&commune, UNION).screen().await;
    assert!(union.contains("Loa nhắc việc"), "others are reminded: {union}");
    commune.end().await;
}
