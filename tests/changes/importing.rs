use loa::clock::Clock;
use loa::plan_file;

use crate::announcements::scene::Phone;
use crate::changes::scene::{list, open, stored_plan};
use crate::support::{HEALTH_STATION, small_plan};
use crate::worklist::scene::{commune, coordinator, three_tasks};

#[tokio::test]
async fn the_same_file_at_the_next_start_undoes_nothing() {
    let commune = commune("2020-11-10 08:00").await;
    let hanh = coordinator(&commune);
    open(&hanh, "Tư vấn sức khỏe").await;
    hanh.press("🗑 Bỏ việc này").await;
    hanh.write("Huyện đã làm").await;
    open(&hanh, "Họp mặt").await;
    hanh.press("✏️ Sửa việc này").await;
    hanh.press("Hạn").await;
    hanh.write("30/11").await;
    hanh.press("✅ Lưu").await;
    list(&hanh).await;
    hanh.press("➕ Thêm việc").await;
    hanh.write("Nói chuyện dưới cờ").await;
    hanh.write("2/12").await;
    hanh.go(&["Trạm Y tế", "Xong", "✅ Lưu"]).await;
    let before = stored_plan(&commune).await;
    assert_eq!(before.tasks.len(), 4);

    let mut tx = commune.loa.store.begin(commune.clock.now()).await.unwrap();
    let imported = tx.import(&small_plan(&three_tasks())).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(stored_plan(&commune).await, before);
    assert!(plan_file::difference(imported.before.as_ref(), &imported.merged.plan).is_empty());
    assert_eq!(imported.merged.kept.len(), 3);

    // A file that says something new about one of them has the last word there, and only there.
    let file = three_tasks()
        .replacen("due_on = 2020-11-20", "due_on = 2020-12-10", 3)
        .replace("Họp mặt nữ cán bộ", "Gặp mặt");
    let mut tx = commune.loa.store.begin(commune.clock.now()).await.unwrap();
    tx.import(&small_plan(&file)).await.unwrap();
    tx.commit().await.unwrap();
    let after = stored_plan(&commune).await;
    assert_eq!(after.tasks[0].cancelled.as_deref(), Some("Huyện đã làm"));
    assert_eq!(after.tasks[2].title, "Gặp mặt");
    assert_eq!(after.due_dates(&after.tasks[2])[0].to_string(), "2020-12-10");
    assert_eq!(after.tasks[3].title, "Nói chuyện dưới cờ");
    let lan = Phone::of(&commune, HEALTH_STATION);
    lan.write("/viec").await;
    let own = lan.screen().await;
    assert!(own.contains("Có 1 việc") && own.contains("Nói chuyện dưới cờ"), "{own}");
    commune.end().await;
}

#[tokio::test]
async fn a_file_may_take_the_task_away_under_an_open_draft() {
    let commune = commune("2020-11-10 08:00").await;
    let hanh = coordinator(&commune);
    open(&hanh, "Tư vấn sức khỏe").await;
    hanh.press("✏️ Sửa việc này").await;
    hanh.press("Tên").await;
    hanh.write("Một tên khác").await;
    let rest =
        three_tasks().split("[[task]]").skip(2).map(|task| format!("[[task]]{task}")).collect::<String>();
    let mut tx = commune.loa.store.begin(commune.clock.now()).await.unwrap();
    tx.import(&small_plan(&rest)).await.unwrap();
    tx.commit().await.unwrap();
    hanh.press("✅ Lưu").await;
    let shown = hanh.screen().await;
    assert!(shown.contains("Các việc của kế hoạch") && !shown.contains("Một tên khác"), "{shown}");
    commune.end().await;
}
