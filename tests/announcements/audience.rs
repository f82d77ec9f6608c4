//! For whom: what was counted before is who gets it, and nobody gets it twice.

use loa::clock::Clock;
use loa::domain::announcement::{Announcement, State, Topic};
use loa::domain::group::GroupLink;
use loa::domain::ids::ChatId;
use loa::domain::person::Tongue;
use loa::domain::resident::Muted;
use loa::domain::role::Rank;
use serde_json::json;

use super::scene::{Phone, UNION, change_person, commune, commune_of, copies_in, holders, newest};
use crate::support::{COORDINATOR, Commune, GROUP, HEALTH_DEPUTY, HEALTH_STATION, RESIDENT, STRANGER};

/// Everybody whom the commune knows.
const ALL: [i64; 5] = [COORDINATOR, HEALTH_STATION, UNION, RESIDENT, STRANGER];
const ANOTHER_GROUP: i64 = -5002;

/// Begins an announcement up to the step of its readers, with nobody chosen.
async fn for_nobody_yet<'a>(commune: &'a Commune, text: &str) -> Phone<'a> {
    let union = Phone::of(commune, UNION);
    union.begin().await;
    union.write(text).await;
    union.press("Bà con cả xã").await;
    assert!(union.screen().await.contains("Chưa chọn ai"), "{}", union.screen().await);
    union
}

/// Sends what is composed up to its readers, and says who has got it of these. The number that was told before has to
/// be the number that got it, the sender included.
async fn send(union: &Phone<'_>, text: &str, among: &[i64]) -> Vec<i64> {
    union.go(&["Tiếp", "Tiếp", "Tiếp"]).await;
    let review = union.screen().await;
    let told: usize = figure(&review, "Sẽ đến ", " người");
    let held_back =
        if review.contains("Trong đó") { figure(&review, "Trong đó ", " người") } else { 0 };
    // The preview is no copy.
    let before = copies_in(union.commune, UNION, text).await;
    union.confirm().await;
    let mine = with_stop(union, text).await - 1;
    assert_eq!(before, 1);
    let others: Vec<i64> = among.iter().copied().filter(|id| *id != UNION).collect();
    let mut got = holders(union.commune, &others, text).await;
    if mine > 0 {
        got.push(UNION);
    }
    assert_eq!(got.iter().filter(|id| **id > 0).count(), told - held_back, "{review}");
    got.sort_unstable();
    got
}

/// Copies and previews, which have the button that stops.
async fn with_stop(union: &Phone<'_>, text: &str) -> usize {
    let found = union.with(text).await;
    found.iter().filter(|message| message.has_button("Thôi nhận tin")).count()
}

fn figure(text: &str, before: &str, after: &str) -> usize {
    let rest = text.split_once(before).unwrap_or_else(|| panic!("no {before:?}: {text}")).1;
    rest.split_once(after).unwrap().0.parse().unwrap()
}

#[tokio::test]
async fn villages_and_tongues_choose_residents() {
    let commune = commune().await;
    change_person(&commune, RESIDENT, async |tx, id| {
        tx.set_hamlet(id, Some("thon-1")).await.unwrap();
        tx.set_tongue(id, Tongue::Jrai).await.unwrap();
    })
    .await;
    change_person(&commune, STRANGER, async |tx, id| tx.set_hamlet(id, Some("thon-2")).await.unwrap()).await;
    let union = for_nobody_yet(&commune, "Tin thôn một").await;
    union.go(&["Theo thôn", "Thôn 1"]).await;
    assert!(union.screen().await.contains("1 người"), "{}", union.screen().await);
    union.press("Quay lại").await;
    assert_eq!(send(&union, "Tin thôn một", &ALL).await, [RESIDENT]);

    let union = for_nobody_yet(&commune, "Tin hai thôn").await;
    union.go(&["Theo thôn", "Thôn 1", "Thôn 2", "Quay lại"]).await;
    assert_eq!(send(&union, "Tin hai thôn", &ALL).await, [RESIDENT, STRANGER]);

    let union = for_nobody_yet(&commune, "Tin tiếng Jrai").await;
    union.go(&["Theo tiếng nói", "Jrai", "Quay lại"]).await;
    assert_eq!(send(&union, "Tin tiếng Jrai", &ALL).await, [RESIDENT]);

    let union = for_nobody_yet(&commune, "Không ai").await;
    union.go(&["Theo tiếng nói", "Jrai", "Quay lại", "Theo thôn", "Thôn 2", "Quay lại"]).await;
    assert!(union.screen().await.contains("chưa có ai"), "{}", union.screen().await);
    commune.end().await;
}

