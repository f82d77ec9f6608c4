use crate::announcements::scene::Phone;
use crate::changes::scene::{changed_in, list, open, stored_plan};
use crate::support::HEALTH_STATION;
use crate::worklist::scene::{
    POLICE, SECOND, commune, commune_of, coordinator, history, report, said, second_coordinator, task,
};

#[tokio::test]
async fn a_date_is_moved_and_the_reminders_follow_it() {
    let commune = commune("2020-11-10 08:00").await;
    let (hanh, lan) = (coordinator(&commune), Phone::of(&commune, HEALTH_STATION));
    open(&hanh, "Tư vấn sức khỏe").await;
    hanh.press("✏️ Sửa việc này").await;
    assert!(hanh.screen().await.contains("Chưa đổi gì"), "{}", hanh.screen().await);
    assert!(!hanh.last().await.has_button("Lưu"));
    let messages = said(&hanh).await;
    hanh.press("Hạn").await;
    hanh.write("30/11").await;
    assert!(
        hanh.screen().await.contains("đổi hạn từ 20/11/2020 thành 30/11/2020"),
        "{}",
        hanh.screen().await
    );
    hanh.press("✅ Lưu").await;
    assert_eq!(said(&hanh).await, messages, "one message, wherever it stands");
    let told = lan.last().await;
    assert!(told.text.contains("đổi hạn từ 20/11/2020 thành 30/11/2020"), "{told:#?}");
    let page = hanh.screen().await;
    assert!(page.contains("Hạnh: đổi hạn"), "who and what is kept: {page}");
    assert_eq!(changed_in(&commune).await, [hanh.last().await.id], "and in which message");
    commune.live_until("2020-11-21 09:00").await;
    let said = lan.person.messages().await.into_iter().filter(|message| message.id > told.id);
    let reminders: Vec<_> = said.filter(|message| message.text.contains("Loa nhắc việc")).collect();
    assert_eq!(reminders.len(), 1, "14 days before the new date, and no more of the old one: {reminders:#?}");
    assert!(reminders[0].text.contains("30/11/2020 - còn 14 ngày"));
    commune.end().await;
}

#[tokio::test]
async fn whoever_works_late_wakes_nobody() {
    let commune = commune("2020-11-10 22:30").await;
    let (hanh, lan) = (coordinator(&commune), Phone::of(&commune, HEALTH_STATION));
    lan.write("/start").await;
    let home = lan.screen().await;
    open(&hanh, "Tư vấn sức khỏe").await;
    hanh.go(&["✏️ Sửa việc này", "Hạn"]).await;
    hanh.write("16/11").await;
    hanh.press("✅ Lưu").await;
    assert!(hanh.screen().await.contains("✅ Đã lưu"));
    assert_eq!(lan.screen().await, home);
    commune.live_until("2020-11-11 08:00").await;
    let said = lan.person.messages().await;
    let about: Vec<_> = said.iter().filter(|message| message.text.contains("16/11/2020")).collect();
    assert_eq!(about.len(), 1, "the news, and no reminder of the same beside it: {about:#?}");
    commune.live_until("2020-11-13 08:00").await;
    assert!(lan.screen().await.contains("còn 3 ngày"), "{}", lan.screen().await);
    commune.end().await;
}

#[tokio::test]
async fn a_task_goes_to_another_unit_and_what_the_first_has_done_is_kept() {
    let commune = commune("2020-11-10 08:00").await;
    let (hanh, lan, police) =
        (coordinator(&commune), Phone::of(&commune, HEALTH_STATION), Phone::of(&commune, POLICE));
    lan.write("đang làm ạ").await;
    open(&hanh, "Tư vấn sức khỏe").await;
    hanh.go(&["✏️ Sửa việc này", "Đơn vị", "Trạm Y tế", "Trạm Y tế", "Công an xã", "Xong", "✅ Lưu"]).await;
    assert!(lan.screen().await.contains("chuyển sang đơn vị khác"), "{}", lan.screen().await);
    assert!(police.screen().await.contains("Tư vấn sức khỏe"), "{}", police.screen().await);
    lan.write("/viec").await;
    assert!(lan.screen().await.contains("không có việc nào"), "{}", lan.screen().await);
    lan.write("xong rồi ạ").await;
    assert!(!lan.screen().await.contains("đã xong rồi phải không"), "{}", lan.screen().await);
    assert!(history(&commune).await.contains(&"started".to_owned()));
    police.write("/viec").await;
    assert!(police.screen().await.contains("Có 2 việc"), "{}", police.screen().await);
    commune.end().await;
}

