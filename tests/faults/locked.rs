//! Another program holds the database, or what is written does not fit: all waits, nothing is given up.

use std::time::Duration;

use crate::broadcast::town::{ANNOUNCER, MARK, Town, text};
use crate::telegram::world::{AN, BINH, World};

async fn answers(world: &World, chat: i64) -> usize {
    let texts = world.texts(chat).await;
    texts.iter().filter(|text| text.contains("Loa giúp được gì?")).count()
}

/// As a backup or somebody's `sqlite3` does it; longer than is waited for (5 s), in the middle of an announcement.
#[tokio::test]
async fn held_by_another_program_everything_waits_and_then_goes_on() {
    let town = Town::at_rate(100, 50).await;
    let world = &town.world;
    let id = town.send(text(MARK)).await;
    town.sent(id, 10).await;
    let database = format!("sqlite:{}", world.folder.path().join("loa.db").display());
    let pool = sqlx::SqlitePool::connect(&database).await.unwrap();
    let lock = pool.begin_with("BEGIN IMMEDIATE").await.unwrap();
    for chat in [AN, BINH, AN, BINH] {
        world.write(chat, chat, "/trogiup").await;
    }
    // One wait of each loop runs out, and another begins.
    tokio::time::sleep(Duration::from_millis(5500)).await;
    assert_eq!((answers(world, AN).await, answers(world, BINH).await), (0, 0));
    lock.rollback().await.unwrap();
    pool.close().await;
    let answered = async || {
        world.skip(Duration::from_millis(100));
        (answers(world, AN).await, answers(world, BINH).await) == (2, 2)
    };
    world.until("all are answered", answered).await;
    town.rest().await;
    town.expect_once(MARK).await;
    assert_eq!((answers(world, AN).await, answers(world, BINH).await), (2, 2));
    assert_eq!(world.store.inbox_size().await.unwrap(), (0, 0));
    town.end().await;
}

/// SQLite says "full" when a table has no number left, as it does on a full disk; smaller writes still succeed.
#[tokio::test]
async fn what_does_not_fit_on_the_disk_is_not_given_up() {
    let town = Town::of(3).await;
    let world = &town.world;
    world.damage("INSERT INTO sqlite_sequence VALUES ('announcement', 9223372036854775807)").await;
    world.write(ANNOUNCER, ANNOUNCER, "/thongbao").await;
    world.settle().await;
    // Whoever presses waits for an answer, so in the background.
    let announcer = town.announcer();
    let pressed = tokio::spawn(async move { announcer.press("Soạn thông báo mới").await });
    world.until("the press has come", async || world.store.inbox_size().await.unwrap() == (1, 0)).await;
    world.write(BINH, BINH, "/trogiup").await;
    world.until("others are answered", async || answers(world, BINH).await == 1).await;
    let before = world.said(ANNOUNCER).await.len();
    // Far longer than what fails for another reason is tried.
    for _ in 0..60 {
        world.skip(Duration::from_secs(1));
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    assert_eq!(world.store.inbox_size().await.unwrap(), (1, 0), "it waits");
    assert_eq!(world.said(ANNOUNCER).await.len(), before);
    world.damage("UPDATE sqlite_sequence SET seq = 7 WHERE name = 'announcement'").await;
    let done = async || {
        world.skip(Duration::from_secs(1));
        world.store.inbox_size().await.unwrap() == (0, 0)
    };
    world.until("it is done", done).await;
    world.settle().await;
    pressed.await.unwrap();
    let screen = town.announcer().last().await;
    assert!(screen.text.contains("Bước 1/5"), "{}", screen.text);
    town.end().await;
}
