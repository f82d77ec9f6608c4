//! What becomes of messages that Telegram takes late, refuses, or takes twice.

use std::time::Duration;

use loa::domain::ids::{ChatId, MessageId};
use loa::domain::notice::Notice;
use loa::domain::outgoing::{About, Class, Deed, File, FileKind, Outgoing};
use loa::domain::person::Language;
use loa::domain::role::{Rank, Role, Roles};
use loa::store::tally::Tally;
use serde_json::json;

use super::world::{AN, BINH, World, assignment, say};

impl World {
    async fn delivered(&self, people: i64) -> usize {
        let mut count = 0;
        for chat in 1..=people {
            count += self.said(chat).await.len();
        }
        count
    }

    async fn is_empty(&self) -> bool {
        self.store.outbox_size().await.unwrap() == 0
    }
}

fn rewrite(message: i64, notice: Notice) -> Outgoing {
    let message = MessageId(i32::try_from(message).unwrap());
    Outgoing { deed: Deed::Rewrite { message, notice }, ..say(AN, Notice::Unknown) }
}

#[tokio::test]
async fn a_message_is_sent_and_its_subject_remembered() {
    let world = World::new().await;
    let running = world.run_courier();
    world.put_deed(Class::Answer, say(AN, Notice::Started(assignment(7)))).await;
    world.until("it is sent", async || world.is_empty().await).await;
    let message = world.said(AN).await[0]["id"].as_i64().unwrap();
    world.put_deed(Class::Answer, rewrite(message, Notice::Seen(assignment(8)))).await;
    world.until("it is rewritten", async || world.is_empty().await).await;
    let mut tx = world.store.begin("2020-11-14T02:00:00Z".parse().unwrap()).await.unwrap();
    let about = tx.subject(ChatId(AN), MessageId(i32::try_from(message).unwrap())).await.unwrap();
    assert_eq!(about, Some(About { assignments: vec![assignment(8).id] }));
    drop(tx);
    running.stop().await;
}

#[tokio::test]
async fn telegrams_retry_after_is_obeyed_by_the_chat_it_concerns() {
    let world = World::new().await;
    world
        .fault(json!({ "mode": "retry_after", "retry_after": 600, "methods": ["sendMessage"], "times": 1 }))
        .await;
    let running = world.run_courier();
    world.put(Class::Answer, AN).await;
    world.until("An's message was refused", async || !world.calls("sendmessage").await.is_empty()).await;
    world.put(Class::Answer, BINH).await;
    world.until("Binh's goes", async || world.said(BINH).await.len() == 1).await;
    assert!(world.said(AN).await.is_empty(), "An's waits");
    assert_eq!(world.calls("sendmessage").await.len(), 2);
    world.skip(Duration::from_secs(599));
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert_eq!(world.calls("sendmessage").await.len(), 2);
    world.skip(Duration::from_secs(2));
    world.until("An's goes", async || world.said(AN).await.len() == 1).await;
    running.stop().await;
}

#[tokio::test]
async fn many_chats_told_to_wait_stop_all() {
    let world = World::with(20, loa::sandbox::Limits::off(), loa::telegram::Limits::off()).await;
    world
        .fault(json!({ "mode": "retry_after", "retry_after": 600, "methods": ["sendMessage"], "times": 3 }))
        .await;
    let running = world.run_courier();
    world.put_all(Class::Answer, 1..=3).await;
    world.until("three were refused", async || world.calls("sendmessage").await.len() == 3).await;
    tokio::time::sleep(Duration::from_millis(50)).await;
    world.put_all(Class::Answer, 4..=20).await;
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert_eq!(world.calls("sendmessage").await.len(), 3);
    world.skip(Duration::from_secs(601));
    world.until("all go", async || world.delivered(20).await == 20).await;
    running.stop().await;
}

#[tokio::test]
async fn trouble_at_telegram_is_waited_out() {
    let world = World::new().await;
    let running = world.run_courier();
    world.until("menus are set", async || world.calls("setmyshortdescription").await.len() == 2).await;
    world.fault(json!({ "mode": "cut_before", "methods": ["sendMessage"], "times": 2 })).await;
    world.put(Class::Answer, AN).await;
    world.put(Class::Answer, BINH).await;
    world.until("both failed", async || world.calls("sendmessage").await.len() >= 2).await;
    world
        .until("both go", async || {
            world.skip(Duration::from_secs(1));
            world.delivered(2).await == 2
        })
        .await;
    world.until("both are done", async || world.is_empty().await).await;
    running.stop().await;
}

