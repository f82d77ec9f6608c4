//! Monday morning's summary.

use loa::clock::Clock;
use loa::store::{Paths, Store};

use super::scene::{UNION, commune_of, coordinator, report, task, three_tasks};
use crate::announcements::scene::Phone;
use crate::support::people::Message;
use crate::support::{COORDINATOR, Commune, HEALTH_STATION, ZONE, small_plan};

/// Local day and time of each summary that somebody got.
async fn summaries(commune: &Commune, who: i64) -> Vec<String> {
    let local = |message: &Message| {
        let at: chrono::DateTime<chrono::Utc> = message.date.parse().unwrap();
        at.with_timezone(&ZONE).format("%m-%d %H:%M").to_string()
    };
    Phone::of(commune, who).with("Tóm tắt tuần").await.iter().map(local).collect()
}

#[tokio::test]
async fn it_says_what_was_done_waits_is_late_and_comes() {
    let tasks = [
        three_tasks(),
        task("muon", "hlhpn", "Gửi danh sách nữ cán bộ", "2020-11-12"),
        task("sap", "yte", "Cân trẻ ở thôn 2", "2020-11-27"),
    ]
    .concat();
    let commune = commune_of(&tasks, "2020-11-11 09:00").await;
    let hanh = coordinator(&commune);
    report(&commune, HEALTH_STATION, "Đã tư vấn, 45 người").await;
    hanh.press("✅ Xác nhận").await;
    Phone::of(&commune, super::scene::POLICE).write("xin thêm 3 ngày ạ").await;
    commune.live_until("2020-11-16 07:29").await;
    assert_eq!(summaries(&commune, COORDINATOR).await, Vec::<String>::new());
    commune.live_until("2020-11-16 07:31").await;
    assert_eq!(summaries(&commune, COORDINATOR).await, ["11-16 07:30"]);
    let summary = hanh.with("Tóm tắt tuần").await.remove(0);
    let text = &summary.text;
    let part =
        |from: &str, until: &str| text.split(from).nth(1).unwrap().split(until).next().unwrap().to_owned();
    assert!(text.contains("16/11 - 22/11"), "{text}");
    assert!(part("Tuần trước đã xong (1)", "Chờ anh/chị").contains("Tư vấn sức khỏe"), "{text}");
    assert!(part("Chờ anh/chị", "Quá hạn").contains("xin thêm ngày: 1"), "{text}");
    assert!(part("Quá hạn (1)", "Đến hạn").contains("Gửi danh sách nữ cán bộ"), "{text}");
    let coming = part("Đến hạn trong tuần này (2)", "Chưa có ai");
    assert!(coming.contains("Họp mặt nữ cán bộ") && coming.contains("mua bán người"), "{text}");
    assert!(!text.contains("Cân trẻ"), "that is next week's: {text}");
    hanh.press_on(&summary, "Việc chờ quyết định").await;
    assert!(hanh.screen().await.contains("Công an xã xin thêm ngày"), "{}", hanh.screen().await);
    assert_eq!(summaries(&commune, HEALTH_STATION).await, Vec::<String>::new(), "units get none");
    commune.end().await;
}

#[tokio::test]
async fn after_new_year_it_tells_of_what_december_has_left() {
    let tasks = [
        task("yte", "yte", "Tư vấn sức khỏe", "2020-12-31"),
        task("muon", "hlhpn", "Gửi danh sách nữ cán bộ", "2020-12-30"),
    ]
    .concat();
    let commune = commune_of(&tasks, "2020-12-29 09:00").await;
    let ground = include_str!("../support/small-plan.toml").replace("2020", "2021");
    let new = format!("{ground}\n{}", task("moi", "yte", "Cân trẻ ở thôn 2", "2021-06-25"));
    let new = loa::plan_file::read("2021.toml", &new).unwrap();
    let mut tx = commune.loa.store.begin(commune.clock.now()).await.unwrap();
    tx.import(&new).await.unwrap();
    tx.commit().await.unwrap();
    let hanh = coordinator(&commune);
    report(&commune, HEALTH_STATION, "Đã tư vấn, 45 người").await;
    hanh.press("✅ Xác nhận").await;

    commune.live_until("2021-01-04 07:31").await;
    let text = hanh.with("Tóm tắt tuần").await.pop().unwrap().text;
    assert!(text.contains("Tuần trước đã xong (1)") && text.contains("Tư vấn sức khỏe"), "{text}");
    assert!(text.contains("Quá hạn (1)") && text.contains("Gửi danh sách nữ cán bộ"), "{text}");

    // The board counts what is left to do, and the new year's plan.
    hanh.write("/tiendo").await;
    hanh.press("Xem bằng chữ").await;
    let board = hanh.screen().await;
    assert!(board.contains("Gửi danh sách nữ cán bộ") && !board.contains("Tư vấn sức khỏe"), "{board}");
    commune.end().await;
}

