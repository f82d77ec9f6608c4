use loa::domain::change::When;

use crate::changes::scene::{list, open};
use crate::next_year::scene::stored;
use crate::worklist::scene::{commune, coordinator};

#[tokio::test]
async fn next_years_plan_follows_what_the_chat_has_changed_and_can_be_changed_before_its_year() {
    let commune = commune("2020-11-26 08:00").await;
    let hanh = coordinator(&commune);
    open(&hanh, "Họp mặt").await;
    hanh.go(&["🗑 Bỏ việc này", "🗑 Bỏ, không nêu lý do", "‹ Các việc", "➕ Thêm việc"]).await;
    hanh.write("Sinh hoạt câu lạc bộ").await;
    hanh.go(&["Hằng tháng", "Trạm Y tế", "Xong", "✅ Lưu"]).await;
    hanh.write("/baocao").await;
    hanh.press("📅 Kế hoạch năm sau").await;
    let proposed = hanh.screen().await;
    assert!(proposed.contains("3 việc") && proposed.contains("Không đưa vào 1 việc đã bỏ"), "{proposed}");
    hanh.go(&["Đưa vào Loa", "Đưa vào"]).await;
    let plan = stored(&commune, 2021).await.unwrap();
    let club = plan.tasks.iter().find(|task| task.title == "Sinh hoạt câu lạc bộ").unwrap();
    assert!(matches!(When::of(&plan, club), When::Days(days) if days.len() == 12), "every month of the year");

    // From what was said after the import, and from the list of this year.
    hanh.press("✏️ Sửa, thêm việc").await;
    assert!(hanh.screen().await.contains("Các việc của kế hoạch năm 2021"), "{}", hanh.screen().await);
    list(&hanh).await;
    hanh.go(&["Kế hoạch năm 2021", "1", "✏️ Sửa việc này", "Hạn"]).await;
    hanh.write("30/11/2020").await;
    assert!(hanh.screen().await.contains("không thuộc năm của kế hoạch này"), "{}", hanh.screen().await);
    hanh.write("25/6").await;
    hanh.press("✅ Lưu").await;
    let plan = stored(&commune, 2021).await.unwrap();
    assert_eq!(plan.due_dates(&plan.tasks[0])[0].to_string(), "2021-06-25");
    let this_year = stored(&commune, 2020).await.unwrap();
    assert_eq!(this_year.due_dates(&this_year.tasks[0])[0].to_string(), "2020-11-20");
    hanh.go(&["‹ Các việc", "Kế hoạch năm 2020"]).await;
    assert!(hanh.screen().await.contains("Các việc của kế hoạch năm 2020"));
    commune.end().await;
}
