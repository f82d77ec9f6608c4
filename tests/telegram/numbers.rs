//! Whom to call, when the inbox cannot be written and in the bot's description (S2).

use std::time::Duration;

use loa::clock::Clock;
use loa::domain::plan::Plan;

use super::world::{AN, BINH, GROUP, World};
use crate::support::song_an;

const ANSWER: &str = "Loa giúp được gì?";

impl World {
    /// Imports a plan and reads it, as a start or the scheduler does.
    async fn import(&self, plan: &Plan) {
        let mut tx = self.store.begin(self.clock.now()).await.unwrap();
        tx.import(plan).await.unwrap();
        tx.plan_in_force().await.unwrap();
        tx.commit().await.unwrap();
    }

    /// How often a chat was told whom to call, and how often it was answered.
    async fn told_and_answered(&self, chat: i64) -> (usize, usize) {
        let texts = self.texts(chat).await;
        let told = texts.iter().filter(|text| text.contains("xin gọi:")).count();
        let answered = texts.iter().filter(|text| text.contains(ANSWER)).count();
        assert_eq!(told + answered, texts.len(), "{texts:?}");
        (told, answered)
    }

    async fn pause(&self, seconds: u64) {
        let before = self.calls("getupdates").await.len();
        self.skip(Duration::from_secs(seconds));
        self.until("updates are asked for again", async || self.calls("getupdates").await.len() > before)
            .await;
        tokio::time::sleep(Duration::from_millis(50)).await;
    }

    async fn description(&self) -> String {
        self.get("bot").await["description"].as_str().unwrap().to_owned()
    }
}

#[tokio::test]
async fn s2_numbers_come_from_memory_while_the_inbox_cannot_be_written() {
    let world = World::new().await;
    world.damage("CREATE TRIGGER broken BEFORE INSERT ON inbox BEGIN SELECT RAISE(ABORT, 'full'); END").await;
    let running = world.run();
    world.write(AN, AN, "/trogiup").await;
    world.write(GROUP, BINH, "/trogiup").await;
    world.until("they are told", async || world.told_and_answered(AN).await == (1, 0)).await;
    let text = world.texts(AN).await.remove(0);
    for line in ["\n113 - ", "\n115 - ", "\n111 - "] {
        assert!(text.contains(line), "no plan was ever read, so the country's numbers: {text}");
    }
    for _ in 0..5 {
        world.pause(6).await;
    }
    world.write(AN, AN, "/trogiup").await;
    world.pause(6).await;
    assert_eq!(world.told_and_answered(AN).await, (1, 0), "once a minute");
    world.pause(30).await;
    world.until("a minute is over", async || world.told_and_answered(AN).await == (2, 0)).await;
    assert!(world.texts(BINH).await.is_empty(), "who wrote in a group only");
    assert!(world.texts(GROUP).await.is_empty());

    world.damage("DROP TRIGGER broken").await;
    world.pause(6).await;
    world.settle().await;
    assert_eq!(world.told_and_answered(AN).await, (2, 2), "each command is answered exactly once");
    world.write(AN, AN, "/trogiup").await;
    world.settle().await;
    assert_eq!(world.told_and_answered(AN).await, (2, 3));
    running.stop().await;
}

#[tokio::test]
async fn s2_a_locked_database_gives_the_numbers_of_the_plan() {
    let world = World::new().await;
    world.import(&song_an()).await;
    let running = world.run();
    world.settle().await;
    let database = format!("sqlite:{}", world.folder.path().join("loa.db").display());
    let pool = sqlx::SqlitePool::connect(&database).await.unwrap();
    let lock = pool.begin_with("BEGIN IMMEDIATE").await.unwrap();
    world.write(AN, AN, "/trogiup").await;
    world.until("the numbers come", async || world.told_and_answered(AN).await == (1, 0)).await;
    assert!(world.texts(AN).await[0].contains("\n1900 96 96 80 - Ngôi nhà Bình yên"));
    lock.rollback().await.unwrap();
    pool.close().await;
    world
        .until("it is answered", async || {
            world.skip(Duration::from_secs(6));
            world.told_and_answered(AN).await == (1, 1)
        })
        .await;
    world.settle().await;
    assert_eq!(world.told_and_answered(AN).await, (1, 1));
    running.stop().await;
}

#[tokio::test]
async fn s2_numbers_come_also_when_the_database_cannot_be_read() {
    let world = World::new().await;
    world.damage("ALTER TABLE receive_offset RENAME TO hidden").await;
    world.write(AN, AN, "/trogiup").await;
    let running = world.run();
    world.until("the numbers come", async || world.told_and_answered(AN).await == (1, 0)).await;
    world.damage("ALTER TABLE hidden RENAME TO receive_offset").await;
    world.pause(6).await;
    world.settle().await;
    assert_eq!(world.told_and_answered(AN).await, (1, 1));
    running.stop().await;
}

#[tokio::test]
async fn s2_telegram_out_of_reach_is_tried_again_and_a_block_is_not() {
    let world = World::new().await;
    world.damage("CREATE TRIGGER broken BEFORE INSERT ON inbox BEGIN SELECT RAISE(ABORT, 'full'); END").await;
    let fault = serde_json::json!({ "mode": "cut_before", "methods": ["sendMessage"], "times": 2 });
    world.fault(fault).await;
    world.write(AN, AN, "/trogiup").await;
    let running = world.run_receive();
    world
        .until("it arrives", async || {
            world.skip(Duration::from_secs(6));
            world.told_and_answered(AN).await == (1, 0)
        })
        .await;
    world.post(&format!("people/{BINH}/block"), serde_json::json!({ "blocked": true })).await;
    let before = world.calls("sendmessage").await.len();
    for _ in 0..4 {
        world.pause(6).await;
    }
    assert!(world.calls("sendmessage").await.len() <= before + 1, "a block is taken for an answer");
    running.stop().await;
}

#[tokio::test]
async fn s2_the_bots_description_carries_the_numbers_of_the_plan() {
    let world = World::new().await;
    let running = world.run_courier();
    world.until("it is set", async || world.calls("setmydescription").await.len() == 2).await;
    assert!(world.description().await.contains("\n113 - "), "{}", world.description().await);

    let mut plan = song_an();
    world.import(&plan).await;
    world.skip(Duration::from_secs(61));
    world.until("the plan is looked at", async || world.description().await.contains("1900 96 96 80")).await;
    let description = world.description().await;
    for number in &plan.emergency_numbers {
        assert!(description.contains(&format!("\n{} - {}", number.number, number.name)), "{description}");
    }
    for banned in ["bạo", "xâm hại", "tạm lánh", "nạn nhân"] {
        assert!(!description.to_lowercase().contains(banned), "{banned} in {description}");
    }
    let calls = world.calls("setmydescription").await.len();
    world.skip(Duration::from_secs(61));
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert_eq!(world.calls("setmydescription").await.len(), calls, "nothing has changed");

    plan.emergency_numbers.truncate(1);
    world.import(&plan).await;
    world.skip(Duration::from_secs(61));
    world.until("it changes", async || !world.description().await.contains("115")).await;
    running.stop().await;
}
