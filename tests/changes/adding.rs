use crate::announcements::scene::Phone;
use crate::changes::scene::{list, stored_plan};
use crate::support::HEALTH_STATION;
use crate::worklist::scene::{POLICE, commune, coordinator};

#[tokio::test]
async fn a_new_task_is_asked_for_step_by_step_in_one_message_and_its_units_are_told() {
    let commune = commune("2020-11-10 08:00").await;
    let (hanh, lan, police) =
        (coordinator(&commune), Phone::of(&commune, HEALTH_STATION), Phone::of(&commune, POLICE));
    list(&hanh).await;
    hanh.press("➕ Thêm việc").await;
    assert!(hanh.screen().await.contains("việc gì ạ"), "{}", hanh.screen().await);
    hanh.write(&"dài ".repeat(80)).await;
    assert!(hanh.screen().await.contains("dài quá"));
    hanh.write("Tập huấn <b>kỹ năng</b> & gia đình \u{202E}").await;
    assert!(hanh.screen().await.contains("hạn ngày nào"), "{}", hanh.screen().await);
    hanh.write("hôm nào rảnh").await;
    assert!(hanh.screen().await.contains("chưa hiểu ngày này"));
    hanh.write("5/1/2021").await;
    assert!(hanh.screen().await.contains("không thuộc năm"), "{}", hanh.screen().await);
    hanh.write("1/11/2020").await;
    assert!(hanh.screen().await.contains("đã qua"), "{}", hanh.screen().await);
    hanh.write("cuối tháng này").await;
    assert!(hanh.screen().await.contains("Những đơn vị nào"), "{}", hanh.screen().await);
    hanh.go(&["Xong", "Hạn"]).await;
    hanh.write("25/11").await;
    let units = hanh.last().await;
    assert!(units.text.contains("Những đơn vị nào"), "{}", units.text);
    hanh.press("Trạm Y tế").await;
    hanh.press("Công an xã").await;
    hanh.press("Công an xã").await;
    assert!(hanh.last().await.has_button("🤝 Công an xã"));
    hanh.press("Xong").await;
    let draft = hanh.last().await;
    assert!(
        draft.text.contains("Hạn: 25/11/2020") && draft.text.contains("Chủ trì: Trạm Y tế"),
        "{}",
        draft.text
    );
    assert!(draft.text.contains("Tập huấn <b>kỹ năng</b> & gia đình"), "shown as written: {}", draft.text);
    assert_eq!(stored_plan(&commune).await.tasks.len(), 3, "nothing is written before it is saved");
    hanh.press("✅ Lưu").await;
    assert!(hanh.screen().await.contains("Loa báo đến 2 người"), "{}", hanh.screen().await);

    let told = lan.last().await;
    assert!(
        told.text.contains("giao đơn vị chủ trì việc: Tập huấn") || told.text.contains("chủ trì việc"),
        "{}",
        told.text
    );
    assert!(told.has_button("Đã xong"));
    assert!(police.screen().await.contains("phối hợp việc"), "{}", police.screen().await);
    // Answered like a reminder: in words, as a reply to what was told.
    lan.person.reply(told.id, "xong rồi ạ").await;
    commune.settle().await;
    assert!(lan.screen().await.contains("đã xong rồi phải không"), "{}", lan.screen().await);
    let plan = stored_plan(&commune).await;
    assert_eq!(plan.tasks.last().unwrap().section, "-");

    // It is part of the plan's view and of what reminders go out for.
    hanh.write("/baocao").await;
    hanh.press("📑").await;
    assert!(hanh.screen().await.contains("bổ sung: 0/1 việc"), "{}", hanh.screen().await);
    commune.live_until("2020-11-18 09:00").await;
    assert!(lan.screen().await.contains("Tập huấn"), "{}", lan.screen().await);
    commune.end().await;
}

#[tokio::test]
async fn a_draft_survives_a_restart_and_can_be_thrown_away() {
    let commune = commune("2020-11-10 08:00").await;
    let hanh = coordinator(&commune);
    list(&hanh).await;
    hanh.press("➕ Thêm việc").await;
    hanh.write("Nói chuyện dưới cờ").await;
    let commune = commune.restart().await;
    let hanh = coordinator(&commune);
    hanh.press("Hằng tháng").await;
    assert!(hanh.screen().await.contains("Những đơn vị nào"), "{}", hanh.screen().await);
    hanh.press("Xong").await;
    let draft = hanh.last().await;
    assert!(
        draft.text.contains("25/11/2020, 25/12/2020") && draft.text.contains("đơn vị chủ trì"),
        "{}",
        draft.text
    );
    assert!(!draft.has_button("Lưu"), "a task without a unit cannot be saved");
    hanh.press("Bỏ bản nháp").await;
    assert!(hanh.screen().await.contains("bản nháp đã bỏ"));
    assert_eq!(stored_plan(&commune).await.tasks.len(), 3);
    commune.end().await;
}