#[tokio::test]
async fn a_task_that_is_edited_while_its_unit_reports_keeps_the_report() {
    let commune = commune("2020-11-10 08:00").await;
    let (hanh, lan) = (coordinator(&commune), Phone::of(&commune, HEALTH_STATION));
    open(&hanh, "Tư vấn sức khỏe").await;
    hanh.press("✏️ Sửa việc này").await;
    hanh.press("Tên").await;
    report(&commune, HEALTH_STATION, "Đã tư vấn, 45 người, 30 nữ, 15 nam").await;
    hanh.write("Tư vấn sức khỏe sinh sản").await;
    hanh.press("✅ Lưu").await;
    assert!(hanh.screen().await.contains("Đã báo cáo, chờ xác nhận"), "{}", hanh.screen().await);
    assert!(
        lan.screen().await.contains("đã nhận báo cáo"),
        "what is answered for is no news: {}",
        lan.screen().await
    );
    hanh.write("/start").await;
    hanh.press("📥").await;
    let waiting = hanh.screen().await;
    assert!(waiting.contains("Tư vấn sức khỏe sinh sản") && waiting.contains("45 người"), "{waiting}");
    hanh.press("✅ Xác nhận").await;
    assert!(lan.screen().await.contains("đã xác nhận"), "{}", lan.screen().await);
    commune.end().await;
}

#[tokio::test]
async fn of_two_coordinators_the_second_sees_what_the_first_has_changed_before_it_is_saved() {
    let commune = commune("2020-11-10 08:00").await;
    second_coordinator(&commune).await;
    let (hanh, second) = (coordinator(&commune), Phone::of(&commune, SECOND));
    for phone in [&hanh, &second] {
        open(phone, "Tư vấn sức khỏe").await;
        phone.go(&["✏️ Sửa việc này", "Hạn"]).await;
    }
    hanh.write("25/11").await;
    hanh.press("✅ Lưu").await;
    second.write("27/11").await;
    second.press("✅ Lưu").await;
    let warned = second.screen().await;
    assert!(
        warned.contains("Người khác vừa sửa") && warned.contains("từ 25/11/2020 thành 27/11/2020"),
        "{warned}"
    );
    second.press("✅ Lưu").await;
    assert!(second.screen().await.contains("✅ Đã lưu"));
    assert!(Phone::of(&commune, HEALTH_STATION).screen().await.contains("27/11/2020"));
    commune.end().await;
}

#[tokio::test]
async fn an_old_form_does_nothing_and_words_that_nobody_asked_for_change_nothing() {
    let commune = commune("2020-11-10 08:00").await;
    let hanh = coordinator(&commune);
    open(&hanh, "Tư vấn sức khỏe").await;
    hanh.press("✏️ Sửa việc này").await;
    let old = hanh.last().await.id;
    hanh.press("Tên").await;
    // Something else is looked at: what is written now is no title.
    hanh.write("/tiendo").await;
    hanh.write("Một cái tên").await;
    open(&hanh, "Họp mặt").await;
    hanh.press("✏️ Sửa việc này").await;
    let before = hanh.message(old).await;
    assert!(hanh.press_in(old, "Quay lại").await.contains("tin cũ"));
    assert_eq!(hanh.message(old).await.text, before.text);
    let titles: Vec<_> = stored_plan(&commune).await.tasks.into_iter().map(|task| task.title).collect();
    assert_eq!(titles, ["Tư vấn sức khỏe", "Phòng chống mua bán người", "Họp mặt nữ cán bộ"]);
    commune.end().await;
}

#[tokio::test]
async fn the_list_of_one_unit_is_a_press_away_from_its_progress() {
    let commune = commune("2020-11-10 08:00").await;
    let hanh = coordinator(&commune);
    hanh.write("/tiendo").await;
    hanh.press("3").await;
    hanh.press("✏️ Sửa việc của đơn vị").await;
    let own = hanh.screen().await;
    assert!(own.contains("Công an xã") && own.contains("Có 1 việc"), "{own}");
    hanh.press("Việc của mọi đơn vị").await;
    assert!(hanh.screen().await.contains("Có 3 việc"));
    list(&hanh).await;
    commune.end().await;
}

