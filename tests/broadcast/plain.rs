//! An announcement that goes out without trouble, and what its sender sees of it.

use loa::domain::announcement::{State, Step};
use loa::domain::notice::Notice;
use loa::domain::outgoing::Class;

use super::town::{ANNOUNCER, MARK, Town, text};
use crate::telegram::world::say;

#[tokio::test]
async fn everybody_gets_it_once_and_the_sender_watches_one_message() {
    let town = Town::at_rate(300, 150).await;
    let id = town.draft(text(MARK), |_| ()).await;
    let desk = town.begin(id).await;
    let mut bars = vec![];
    while town.state(id).await != State::Sent {
        let shown = town.desk(desk).await;
        let bar = shown.lines().find(|line| line.contains('▰') || line.contains('▱')).map(str::to_owned);
        if let Some(bar) = bar.filter(|bar| bars.last() != Some(bar)) {
            bars.push(bar);
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    town.rest().await;
    town.expect_once(MARK).await;
    assert_eq!(town.refusals(429).await, 0);
    let tally = town.tally(id).await;
    assert_eq!((tally.recipients, tally.sent, tally.left()), (300, 300, 0), "{tally:?}");
    let shown = town.desk(desk).await;
    assert!(shown.contains("Đã gửi xong") && shown.contains("100%"), "{shown}");
    assert!(shown.contains("Đã gửi 300 · Đã chặn Loa 0 · Lỗi 0 · Còn 0"), "{shown}");

    // The desk was edited now and then, not for every copy.
    let edits = town.world.calls("editmessagetext").await;
    assert!((2..=6).contains(&edits.len()), "{} edits", edits.len());
    assert!(!bars.is_empty(), "no bar was ever shown");

    // At the end comes a picture that can be opened.
    let said = town.world.said(ANNOUNCER).await;
    let pictures: Vec<_> = said.iter().filter(|message| message["media"]["kind"] == "photo").collect();
    assert_eq!(pictures.len(), 1, "{said:#?}");
    let url = format!("{}{}", town.world.sandbox.api_url(), pictures[0]["media"]["url"].as_str().unwrap());
    let bytes = reqwest::get(url).await.unwrap().bytes().await.unwrap();
    let picture = image::load_from_memory_with_format(&bytes, image::ImageFormat::Png).unwrap();
    assert!(picture.width() >= 400 && picture.height() >= 200, "{}x{}", picture.width(), picture.height());
    town.end().await;
}

#[tokio::test]
async fn paused_it_stands_still_and_resumed_it_goes_on() {
    let town = Town::at_rate(120, 60).await;
    let id = town.draft(text(MARK), |_| ()).await;
    let desk = town.begin(id).await;
    town.sent(id, 20).await;
    town.step(id, Step::Pause).await;
    town.rest().await;
    let sent = town.tally(id).await.sent;
    assert!((20..120).contains(&sent), "{sent}");
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    assert_eq!(town.tally(id).await.sent, sent, "nothing goes while it is paused");
    assert!(town.desk(desk).await.contains("Đang tạm dừng"), "{}", town.desk(desk).await);
    assert!(town.desk(desk).await.contains(&format!("Còn {}", 120 - sent)), "{}", town.desk(desk).await);

    town.step(id, Step::Resume).await;
    town.rest().await;
    assert_eq!(town.state(id).await, State::Sent);
    town.expect_once(MARK).await;
    town.end().await;
}

#[tokio::test]
async fn stopped_nobody_else_gets_it_and_the_rest_is_said() {
    let town = Town::at_rate(120, 60).await;
    let id = town.draft(text(MARK), |_| ()).await;
    let desk = town.begin(id).await;
    town.sent(id, 20).await;
    town.step(id, Step::Stop).await;
    town.rest().await;
    let sent = town.tally(id).await.sent;
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    let counts = town.copies(MARK).await;
    assert!(counts.iter().all(|count| *count <= 1));
    let others = u32::try_from(counts.iter().sum::<usize>()).unwrap();
    assert!(others == sent || others + 1 == sent, "{others} of {sent}");
    let shown = town.desk(desk).await;
    assert!(shown.contains("Đã dừng hẳn") && shown.contains(&format!("Đã gửi {sent}")), "{shown}");
    town.end().await;
}

/// Whoever waits for an answer, or for help, does not wait for an announcement.
#[tokio::test]
async fn answers_and_urgent_messages_overtake() {
    let town = Town::at_rate(200, 30).await;
    let id = town.send(text(MARK)).await;
    town.sent(id, 10).await;
    for class in [Class::Urgent, Class::Answer, Class::Reminder] {
        // Somebody who has had nothing in this second.
        let chat = town.people;
        let before = town.with_words(chat, MARK).await.len();
        let mut tx = town.tx().await;
        tx.send(class, &say(chat, Notice::GroupHelp), None).await.unwrap();
        tx.commit().await.unwrap();
        let asked = std::time::Instant::now();
        let there = town.world.said(chat).await.len();
        town.world.until("it is there", async || town.world.said(chat).await.len() > there).await;
        let waited = asked.elapsed();
        assert!(waited.as_millis() < 1500, "{class:?} waited {waited:?}");
        assert_eq!(town.with_words(chat, MARK).await.len(), before, "{class:?}");
    }
    assert!(town.tally(id).await.sent < 150, "it is still being sent: {}", town.tally(id).await.sent);
    town.rest().await;
    town.expect_once(MARK).await;
    assert_eq!(town.refusals(429).await, 0);
    town.end().await;
}

/// Copies are made out page by page, and the outbox stays out of it.
#[tokio::test]
async fn copies_are_made_out_in_pages() {
    let town = Town::at_rate(2500, 100).await;
    let id = town.send(text(MARK)).await;
    let database = format!("sqlite:{}", town.world.folder.path().join("loa.db").display());
    let pool = sqlx::SqlitePool::connect(&database).await.unwrap();
    let mut most = 0;
    while town.tally(id).await.sent < 300 {
        let waiting: i64 = sqlx::query_scalar("SELECT count(*) FROM delivery WHERE state = 'waiting'")
            .fetch_one(&pool)
            .await
            .unwrap();
        most = most.max(waiting);
        assert!(town.world.store.outbox_size().await.unwrap() < 5);
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    assert!((1..=1000).contains(&most), "{most} wait at once");
    town.step(id, Step::Stop).await;
    town.rest().await;
    town.end().await;
}