#[tokio::test]
async fn units_get_it_whatever_they_have_muted_and_nobody_gets_it_twice() {
    let commune = commune().await;
    commune.appoint_member(HEALTH_DEPUTY, "yte", Rank::Deputy).await;
    for id in [HEALTH_STATION, RESIDENT] {
        change_person(&commune, id, async |tx, id| tx.set_stopped(id, true).await.unwrap()).await;
    }
    let union = for_nobody_yet(&commune, "Họp đơn vị").await;
    union.go(&["Đơn vị", "Trạm Y tế", "Quay lại"]).await;
    let everybody = [&ALL[..], &[HEALTH_DEPUTY]].concat();
    assert_eq!(send(&union, "Họp đơn vị", &everybody).await, [HEALTH_STATION, HEALTH_DEPUTY]);
    // In the whole commune and in two units: once.
    let union = for_nobody_yet(&commune, "Tin chung").await;
    union.go(&["Bà con cả xã", "Đơn vị", "Trạm Y tế", "Hội Liên hiệp", "Quay lại"]).await;
    let expected = [COORDINATOR, HEALTH_STATION, UNION, HEALTH_DEPUTY, STRANGER];
    assert_eq!(send(&union, "Tin chung", &everybody).await, expected);
    commune.end().await;
}

#[tokio::test]
async fn whoever_does_not_want_a_topic_does_not_get_it() {
    let commune = commune().await;
    change_person(&commune, RESIDENT, async |tx, id| {
        tx.set_muted(id, Muted::default().toggled(Topic::Law)).await.unwrap();
    })
    .await;
    let union = Phone::of(&commune, UNION);
    union.begin().await;
    union.write("Luật mới").await;
    union.go(&["Loại tin", "Pháp luật", "Quay lại"]).await;
    assert!(union.screen().await.contains("4 người"), "{}", union.screen().await);
    assert_eq!(send(&union, "Luật mới", &ALL).await, [COORDINATOR, HEALTH_STATION, UNION, STRANGER]);
    let union = Phone::of(&commune, UNION);
    union.begin().await;
    union.write("Tin sức khoẻ").await;
    union.go(&["Loại tin", "Sức khoẻ", "Quay lại"]).await;
    assert_eq!(send(&union, "Tin sức khoẻ", &ALL).await.len(), 5);
    commune.end().await;
}

#[tokio::test]
async fn no_more_a_week_than_the_plan_allows_and_the_sender_is_told() {
    let commune = commune_of("[announcements]\nper_week = 2", "2020-11-16 09:00").await;
    let union = Phone::of(&commune, UNION);
    for text in ["Tin thứ nhất", "Tin thứ hai"] {
        union.begin().await;
        union.write(text).await;
        assert_eq!(send(&union, text, &ALL).await.len(), 5);
    }
    // Somebody came later and has had none.
    commune.welcome(1005).await;
    union.begin().await;
    union.write("Tin thứ ba").await;
    assert!(union.screen().await.contains("Thêm 5 người nữa đã nhận đủ"), "{}", union.screen().await);
    let everybody = [&ALL[..], &[1005]].concat();
    assert_eq!(send(&union, "Tin thứ ba", &everybody).await, [1005]);
    // Units are at work: no limit for them.
    let union = for_nobody_yet(&commune, "Việc đơn vị").await;
    union.go(&["Đơn vị", "Trạm Y tế", "Quay lại"]).await;
    assert_eq!(send(&union, "Việc đơn vị", &everybody).await, [HEALTH_STATION]);
    commune.pass(chrono::Duration::days(7)).await;
    union.begin().await;
    union.write("Tuần sau").await;
    assert_eq!(send(&union, "Tuần sau", &everybody).await.len(), 6);
    commune.end().await;
}