#[tokio::test]
async fn a_server_error_is_retried() {
    let world = World::new().await;
    world.fault(json!({ "mode": "status", "status": 502, "methods": ["sendMessage"], "times": 1 })).await;
    let running = world.run_courier();
    world.put(Class::Answer, AN).await;
    // teloxide itself waits ten seconds after a server error.
    for _ in 0..150 {
        tokio::time::sleep(Duration::from_millis(100)).await;
        if world.said(AN).await.len() == 1 {
            break;
        }
    }
    assert_eq!(world.said(AN).await.len(), 1);
    assert_eq!(world.calls("sendmessage").await.len(), 2);
    running.stop().await;
}

#[tokio::test]
async fn who_has_blocked_the_bot_is_marked_and_not_tried_again() {
    let world = World::new().await;
    let mut tx = world.store.begin("2020-11-14T02:00:00Z".parse().unwrap()).await.unwrap();
    tx.arrive(ChatId(AN), "An").await.unwrap();
    let person = tx.person_in(ChatId(AN)).await.unwrap().unwrap();
    tx.grant(person.id, Role::Coordinator).await.unwrap();
    tx.commit().await.unwrap();
    world.post(&format!("people/{AN}/block"), json!({ "blocked": true })).await;
    world.put_all(Class::Reminder, [AN, AN, AN, BINH]).await;
    let running = world.run_courier();
    world.until("nothing is left", async || world.is_empty().await).await;
    assert_eq!(world.calls("sendmessage").await.len(), 2, "one to each");
    let mut tx = world.store.begin("2020-11-14T02:00:00Z".parse().unwrap()).await.unwrap();
    assert!(tx.coordinators().await.unwrap().is_empty(), "An cannot be reached");
    tx.arrive(ChatId(AN), "An").await.unwrap();
    assert_eq!(tx.coordinators().await.unwrap().len(), 1, "until An writes again");
    drop(tx);
    running.stop().await;
}

#[tokio::test]
async fn blocking_is_noted_when_telegram_tells_of_it() {
    let world = World::new().await;
    let running = world.run();
    world.write(AN, AN, "/start").await;
    world.settle().await;
    let mut tx = world.store.begin("2020-11-14T02:00:00Z".parse().unwrap()).await.unwrap();
    let person = tx.person_in(ChatId(AN)).await.unwrap().unwrap();
    tx.grant(person.id, Role::Coordinator).await.unwrap();
    tx.commit().await.unwrap();
    world.post(&format!("people/{AN}/block"), json!({ "blocked": true })).await;
    world.settle().await;
    let mut tx = world.store.begin("2020-11-14T02:00:00Z".parse().unwrap()).await.unwrap();
    assert!(tx.coordinators().await.unwrap().is_empty());
    drop(tx);
    running.stop().await;
}

#[tokio::test]
async fn who_never_started_the_bot_cannot_be_written_to() {
    let world = World::new().await;
    world.post("people", json!({ "id": 9, "name": "Chi" })).await;
    world.put(Class::Answer, 9).await;
    world.put(Class::Answer, 404).await;
    let running = world.run_courier();
    world.until("both are dropped", async || world.is_empty().await).await;
    assert_eq!(world.store.tally(Tally::RefusedMessages).await.unwrap(), 0);
    running.stop().await;
}

#[tokio::test]
async fn edits_that_come_to_nothing_are_done() {
    let world = World::new().await;
    let running = world.run_courier();
    world.put(Class::Answer, AN).await;
    world.until("it is sent", async || world.is_empty().await).await;
    let message = world.said(AN).await[0]["id"].as_i64().unwrap();
    world.put_deed(Class::Answer, rewrite(message, Notice::Unknown)).await;
    world.until("an edit that changes nothing is done", async || world.is_empty().await).await;
    world.post(&format!("chats/{AN}/delete"), json!({ "from": AN, "message_ids": [message] })).await;
    world.put_deed(Class::Answer, rewrite(message, Notice::ChooseLanguage)).await;
    world.until("a deleted message is sent anew", async || world.said(AN).await.len() == 1).await;
    let too_old = Deed::AnswerPress { press: "1".to_owned(), toast: None };
    world.put_deed(Class::Answer, Outgoing { deed: too_old, ..say(AN, Notice::Unknown) }).await;
    world.until("an answer that is too late is done", async || world.is_empty().await).await;
    assert_eq!(world.store.tally(Tally::RefusedMessages).await.unwrap(), 0);
    running.stop().await;
}

