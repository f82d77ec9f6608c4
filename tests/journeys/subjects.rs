//! Written words are about the task that is meant, whatever question is open.

use loa::domain::task::State;

use super::mixups::{assignment, two};
use crate::announcements::scene::Phone;
use crate::support::{COORDINATOR, Commune, HEALTH_STATION, small_plan};

const FIRST: &str = "Nói chuyện ở thôn 1";
const SECOND: &str = "Phát tờ rơi ở chợ";

/// The morning before two tasks are due, with their reminder.
async fn reminded_of(tasks: &str) -> Commune {
    let commune = Commune::staffed(small_plan(tasks), "2020-11-19 06:00").await;
    commune.live_until("2020-11-19 08:00").await;
    commune
}

#[tokio::test]
async fn the_answer_about_the_second_task_is_not_the_results_of_the_first() {
    let commune = reminded_of(&two()).await;
    let (station, hanh) = (Phone::of(&commune, HEALTH_STATION), Phone::of(&commune, COORDINATOR));
    station.write("1 xong").await;
    station.press("Đúng, đã xong").await;
    station.write("2 xin thêm 3 ngày").await;
    assert_eq!(assignment(&commune, SECOND).await.state, State::ExtensionRequested);
    assert!(hanh.screen().await.contains(SECOND), "{}", hanh.screen().await);

    // The results of the first are still waited for.
    station.write("35 người dự").await;
    let report = hanh.screen().await;
    assert!(report.contains(FIRST) && report.contains("35"), "{report}");
    assert!(!report.contains("3 ngày"), "{report}");
    commune.end().await;
}

#[tokio::test]
async fn the_answer_about_the_second_task_is_not_the_date_or_the_help_of_the_first() {
    for (words, button) in [("1 xin gia hạn", None), ("", Some("trợ"))] {
        let commune = reminded_of(&two()).await;
        let station = Phone::of(&commune, HEALTH_STATION);
        match button {
            Some(button) => station.go(&["1", button]).await,
            None => station.write(words).await,
        }
        station.write("2 xin thêm 3 ngày").await;
        assert_eq!(assignment(&commune, SECOND).await.state, State::ExtensionRequested, "{words}{button:?}");
        assert_eq!(assignment(&commune, FIRST).await.state, State::Assigned, "{words}{button:?}");
        commune.end().await;
    }
}
