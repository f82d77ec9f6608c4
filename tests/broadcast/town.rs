//! Many people, one of whom announces, and a bot that can be stopped and killed.

use std::time::Duration;

use loa::clock::Clock;
use loa::domain::announcement::{Announcement, Appointment, Content, Piece, State, Step, Styled, Tally};
use loa::domain::ids::{AnnouncementId, ChatId, MessageId};
use loa::domain::outgoing::{Class, File, FileKind};
use loa::domain::role::{Rank, Role};
use loa::sandbox;
use loa::store::Tx;
use loa::telegram::Limits;
use serde_json::{Value, json};

use crate::support::people::Person;
use crate::support::song_an;
use crate::telegram::world::{Running, World};

/// She announces; she is a resident, too.
pub const ANNOUNCER: i64 = 1;
/// What all copies hold.
pub const MARK: &str = "Họp thôn";
/// What follows an album.
pub const FOOT: &str = "📣 Tin của xã";
/// What lies over a copy that can no longer be deleted.
pub const TAKEN_BACK: &str = "Xã đã rút lại tin này.";

pub struct Town {
    pub world: World,
    pub people: i64,
    running: Option<Running>,
}

impl Town {
    /// With people 1 to `people`, all known to the bot, which sends at most `rate` messages a second to a server that
    /// allows no more.
    pub async fn at_rate(people: i64, rate: u32) -> Self {
        let theirs = sandbox::Limits { overall_per_second: rate, ..sandbox::Limits::default() };
        Self::with(people, theirs, Limits::at(rate.try_into().unwrap())).await
    }

    /// Without any limits.
    pub async fn of(people: i64) -> Self {
        Self::with(people, sandbox::Limits::off(), Limits::off()).await
    }

    pub async fn with(people: i64, theirs: sandbox::Limits, ours: Limits) -> Self {
        let world = World::with(people, theirs, ours).await;
        world.store.set_pace(ours.sends_per_second.get());
        let mut tx = world.store.begin(world.clock.now()).await.unwrap();
        tx.import(&song_an()).await.unwrap();
        tx.plan_in_force().await.unwrap();
        for id in 1..=people {
            tx.arrive(ChatId(id), &format!("Person {id}")).await.unwrap();
        }
        let announcer = tx.person_in(ChatId(ANNOUNCER)).await.unwrap().unwrap();
        let plan = song_an();
        let name = &plan.units.iter().find(|unit| unit.announces).unwrap().name;
        let units = tx.unit_choices().await.unwrap();
        let unit = units.iter().find(|choice| choice.name == *name).unwrap().unit;
        tx.grant(announcer.id, Role::Member { unit, rank: Rank::Head }).await.unwrap();
        tx.commit().await.unwrap();
        let mut town = Self { world, people, running: None };
        town.start();
        town
    }

    pub fn start(&mut self) {
        assert!(self.running.is_none());
        self.running = Some(self.world.run());
    }

    pub async fn stop(&mut self) {
        self.running.take().unwrap().stop().await;
    }

    /// Ends the loops at any await, and starts them again.
    pub async fn kill(&mut self) {
        self.running.take().unwrap().kill().await;
        self.start();
    }

    pub async fn stop_and_start(&mut self) {
        self.stop().await;
        self.start();
    }

    pub async fn tx(&self) -> Tx {
        self.world.store.begin(self.world.clock.now()).await.unwrap()
    }

    pub fn announcer(&self) -> Person {
        self.person(ANNOUNCER)
    }

    pub fn person(&self, id: i64) -> Person {
        Person::new(id, &self.world.sandbox.api_url())
    }

    pub async fn announcement(&self, id: AnnouncementId) -> Announcement {
        self.tx().await.announcement(id).await.unwrap().unwrap()
    }

    pub async fn state(&self, id: AnnouncementId) -> State {
        self.announcement(id).await.state
    }