#[tokio::test]
async fn it_comes_once_a_week_over_restarts_and_kills() {
    let mut commune = commune_of(&three_tasks(), "2020-11-04 09:00").await;
    for morning in ["11-09", "11-16", "11-23"] {
        commune.live_until(&format!("2020-{morning} 07:31")).await;
        commune = commune.restart().await;
        commune.leap_to(&format!("2020-{morning} 09:00")).await;
        commune = commune.mortal().await.kill().await;
        commune.leap_to(&format!("2020-{morning} 15:00")).await;
    }
    assert_eq!(summaries(&commune, COORDINATOR).await, ["11-09 07:30", "11-16 07:30", "11-23 07:30"]);
    commune.end().await;
}

#[tokio::test]
async fn late_in_the_week_it_still_comes_once_and_a_missed_week_never() {
    let commune = commune_of(&three_tasks(), "2020-11-04 09:00").await;
    commune.live_until("2020-11-09 08:00").await;
    // Offline from Tuesday over a whole week, back on Wednesday at night.
    commune.leap_to("2020-11-25 22:00").await;
    assert_eq!(summaries(&commune, COORDINATOR).await, ["11-09 07:30"], "quiet hours");
    commune.live_until("2020-11-29 12:00").await;
    assert_eq!(summaries(&commune, COORDINATOR).await, ["11-09 07:30", "11-26 07:30"]);
    let newest = coordinator(&commune).with("Tóm tắt tuần").await.pop().unwrap();
    assert!(newest.text.contains("23/11 - 29/11"), "{}", newest.text);
    commune.end().await;
}

#[tokio::test]
async fn a_holiday_puts_it_off_to_the_next_open_morning_of_the_week() {
    let holidays = r#"
[[holiday]]
on = 2020-11-16
name = "Nghỉ"

[[holiday]]
on = 2020-11-17
name = "Nghỉ"
"#;
    let commune = commune_of(&format!("{}{holidays}", three_tasks()), "2020-11-11 09:00").await;
    commune.live_until("2020-11-24 12:00").await;
    assert_eq!(summaries(&commune, COORDINATOR).await, ["11-18 07:30", "11-23 07:30"]);
    commune.end().await;
}

#[tokio::test]
async fn a_plan_that_comes_in_the_middle_of_a_week_begins_with_the_next_also_if_that_comes_late() {
    let commune = commune_of(&three_tasks(), "2020-11-11 06:00").await;
    commune.live_until("2020-11-12 08:00").await;
    assert_eq!(summaries(&commune, COORDINATOR).await, Vec::<String>::new());
    commune.leap_to("2020-11-17 10:00").await;
    assert_eq!(summaries(&commune, COORDINATOR).await, ["11-17 10:00"]);
    commune.end().await;
}

#[tokio::test]
async fn leaders_get_a_shorter_one_without_buttons_if_they_want() {
    use loa::domain::role::Role;

    let commune = commune_of(&three_tasks(), "2020-11-11 09:00").await;
    commune.appoint(2001, Role::Leader).await;
    commune.appoint(2002, Role::Leader).await;
    let leader = Phone::of(&commune, 2001);
    leader.write("/start").await;
    leader.press("Nhận tóm tắt sáng thứ Hai").await;
    assert!(leader.last().await.has_button("Thôi nhận tóm tắt"));
    Phone::of(&commune, UNION).write("xin thêm 3 ngày ạ").await;
    commune.live_until("2020-11-16 08:00").await;
    let summary = leader.with("Tóm tắt tuần").await.remove(0);
    assert!(summary.buttons.is_empty() && !summary.text.contains("quyết định"), "{summary:#?}");
    assert_eq!(summaries(&commune, 2002).await, Vec::<String>::new(), "nobody gets it unasked");
    leader.write("/start").await;
    leader.press("Thôi nhận tóm tắt").await;
    commune.live_until("2020-11-23 08:00").await;
    assert_eq!(summaries(&commune, 2001).await, ["11-16 07:30"]);
    commune.end().await;
}

/// Nobody may be told later only because the plan came while the scheduler looked whether anything was due.
#[tokio::test]
async fn a_plan_that_comes_while_the_morning_is_looked_at_counts_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&Paths::new(folder.path(), None)).await.unwrap();
    let now = "2020-11-16T02:00:00Z".parse().unwrap();
    let mut tx = store.begin(now).await.unwrap();
    tx.import(&small_plan(&three_tasks())).await.unwrap();
    let tick = tokio::spawn({
        let store = store.clone();
        async move { loa::scheduler::tick(&store, now).await }
    });
    // It has looked, and waits for its turn to write.
    tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    tx.commit().await.unwrap();
    tick.await.unwrap().unwrap();
    let mut tx = store.begin(now).await.unwrap();
    assert_eq!(tx.last_weekly().await.unwrap(), "2020-11-16".parse().ok());
}
