//! A group becomes a supergroup: its row, its link and what is still to be sent there follow.

use loa::clock::Clock;
use loa::domain::announcement::{Announcement, Audience, Content, State, Styled};
use loa::domain::group::GroupLink;
use loa::domain::ids::{ChatId, MessageId};
use loa::domain::notice::Notice;
use loa::domain::outgoing::{Class, Deed, Outgoing};
use loa::domain::person::Language;
use loa::store::deliveries::{Fate, Wanted};
use serde_json::json;

use super::{TITLE, VILLAGE, add_group, commune, group, line, linked, open_list, press};
use crate::support::COORDINATOR;
use crate::telegram::world::{GROUP, World, say};

const GREW: i64 = -1_000_000_005_002;

#[tokio::test]
async fn the_link_follows_the_service_messages() {
    let commune = commune().await;
    add_group(&commune, VILLAGE, TITLE).await;
    open_list(&commune).await;
    let card = press(&commune, TITLE).await;
    assert!(card.has_button("Thôn 3"));
    press(&commune, "Thôn 3").await;
    commune.tell(&format!("sandbox/groups/{VILLAGE}/migrate"), json!({})).await;
    commune.settle().await;
    assert_eq!(linked(&commune).await, [GREW]);
    assert_eq!(group(&commune, VILLAGE).await, None);
    // A button of the old one leads back to the list.
    let list = press(&commune, "Thôn 1").await;
    assert!(line(&list, TITLE).ends_with("Thôn 3") && list.text.matches(TITLE).count() == 1, "{}", list.text);
    commune.end().await;
}

#[tokio::test]
async fn what_an_announcement_still_has_to_send_follows() {
    let commune = commune().await;
    let (old, new) = (ChatId(VILLAGE), ChatId(GREW));
    let mut tx = commune.loa.store.begin(commune.clock.now()).await.unwrap();
    tx.group_seen(old, TITLE).await.unwrap();
    let author = tx.person_in(ChatId(COORDINATOR)).await.unwrap().unwrap().id;
    let mut announcement = tx.draft_announcement(author).await.unwrap();
    announcement.content = Some(Content::Text(Styled::plain("Họp thôn")));
    announcement.audience = Audience { groups: vec![old, ChatId(-7), new], ..Audience::default() };
    tx.save_announcement(&announcement).await.unwrap();
    tx.migrate_group(old, new).await.unwrap();
    let followed = tx.announcement(announcement.id).await.unwrap().unwrap();
    let mut groups = followed.audience.groups;
    groups.sort_unstable();
    assert_eq!(groups, [new, ChatId(-7)]);

    // Under way: what waits follows, each reader once.
    tx.save_announcement(&announcement).await.unwrap();
    for chat in [old, ChatId(-7), new] {
        tx.group_seen(chat, TITLE).await.unwrap();
        tx.link_group(chat, Some(&GroupLink::WholeCommune)).await.unwrap();
    }
    let confirmed = Announcement { state: State::Scheduled, ..announcement.clone() };
    tx.begin_sending(&confirmed).await.unwrap();
    tx.migrate_group(old, new).await.unwrap();
    tx.migrate_group(old, new).await.unwrap();
    tx.commit().await.unwrap();
    let copies =
        commune.loa.store.copies(announcement.id, Wanted::Unsent, ChatId(i64::MIN), 9).await.unwrap();
    let chats: Vec<ChatId> = copies.iter().map(|copy| copy.chat).collect();
    assert_eq!(chats, [new, ChatId(-7)]);
}

/// An album has arrived and its buttons have not: in the supergroup nothing can be said about its pictures.
#[tokio::test]
async fn an_album_that_lacks_its_buttons_holds_nothing_up() {
    let commune = commune().await;
    let (old, new) = (ChatId(VILLAGE), ChatId(GREW));
    let mut tx = commune.loa.store.begin(commune.clock.now()).await.unwrap();
    tx.group_seen(old, TITLE).await.unwrap();
    tx.link_group(old, Some(&GroupLink::WholeCommune)).await.unwrap();
    let author = tx.person_in(ChatId(COORDINATOR)).await.unwrap().unwrap().id;
    let mut announcement = tx.draft_announcement(author).await.unwrap();
    announcement.content = Some(Content::Text(Styled::plain("Họp thôn")));
    announcement.audience = Audience { groups: vec![old], ..Audience::default() };
    announcement.state = State::Scheduled;
    tx.save_announcement(&announcement).await.unwrap();
    tx.begin_sending(&announcement).await.unwrap();
    let half = vec![(old, Fate::HalfSent(vec![MessageId(7)]))];
    tx.note_fates(announcement.id, 1, &half).await.unwrap();
    tx.migrate_group(old, new).await.unwrap();
    tx.commit().await.unwrap();
    for wanted in [Wanted::Unsent, Wanted::Half] {
        let copies = commune.loa.store.copies(announcement.id, wanted, ChatId(i64::MIN), 9).await.unwrap();
        assert!(copies.is_empty(), "{wanted:?}: {copies:?}");
    }
    let mut tx = commune.loa.store.begin(commune.clock.now()).await.unwrap();
    assert_eq!(tx.tally_of(announcement.id).await.unwrap().sent, 1, "it has arrived");
}

#[tokio::test]
async fn the_link_follows_a_refused_message_which_is_sent_again() {
    let world = World::new().await;
    let (old, title) = (ChatId(GROUP), "Village");
    let answer = world.post(&format!("groups/{}/migrate", old.0), json!({})).await;
    let new = ChatId(answer["id"].as_i64().unwrap());
    let mut tx = world.store.begin(world.clock.now()).await.unwrap();
    tx.group_seen(old, title).await.unwrap();
    tx.link_group(old, Some(&GroupLink::WholeCommune)).await.unwrap();
    tx.send(Class::Answer, &say(old.0, Notice::GroupHelp), None).await.unwrap();
    // What changes an older message has nothing to change there.
    let deed = Deed::Rewrite { message: loa::domain::ids::MessageId(1), notice: Notice::Unknown };
    tx.send(Class::Answer, &Outgoing::new(old, Language::Vi, deed), None).await.unwrap();
    tx.send(Class::Answer, &say(old.0, Notice::GroupHelp), None).await.unwrap();
    tx.commit().await.unwrap();

    // The service messages are not received: only the refusal tells.
    let running = world.run_courier();
    world.until("both arrive", async || world.said(new.0).await.len() == 2).await;
    world.until("nothing waits", async || world.store.outbox_size().await.unwrap() == 0).await;
    running.stop().await;
    let mut tx = world.store.begin(world.clock.now()).await.unwrap();
    let linked = tx.linked_groups().await.unwrap();
    assert_eq!(
        linked.iter().map(|group| (group.chat, group.title.as_str())).collect::<Vec<_>>(),
        [(new, title)]
    );
    assert_eq!(tx.group(old).await.unwrap(), None);
}