    pub async fn tally(&self, id: AnnouncementId) -> Tally {
        self.tx().await.tally_of(id).await.unwrap()
    }

    /// An announcement for all residents that nobody has confirmed yet.
    pub async fn draft(&self, content: Content, change: impl FnOnce(&mut Announcement)) -> AnnouncementId {
        let mut tx = self.tx().await;
        let author = tx.person_in(ChatId(ANNOUNCER)).await.unwrap().unwrap().id;
        let mut announcement = tx.draft_announcement(author).await.unwrap();
        announcement.content = Some(content);
        change(&mut announcement);
        tx.save_announcement(&announcement).await.unwrap();
        tx.commit().await.unwrap();
        announcement.id
    }

    /// Begins to send it; its desk is a new message in the announcer's chat. Gives that message's id.
    pub async fn begin(&self, id: AnnouncementId) -> i64 {
        let before = self.world.said(ANNOUNCER).await.len();
        self.world.put(Class::Answer, ANNOUNCER).await;
        self.world.until("the desk is there", async || self.world.said(ANNOUNCER).await.len() > before).await;
        let desk = self.world.said(ANNOUNCER).await.last().unwrap()["id"].as_i64().unwrap();
        let mut tx = self.tx().await;
        tx.set_desk(id, ChatId(ANNOUNCER), MessageId(i32::try_from(desk).unwrap())).await.unwrap();
        tx.commit().await.unwrap();
        self.confirm(id).await;
        desk
    }

