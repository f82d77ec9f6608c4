//! Reminders come once, in the morning, to the right people.

use loa::domain::role::Rank;

use crate::support::people::Message;
use crate::support::{COORDINATOR, Commune, HEALTH_DEPUTY, HEALTH_STATION, small_plan, talk};

/// Local date and time of each message about the task.
async fn reminded(commune: &Commune, person: i64) -> Vec<String> {
    let messages = commune.person(person).messages().await;
    let about = messages.iter().filter(|message| message.from_bot && message.text.contains("sức khỏe"));
    about.map(local).collect()
}

fn local(message: &Message) -> String {
    let at: chrono::DateTime<chrono::Utc> = message.date.parse().unwrap();
    at.with_timezone(&crate::support::ZONE).format("%m-%d %H:%M").to_string()
}

#[tokio::test]
async fn the_ladder_is_climbed_once_also_over_restarts() {
    let mut commune = Commune::staffed(small_plan(&talk("2020-11-20")), "2020-11-05 12:00").await;
    for day in ["11-06", "11-13", "11-17", "11-19", "11-20", "11-24"] {
        commune.live_until(&format!("2020-{day} 07:31")).await;
        commune = commune.restart().await;
        commune.leap_to(&format!("2020-{day} 09:00")).await;
    }
    let expected = ["11-06 07:30", "11-13 07:30", "11-17 07:30", "11-19 07:30", "11-20 07:30", "11-24 07:30"];
    assert_eq!(reminded(&commune, HEALTH_STATION).await, expected);
    commune.end().await;
}

#[tokio::test]
async fn days_offline_become_one_message_and_quiet_hours_are_kept() {
    let commune = Commune::staffed(small_plan(&talk("2020-11-20")), "2020-11-05 12:00").await;
    // Away from the 14th rung to the third, back late in the evening.
    commune.leap_to("2020-11-18 22:30").await;
    assert_eq!(reminded(&commune, HEALTH_STATION).await, Vec::<String>::new(), "quiet hours");
    commune.leap_to("2020-11-19 05:00").await;
    assert_eq!(reminded(&commune, HEALTH_STATION).await, Vec::<String>::new(), "still quiet");
    commune.live_until("2020-11-19 12:00").await;
    assert_eq!(reminded(&commune, HEALTH_STATION).await, ["11-19 07:30"]);
    commune.end().await;
}

#[tokio::test]
async fn back_on_the_same_day_the_morning_is_made_up_for() {
    let commune = Commune::staffed(small_plan(&talk("2020-11-20")), "2020-11-05 12:00").await;
    commune.leap_to("2020-11-06 15:00").await;
    assert_eq!(reminded(&commune, HEALTH_STATION).await, ["11-06 15:00"]);
    commune.end().await;
}

#[tokio::test]
async fn after_two_unanswered_the_deputy_is_told_then_the_unit_is_on_the_silent_list() {
    let commune = Commune::staffed(small_plan(&talk("2020-11-20")), "2020-11-05 12:00").await;
    commune.appoint_member(HEALTH_DEPUTY, "yte", Rank::Deputy).await;
    let coordinator = commune.person(COORDINATOR);
    let silent = || async {
        coordinator.write("/tiendo").await;
        commune.settle().await;
        coordinator.last().await.text
    };
    commune.live_until("2020-11-14 08:00").await;
    assert_eq!(reminded(&commune, HEALTH_DEPUTY).await, Vec::<String>::new());
    let before = silent().await;
    commune.live_until("2020-11-17 08:00").await;
    assert_eq!(reminded(&commune, HEALTH_DEPUTY).await, ["11-17 07:30"]);
    let after = silent().await;
    assert!(
        !before.contains("Chưa trả lời sau") && after.contains("Chưa trả lời sau"),
        "{before}\n---\n{after}"
    );

    let reminder = commune.person(HEALTH_STATION).last().await;
    commune.person(HEALTH_STATION).reply(reminder.id, "đang làm ạ").await;
    commune.settle().await;
    assert!(!silent().await.contains("Chưa trả lời sau"), "an answer ends the silence");
    commune.end().await;
}

#[tokio::test]
async fn nothing_goes_out_on_a_holiday() {
    let commune = Commune::staffed(small_plan(&talk("2020-05-01")), "2020-04-26 22:00").await;
    commune.live_until("2020-05-03 08:00").await;
    assert_eq!(reminded(&commune, HEALTH_STATION).await, ["04-27 07:30", "04-28 07:30", "05-02 07:30"]);
    commune.end().await;
}

#[tokio::test]
async fn what_was_past_when_the_plan_came_is_listed_and_not_chased() {
    let commune = Commune::staffed(small_plan(&talk("2020-03-06")), "2020-11-05 06:00").await;
    commune.live_until("2020-11-20 08:00").await;
    assert_eq!(reminded(&commune, HEALTH_STATION).await, Vec::<String>::new());
    commune.person(HEALTH_STATION).write("/viec").await;
    commune.settle().await;
    assert!(commune.person(HEALTH_STATION).last().await.text.contains("sức khỏe"));
    let coordinator = commune.person(COORDINATOR);
    coordinator.write("/tiendo").await;
    commune.settle().await;
    assert!(!coordinator.last().await.text.contains("sức khỏe"), "it does not count as late");
    commune.end().await;
}

#[tokio::test]
async fn a_blocked_head_is_not_tried_again_until_they_write() {
    let commune = Commune::staffed(small_plan(&talk("2020-11-20")), "2020-11-05 12:00").await;
    let station = commune.person(HEALTH_STATION);
    station.block(true).await;
    commune.live_until("2020-11-13 08:00").await;
    station.block(false).await;
    station.write("/viec").await;
    commune.settle().await;
    commune.live_until("2020-11-17 08:00").await;
    assert_eq!(reminded(&commune, HEALTH_STATION).await.last().unwrap(), "11-17 07:30");
    commune.end().await;
}