#[tokio::test]
async fn what_one_unit_has_left_undone_is_as_late_for_the_next() {
    let commune = commune("2020-11-10 08:00").await;
    let (hanh, police) = (coordinator(&commune), Phone::of(&commune, POLICE));
    commune.live_until("2020-11-23 09:00").await;
    open(&hanh, "Tư vấn sức khỏe").await;
    hanh.go(&["✏️ Sửa việc này", "Đơn vị", "Trạm Y tế", "Trạm Y tế", "Công an xã", "Xong", "✅ Lưu"]).await;
    assert!(police.screen().await.contains("chủ trì việc: Tư vấn sức khỏe"), "{}", police.screen().await);
    assert!(police.last().await.has_button("Đã xong"));
    hanh.write("/tiendo").await;
    hanh.press("Xem bằng chữ").await;
    let board = hanh.screen().await;
    let overdue = board.split("Quá hạn (").nth(1).unwrap_or_default();
    assert!(overdue.contains("Tư vấn sức khỏe (Công an xã)"), "{board}");
    commune.end().await;
}

#[tokio::test]
async fn a_date_that_gives_enough_time_settles_what_was_asked_for() {
    let commune = commune("2020-11-10 08:00").await;
    let (hanh, lan) = (coordinator(&commune), Phone::of(&commune, HEALTH_STATION));
    lan.write("/viec").await;
    lan.press("1").await;
    lan.write("xin thêm 3 ngày ạ").await;
    open(&hanh, "Tư vấn sức khỏe").await;
    hanh.go(&["✏️ Sửa việc này", "Hạn"]).await;
    hanh.write("30/11").await;
    hanh.press("✅ Lưu").await;
    assert!(hanh.screen().await.contains("Trạm Y tế (30/11): ⏳ Đang làm"), "{}", hanh.screen().await);
    hanh.write("/start").await;
    assert!(!hanh.screen().await.contains("chờ anh/chị quyết định.\nCó"), "{}", hanh.screen().await);
    hanh.press("📥").await;
    assert!(!hanh.screen().await.contains("xin thêm ngày"), "{}", hanh.screen().await);
    commune.end().await;
}

#[tokio::test]
async fn of_two_open_forms_only_the_last_one_is_the_drafts() {
    let commune = commune("2020-11-10 08:00").await;
    let hanh = coordinator(&commune);
    open(&hanh, "Tư vấn sức khỏe").await;
    let first = hanh.last().await.id;
    open(&hanh, "Họp mặt").await;
    let second = hanh.last().await.id;
    hanh.press_in(second, "✏️ Sửa việc này").await;
    hanh.press_in(first, "✏️ Sửa việc này").await;
    assert!(hanh.press_in(second, "Tên").await.contains("tin cũ"));
    hanh.press_in(first, "Tên").await;
    hanh.write("Tư vấn tại thôn").await;
    hanh.press("✅ Lưu").await;
    let titles: Vec<_> = stored_plan(&commune).await.tasks.into_iter().map(|task| task.title).collect();
    assert_eq!(titles, ["Tư vấn tại thôn", "Phòng chống mua bán người", "Họp mặt nữ cán bộ"]);
    commune.end().await;
}

#[tokio::test]
async fn of_several_occurrences_the_one_in_hand_moves_to_the_new_date() {
    let recurring = task("nhieu", "yte", "Tư vấn hằng quý", "2020-12-01")
        .replace("due_on = 2020-12-01", "recurs = \"0 0 0 17 3,6,9,12 *\"");
    let commune = commune_of(&recurring, "2020-11-20 08:00").await;
    let (hanh, lan) = (coordinator(&commune), Phone::of(&commune, HEALTH_STATION));
    lan.write("/viec").await;
    lan.go(&["1", "Đang làm"]).await;
    open(&hanh, "Tư vấn hằng quý").await;
    hanh.go(&["✏️ Sửa việc này", "Hạn"]).await;
    hanh.write("10/12").await;
    hanh.press("✅ Lưu").await;
    assert!(hanh.screen().await.contains("Trạm Y tế (10/12): ⏳ Đang làm"), "{}", hanh.screen().await);
    commune.end().await;
}