    /// Confirmed, it begins to be sent.
    pub async fn confirm(&self, id: AnnouncementId) {
        let mut tx = self.tx().await;
        let draft = tx.announcement(id).await.unwrap().unwrap();
        let scheduled = Announcement { state: draft.state.after(Step::Confirm).unwrap(), ..draft };
        tx.save_announcement(&scheduled).await.unwrap();
        tx.begin_sending(&scheduled).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// The same with a new announcement of this content.
    pub async fn send(&self, content: Content) -> AnnouncementId {
        let id = self.draft(content, |_| ()).await;
        self.begin(id).await;
        id
    }

    /// As the buttons do it.
    pub async fn step(&self, id: AnnouncementId, step: Step) {
        let mut tx = self.tx().await;
        let announcement = tx.announcement(id).await.unwrap().unwrap();
        let state = announcement.state.after(step).unwrap_or_else(|| panic!("{step:?} does not fit"));
        tx.save_announcement(&Announcement { state, ..announcement }).await.unwrap();
        tx.set_busy(id).await.unwrap();
        tx.commit().await.unwrap();
    }

    pub async fn correct(&self, id: AnnouncementId, new: Content) {
        let mut tx = self.tx().await;
        let old = tx.announcement(id).await.unwrap().unwrap();
        let content = Some(old.content.as_ref().unwrap().corrected(new).unwrap());
        let revision = old.revision + 1;
        tx.save_announcement(&Announcement { content, revision, ..old }).await.unwrap();
        tx.set_busy(id).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// Waits until no announcement has anything to do, moving the clock on over pauses if it must.
    pub async fn rest(&self) {
        let quiet = async || {
            let busy = self.world.store.busy_announcements().await.unwrap();
            busy.is_empty() && self.world.store.outbox_size().await.unwrap() == 0
        };
        for round in 0..1200 {
            if quiet().await {
                return;
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
            if round > 200 && round % 20 == 0 {
                self.world.skip(Duration::from_secs(20));
            }
        }
        let busy = self.world.store.busy_announcements().await.unwrap();
        let outbox = self.world.store.outbox_size().await.unwrap();
        panic!("it never rests: {outbox} in the outbox, {busy:#?}");
    }

    /// Waits until so many copies are noted as sent.
    pub async fn sent(&self, id: AnnouncementId, at_least: u32) {
        let enough = async || self.tally(id).await.sent >= at_least;
        self.world.until("enough are sent", enough).await;
    }

    /// Messages of the bot in a chat that hold these words.
    pub async fn with_words(&self, chat: i64, words: &str) -> Vec<Value> {
        let holds = |message: &Value| {
            let text = message["text"].as_str().or(message["caption"].as_str()).unwrap_or_default();
            text.contains(words)
        };
        let mut said = self.world.said(chat).await;
        said.retain(holds);
        said
    }

    /// How many copies everybody has, the announcer excepted, whose desk shows its words as well.
    pub async fn copies(&self, words: &str) -> Vec<usize> {
        let mut counts = vec![];
        for id in 2..=self.people {
            counts.push(self.with_words(id, words).await.len());
        }
        counts
    }

    /// Everybody but the announcer has these words exactly once.
    pub async fn expect_once(&self, words: &str) {
        let counts = self.copies(words).await;
        let wrong: Vec<_> = counts.iter().enumerate().filter(|(_, count)| **count != 1).collect();
        assert!(wrong.is_empty(), "not once (place, count): {wrong:?}");
    }

    /// The desk as the announcer sees it.
    pub async fn desk(&self, message: i64) -> String {
        let said = self.world.said(ANNOUNCER).await;
        let desk = said.iter().find(|shown| shown["id"] == message).expect("the desk is gone");
        desk["text"].as_str().unwrap().to_owned()
    }

    /// Refusals of this code.
    pub async fn refusals(&self, code: u16) -> usize {
        let answer = self.world.get("requests?after=0").await;
        let calls = answer["requests"].as_array().unwrap();
        calls.iter().filter(|call| call["error_code"] == code).count()
    }

    /// Files that the server knows, sent by the announcer.
    pub async fn photos(&self, count: usize) -> Vec<File> {
        let before = self.announcer().file_ids().await.len();
        for _ in 0..count {
            self.announcer().send_photo(None, "", None).await;
        }
        let ids = self.announcer().file_ids().await.split_off(before);
        ids.into_iter().map(|id| File { kind: FileKind::Photo, id }).collect()
    }

    /// A voice message that the server knows.
    pub async fn voice(&self) -> File {
        let before = self.announcer().file_ids().await.len();
        let url = format!("{}/sandbox/chats/{ANNOUNCER}/media", self.world.sandbox.api_url());
        let part = reqwest::multipart::Part::bytes(b"OggS".to_vec()).file_name("a.ogg").mime_str("audio/ogg");
        let form = reqwest::multipart::Form::new()
            .text("from", ANNOUNCER.to_string())
            .text("kind", "voice")
            .part("file", part.unwrap());
        let answer = reqwest::Client::new().post(url).multipart(form).send().await.unwrap();
        assert!(answer.status().is_success(), "{}", answer.text().await.unwrap());
        let id = self.announcer().file_ids().await.remove(before);
        File { kind: FileKind::Voice, id }
    }

    pub async fn album(&self, pieces: usize) -> Content {
        let mut photos = self.photos(pieces).await.into_iter();
        let first = Piece { file: photos.next().unwrap(), caption: Styled::plain(MARK) };
        let others = photos.map(|file| Piece { file, caption: Styled::default() });
        Content::Album([first].into_iter().chain(others).collect())
    }

    pub async fn block(&self, id: i64) {
        self.world.post(&format!("people/{id}/block"), json!({ "blocked": true })).await;
    }

    pub async fn end(mut self) {
        self.stop().await;
        assert_eq!(self.world.store.outbox_size().await.unwrap(), 0, "the outbox is not empty");
    }
}

pub fn text(text: &str) -> Content {
    Content::Text(Styled::plain(text))
}

pub fn file(file: &File, caption: &str) -> Content {
    Content::File(Piece { file: file.clone(), caption: Styled::plain(caption) })
}

/// Readers are asked whether they come, on a day long after the story.
pub fn asking(announcement: &mut Announcement) {
    announcement.asks = true;
    announcement.event = Some(Appointment { on: "2020-11-30".parse().unwrap(), at: None, place: None });
}