#[tokio::test]
async fn what_is_scheduled_for_next_week_counts_that_week() {
    let commune = commune_of("[announcements]\nper_week = 1", "2020-11-16 09:00").await;
    let union = Phone::of(&commune, UNION);
    union.compose("Tin tuần này").await;
    union.confirm().await;
    union.begin().await;
    union.write("Tin tuần sau").await;
    union.go(&["Tiếp", "Tiếp", "Lúc khác"]).await;
    union.write("8h sáng thứ bảy").await;
    assert!(!union.last().await.has_button("✅"), "this week: {}", union.screen().await);
    union.go(&["⏰ Giờ gửi", "Lúc khác"]).await;
    union.write("24/11 lúc 8h").await;
    let review = union.screen().await;
    assert!(review.contains("5 người") && !review.contains("đã nhận đủ"), "{review}");
    union.press("✅ Hẹn gửi").await;
    commune.leap_to("2020-11-24 08:00").await;
    let residents = [RESIDENT, STRANGER];
    assert_eq!(holders(&commune, &residents, "Tin tuần sau").await, residents);
    commune.end().await;
}

#[tokio::test]
async fn a_pause_that_was_forgotten_takes_nothing_from_later_weeks() {
    let commune = commune_of("[announcements]\nper_week = 1", "2020-11-16 21:30").await;
    let union = Phone::of(&commune, UNION);
    union.compose("Tin tạm dừng").await;
    union.press("✅ Gửi").await;
    // Its copies wait for the morning.
    let id = newest(&commune).await.id;
    let mut tx = commune.look().await;
    tx.make_out(id, 100).await.unwrap();
    tx.commit().await.unwrap();
    union.press("⏸ Tạm dừng").await;
    union.compose("Tin khác").await;
    assert!(union.screen().await.contains("đã nhận đủ"), "{}", union.screen().await);
    commune.leap_to("2020-11-24 09:00").await;
    union.compose("Tin khác nữa").await;
    assert!(!union.screen().await.contains("đã nhận đủ"), "{}", union.screen().await);
    union.confirm().await;
    assert_eq!(holders(&commune, &[RESIDENT, STRANGER], "Tin khác nữa").await, [RESIDENT, STRANGER]);
    commune.end().await;
}

#[tokio::test]
async fn who_cannot_be_reached_is_told_apart_and_not_counted_again() {
    let commune = commune().await;
    let union = Phone::of(&commune, UNION);
    union.compose("Tin một").await;
    assert!(union.screen().await.contains("5 người"));
    // An account that is deleted tells nobody.
    commune.tell(&format!("sandbox/people/{STRANGER}/deactivate"), json!({ "deactivated": true })).await;
    union.confirm().await;
    assert!(!union.with("Đã chặn Loa 1").await.is_empty(), "{}", union.screen().await);
    union.compose("Tin hai").await;
    assert!(union.screen().await.contains("4 người"), "{}", union.screen().await);
    // Who blocks the bot is known at once, and so is who writes again.
    commune.person(RESIDENT).block(true).await;
    commune.settle().await;
    union.press("👥 Người nhận").await;
    assert!(union.screen().await.contains("3 người"), "{}", union.screen().await);
    commune.person(RESIDENT).write("/start").await;
    commune.settle().await;
    union.go(&["Tiếp", "Tiếp", "Tiếp"]).await;
    assert!(union.screen().await.contains("4 người"), "{}", union.screen().await);
    union.confirm().await;
    assert_eq!(holders(&commune, &[RESIDENT, STRANGER], "Tin hai").await, [RESIDENT]);
    commune.end().await;
}

#[tokio::test]
async fn only_linked_groups_get_it_each_once() {
    let commune = commune().await;
    let body = json!({ "id": ANOTHER_GROUP, "title": "Nhóm lạ", "members": [RESIDENT], "from": RESIDENT });
    commune.tell("sandbox/groups", body).await;
    commune.person(RESIDENT).write_in(GROUP, "/trogiup").await;
    commune.settle().await;
    link(&commune, GROUP, Some(GroupLink::Hamlet("thon-1".to_owned()))).await;
    let union = for_nobody_yet(&commune, "Tin cho nhóm").await;
    union.press("Nhóm Telegram").await;
    assert!(!union.last().await.has_button("Nhóm lạ"), "not linked: {:?}", union.last().await);
    union.go(&["Thôn 1", "Quay lại"]).await;
    assert!(union.screen().await.contains("1 nhóm"), "{}", union.screen().await);
    let groups = [GROUP, ANOTHER_GROUP];
    assert_eq!(send(&union, "Tin cho nhóm", &[&ALL[..], &groups].concat()).await, [GROUP]);

    // Chosen, then unlinked before it goes out.
    let union = for_nobody_yet(&commune, "Tin muộn").await;
    union.go(&["Nhóm Telegram", "Thôn 1", "Quay lại", "Bà con cả xã"]).await;
    assert!(union.screen().await.contains("1 nhóm"), "{}", union.screen().await);
    link(&commune, GROUP, None).await;
    assert_eq!(send(&union, "Tin muộn", &[&ALL[..], &groups].concat()).await.len(), 5);
    assert!(!union.with("Đã gửi 5 ").await.is_empty(), "{}", union.screen().await);
    commune.end().await;
}