#[tokio::test]
async fn what_telegram_refuses_for_good_is_counted_and_the_rest_goes_on() {
    let world = World::new().await;
    let running = world.run_courier();
    let file = File { kind: FileKind::Photo, id: "no such file".to_owned() };
    let show =
        Outgoing { deed: Deed::ShowFile { file, notice: Notice::Unknown }, ..say(AN, Notice::Unknown) };
    world.put_deed(Class::Answer, show).await;
    world.put(Class::Answer, AN).await;
    world.until("nothing is left", async || world.is_empty().await).await;
    assert_eq!(world.said(AN).await.len(), 1);
    assert_eq!(world.store.tally(Tally::RefusedMessages).await.unwrap(), 1);
    running.stop().await;
}

#[tokio::test]
async fn a_menu_of_ones_own_comes_and_goes_with_the_role() {
    let world = World::new().await;
    let running = world.run_courier();
    let menu = async |language: Language, roles: Vec<Role>| {
        let deed = Deed::SetMenu { roles: Roles::new(roles) };
        world.put_deed(Class::Answer, Outgoing { language, deed, ..say(AN, Notice::Unknown) }).await;
        world.until("the menu is set", async || world.is_empty().await).await;
    };
    world.until("menus are set", async || world.calls("setmyshortdescription").await.len() == 2).await;
    let member = Role::Member { unit: loa::domain::ids::UnitId(1), rank: Rank::Head };
    menu(Language::En, vec![member]).await;
    assert_eq!(world.calls("setmycommands").await.len(), 5, "two scopes in two languages, and this one");
    menu(Language::Vi, vec![]).await;
    assert_eq!(world.calls("deletemycommands").await.len(), 1);
    assert_eq!(world.store.tally(Tally::RefusedMessages).await.unwrap(), 0);
    running.stop().await;
}

#[tokio::test]
async fn stopped_and_started_again_and_again_each_message_goes_once() {
    let world = World::with(60, loa::sandbox::Limits::off(), loa::telegram::Limits::off()).await;
    world.put_all(Class::Reminder, (1..=60).chain(1..=60)).await;
    for pause in [2, 10, 25, 40] {
        let running = world.run_courier();
        tokio::time::sleep(Duration::from_millis(pause)).await;
        running.stop().await;
    }
    let running = world.run_courier();
    world.until("nothing is left", async || world.is_empty().await).await;
    for chat in 1..=60 {
        assert_eq!(world.said(chat).await.len(), 2);
    }
    running.stop().await;
}

#[tokio::test]
async fn killed_at_most_what_was_under_way_goes_twice() {
    let world = World::with(60, loa::sandbox::Limits::off(), loa::telegram::Limits::off()).await;
    world.put_all(Class::Answer, 1..=60).await;
    let running = world.run_courier();
    world.until("it has begun", async || world.calls("sendmessage").await.len() >= 10).await;
    running.kill().await;
    let running = world.run_courier();
    world.until("nothing is left", async || world.is_empty().await).await;
    let delivered = world.delivered(60).await;
    assert!((60..=60 + 40).contains(&delivered), "{delivered}");
    for chat in 1..=60 {
        assert!((1..=2).contains(&world.said(chat).await.len()));
    }
    running.stop().await;
}

#[tokio::test]
async fn quiet_hours_hold_reminders_but_not_answers() {
    let world = World::new().await;
    let morning = "2020-11-14T23:00:00Z".parse().unwrap();
    *world.quiet.lock().unwrap() = Some(morning);
    let running = world.run();
    world.put(Class::Reminder, AN).await;
    world.put(Class::Announcement, AN).await;
    world.put(Class::Answer, BINH).await;
    world.settle().await;
    assert_eq!((world.said(AN).await.len(), world.said(BINH).await.len()), (0, 1));
    world.clock.advance_to(morning);
    world.settle().await;
    assert_eq!(world.said(AN).await.len(), 2);
    running.stop().await;
}
