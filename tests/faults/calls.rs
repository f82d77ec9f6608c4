//! Calls that go wrong, in both directions: those that fetch updates and those that answer them.

use std::time::Duration;

use chrono::TimeDelta;
use loa::clock::Clock;
use loa::domain::outgoing::Class;
use serde_json::{Value, json};

use crate::kills::village::until;
use crate::support::{CONTACT, COORDINATOR, Commune, RESIDENT, SECOND_CONTACT};
use crate::telegram::world::World;

const PEOPLE: i64 = 8;
/// A call for updates lasts no longer in these tests.
const ONE_POLL: Duration = Duration::from_secs(2);
/// How many calls each fault hits.
const STRUCK: usize = 5;

/// Every fault, and whether Telegram has carried out what it hits.
fn faults(methods: &[&str]) -> Vec<(Value, bool)> {
    let fault = |mut fault: Value| {
        fault["methods"] = json!(methods);
        fault["times"] = json!(STRUCK);
        fault
    };
    let status = |status: u16| fault(json!({ "mode": "status", "status": status }));
    vec![
        (fault(json!({ "mode": "retry_after", "retry_after": 3 })), false),
        (status(429), false),
        (status(500), false),
        (status(502), false),
        (fault(json!({ "mode": "cut_before" })), false),
        (fault(json!({ "mode": "slow", "delay_ms": 100 })), false),
        (fault(json!({ "mode": "cut_after" })), true),
        (fault(json!({ "mode": "garbled" })), true),
    ]
}

impl World {
    async fn crowd() -> World {
        World::with(PEOPLE, loa::sandbox::Limits::off(), loa::telegram::Limits::off()).await
    }

    /// Everybody asks for help.
    async fn all_ask(&self) {
        for person in 1..=PEOPLE {
            self.write(person, person, "/trogiup").await;
        }
    }

    async fn answers(&self) -> Vec<usize> {
        let mut answers = vec![];
        for person in 1..=PEOPLE {
            answers.push(self.said(person).await.len());
        }
        answers
    }

    /// Lets time pass until everybody was answered so often.
    async fn until_answered(&self, times: usize, fault: &Value) {
        let answered = async || {
            self.skip(Duration::from_secs(5));
            self.answers().await.iter().all(|count| *count >= times)
        };
        self.until(&format!("everybody is answered in spite of {fault}"), answered).await;
        let finished = async || {
            self.skip(Duration::from_secs(5));
            let left = self.store.outbox_size().await.unwrap();
            (left, self.store.inbox_size().await.unwrap()) == (0, (0, 0))
        };
        self.until(&format!("all is done in spite of {fault}"), finished).await;
    }
}

#[tokio::test]
async fn updates_that_are_fetched_with_trouble_act_once() {
    let world = World::crowd().await;
    let running = world.run();
    for (round, (fault, _)) in faults(&["getUpdates"]).into_iter().enumerate() {
        world.fault(fault.clone()).await;
        world.all_ask().await;
        world.until_answered(round + 1, &fault).await;
        assert_eq!(world.answers().await, [round + 1; PEOPLE as usize], "{fault}");
        let left = world.get("faults").await;
        assert!(left["mode"] == "none" || left["times"] != STRUCK, "nothing was hit: {left}");
    }
    running.stop().await;
}

#[tokio::test]
async fn answers_that_meet_trouble_arrive_and_no_more_come_twice_than_were_hit() {
    let world = World::crowd().await;
    let running = world.run();
    let mut twice = 0;
    for (round, (fault, was_done)) in faults(&["sendMessage"]).into_iter().enumerate() {
        world.fault(fault.clone()).await;
        world.all_ask().await;
        // What came twice before must not stand for an answer.
        let asked = round + 1;
        world.until_answered(asked, &fault).await;
        let answers = world.answers().await;
        let surplus: usize = answers.iter().sum::<usize>() - asked * PEOPLE as usize;
        let new = surplus - twice;
        assert!(new <= if was_done { STRUCK } else { 0 }, "{new} came twice after {fault}");
        twice = surplus;
    }
    running.stop().await;
}

/// Nothing reaches Telegram for an hour, while people write and reminders are due.
async fn an_hour_without_telegram_only_delays(world: World) {
    let running = world.run();
    world.all_ask().await;
    world.settle().await;
    world.fault(json!({ "mode": "cut_before" })).await;
    world.all_ask().await;
    world.put_all(Class::Reminder, 1..=PEOPLE).await;
    for _ in 0..60 {
        world.skip(Duration::from_secs(60));
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    assert_eq!(world.answers().await, [1; PEOPLE as usize], "nobody can be answered");
    world.fault(json!({ "mode": "none" })).await;
    world.until_answered(3, &json!("an hour's silence")).await;
    assert_eq!(world.answers().await, [3; PEOPLE as usize]);
    running.stop().await;
}

#[tokio::test]
async fn an_hour_without_any_answer_of_telegram_only_delays() {
    an_hour_without_telegram_only_delays(World::crowd().await).await;
}

/// After a day Telegram has dropped what people wrote, and those to whom it may have been written in need learn of it.
#[tokio::test]
async fn a_day_without_telegram_is_told_to_the_contacts() {
    let commune = Commune::guarded("2020-11-16 09:00").await;
    let told = async |id: i64| commune.person(id).heard().await.matches("Loa mất liên lạc").count();
    for (hours, times) in [(20, 0), (40, 1)] {
        commune.tell("sandbox/faults", json!({ "mode": "cut_before" })).await;
        // The call for updates that was under way is answered.
        tokio::time::sleep(ONE_POLL).await;
        for _ in 0..hours {
            commune.clock.advance_to(commune.clock.now() + TimeDelta::hours(1));
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        commune.tell("sandbox/faults", json!({ "mode": "none" })).await;
        commune.clock.advance_to(commune.clock.now() + TimeDelta::minutes(1));
        let before = commune.clock.now() - TimeDelta::hours(1);
        let is_heard = async || {
            let mut tx = commune.loa.store.look(commune.clock.now()).await.unwrap();
            tx.heard_at().await.unwrap().is_some_and(|at| at > before)
        };
        until("Telegram is heard of", is_heard).await;
        commune.settle().await;
        let heard = [told(CONTACT).await, told(SECOND_CONTACT).await];
        assert_eq!(heard, [times; 2], "after {hours} hours");
        assert_eq!([told(RESIDENT).await, told(COORDINATOR).await], [0; 2]);
    }
    commune.end().await;
}

/// What people write still comes in, since Telegram brings it.
#[tokio::test]
async fn an_hour_in_which_telegram_only_brings_updates_only_delays() {
    an_hour_without_telegram_only_delays(World::with_webhook(PEOPLE).await).await;
}