async fn link(commune: &Commune, group: i64, link: Option<GroupLink>) {
    let mut tx = commune.look().await;
    tx.link_group(ChatId(group), link.as_ref()).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn those_who_come_to_one_are_the_readers_of_another() {
    let commune = commune().await;
    let union = Phone::of(&commune, UNION);
    union.invite("Mời dự lễ", "20/11 lúc 14h").await;
    union.confirm().await;
    for (id, answer) in [(RESIDENT, "Sẽ đến"), (STRANGER, "Không đến"), (HEALTH_STATION, "Chưa chắc")]
    {
        Phone::of(&commune, id).press(answer).await;
    }
    // The week's limit is not for what one has asked for.
    let first = newest(&commune).await.id;
    let union = for_nobody_yet(&commune, "Mang theo ô").await;
    union.go(&["Người đã báo sẽ đến", "Mời dự lễ", "Quay lại"]).await;
    assert!(union.screen().await.contains("1 người"), "{}", union.screen().await);
    assert_eq!(newest(&commune).await.audience.coming_to, Some(first));
    assert_eq!(send(&union, "Mang theo ô", &ALL).await, [RESIDENT]);
    commune.end().await;
}

#[tokio::test]
async fn guests_of_what_is_recalled_or_past_can_be_taken_out() {
    let commune = commune().await;
    let union = Phone::of(&commune, UNION);
    union.invite("Mời dự lễ", "20/11 lúc 14h").await;
    union.confirm().await;
    let invitation = newest(&commune).await.id;
    let union = for_nobody_yet(&commune, "Mang theo ô").await;
    let list = union.last().await.id;
    for label in ["Người đã báo sẽ đến", "Mời dự lễ", "Quay lại"] {
        union.press_in(list, label).await;
    }
    let with_guests = newest(&commune).await;
    assert_eq!(with_guests.audience.coming_to, Some(invitation));
    let taken_out = async || {
        union.press_in(list, "Người đã báo sẽ đến").await;
        union.press_in(list, "✓ Mời dự lễ").await;
        assert_eq!(newest(&commune).await.audience.coming_to, None);
        assert!(!union.message(list).await.has_button("Mời dự lễ"), "there is nothing to choose any more");
    };
    let mut tx = commune.look().await;
    let sent = tx.announcement(invitation).await.unwrap().unwrap();
    tx.save_announcement(&Announcement { state: State::Recalled, ..sent.clone() }).await.unwrap();
    tx.commit().await.unwrap();
    taken_out().await;

    let mut tx = commune.look().await;
    tx.save_announcement(&sent).await.unwrap();
    tx.save_announcement(&with_guests).await.unwrap();
    tx.commit().await.unwrap();
    union.press_in(list, "Quay lại").await;
    commune.leap_to("2020-11-23 09:00").await;
    taken_out().await;
    commune.end().await;
}

#[tokio::test]
async fn two_that_wait_for_the_same_morning_do_not_exceed_the_weeks_limit() {
    let commune = commune_of("[announcements]\nper_week = 1", "2020-11-16 21:30").await;
    let union = Phone::of(&commune, UNION);
    for text in ["Tin đêm một", "Tin đêm hai"] {
        union.compose(text).await;
        union.press("✅ Gửi").await;
    }
    commune.clock.advance_to(crate::support::at("2020-11-17 06:00"));
    commune.settle().await;
    commune.clock.advance_to(commune.clock.now() + chrono::Duration::minutes(1));
    commune.settle().await;
    for id in [COORDINATOR, HEALTH_STATION, RESIDENT, STRANGER] {
        assert_eq!(copies_in(&commune, id, "Tin đêm").await, 1, "{id}");
    }
    let mut tallies = vec![];
    for announcement in super::scene::all(&commune).await {
        tallies.push(commune.look().await.tally_of(announcement.id).await.unwrap());
    }
    for tally in &tallies {
        assert_eq!((tally.sent, tally.recipients + tally.held_back), (tally.recipients, 5), "{tallies:?}");
    }
    assert_eq!(tallies.iter().map(|tally| tally.sent).sum::<u32>(), 5, "{tallies:?}");
    commune.end().await;
}
