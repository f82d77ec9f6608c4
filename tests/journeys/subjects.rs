//! Written words are about the task that is meant, whatever question is open.

use loa::domain::task::State;

use super::mixups::{assignment, files, talks, two};
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

#[tokio::test]
async fn a_promise_within_the_date_is_an_answer_and_asks_for_nothing() {
    let commune = reminded_of(&talks()).await;
    let (station, hanh) = (Phone::of(&commune, HEALTH_STATION), Phone::of(&commune, COORDINATOR));
    let told = hanh.person.messages().await.len();
    station.write("mai em nộp ạ").await;
    let answer = station.last().await;
    assert!(answer.text.contains("chưa xong") && answer.has_button("Đang làm"), "{answer:#?}");
    assert_eq!(assignment(&commune, FIRST).await.state, State::Assigned);
    assert_eq!(hanh.person.messages().await.len(), told, "{}", hanh.screen().await);
    assert_eq!(unanswered(&commune).await, 0, "the unit is not silent");

    // Whoever asks for more time is still told that the day has to be later.
    station.go(&["hêm", "hác"]).await;
    station.write("đến 20/11").await;
    assert!(station.screen().await.contains("phải sau hạn"), "{}", station.screen().await);
    commune.end().await;
}

#[tokio::test]
async fn a_yes_is_no_result_and_a_second_message_belongs_to_the_report() {
    let commune = reminded_of(&two()).await;
    let (station, hanh) = (Phone::of(&commune, HEALTH_STATION), Phone::of(&commune, COORDINATOR));
    station.go(&["1", "Đã xong"]).await;
    let told = hanh.person.messages().await.len();
    station.write("Vâng ạ").await;
    assert!(station.screen().await.contains("nhắn kết quả"), "{}", station.screen().await);
    assert_eq!(hanh.person.messages().await.len(), told, "{}", hanh.screen().await);

    station.write("35 người dự").await;
    station.write("Bà con rất phấn khởi").await;
    let report = hanh.screen().await;
    assert!(report.contains("35 người dự\nBà con rất phấn khởi"), "{report}");
    assert!(!report.contains("Vâng"), "{report}");

    // What is reported needs no more time: that is the other task.
    station.write("xin thêm 3 ngày").await;
    assert_eq!(assignment(&commune, SECOND).await.state, State::ExtensionRequested);
    commune.end().await;
}

#[tokio::test]
async fn a_question_about_tasks_of_the_same_name_tells_their_dates() {
    let same = two().replace(SECOND, FIRST).replacen("2020-11-20", "2020-11-22", 1);
    let commune = reminded_of(&same).await;
    let station = Phone::of(&commune, HEALTH_STATION);
    station.write("xong rồi ạ").await;
    let question = station.screen().await;
    assert!(question.contains("20/11/2020") && question.contains("22/11/2020"), "{question}");
    station.write("2 xong").await;
    assert!(station.screen().await.contains("22/11/2020"), "{}", station.screen().await);
    commune.end().await;
}

#[tokio::test]
async fn a_reply_to_a_message_about_no_task_is_applied_to_none() {
    let commune = reminded_of(&talks()).await;
    let station = Phone::of(&commune, HEALTH_STATION);
    station.write("/start").await;
    let home = station.last().await;
    station.person.reply(home.id, "xong rồi ạ").await;
    commune.settle().await;
    let question = station.last().await;
    assert!(question.text.contains("việc nào") && !question.has_button("Đúng, đã xong"), "{question:#?}");
    station.person.send_photo(Some(home.id), "", None).await;
    commune.settle().await;
    assert!(station.screen().await.contains("việc nào"), "{}", station.screen().await);
    assert_eq!(files(&commune, FIRST).await, 0);
    station.press("1").await;
    assert_eq!(files(&commune, FIRST).await, 1);
    commune.end().await;
}

/// How many reminders nobody has answered.
async fn unanswered(commune: &Commune) -> i64 {
    let database = format!("sqlite:{}", commune.folder.path().join("loa.db").display());
    let pool = sqlx::SqlitePool::connect(&database).await.unwrap();
    let count = sqlx::query_scalar("SELECT count(*) FROM reminder WHERE answered = 0");
    let count = count.fetch_one(&pool).await.unwrap();
    pool.close().await;
    count
}
