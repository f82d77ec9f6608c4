//! Readers, somebody who reports on a task, and the program in a process of its own.

use std::net::SocketAddr;
use std::ops::RangeInclusive;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, NaiveTime, Utc};
use loa::clock::{Clock, SystemClock};
use loa::domain::announcement::{Announcement, Content, State, Styled};
use loa::domain::ids::ChatId;
use loa::domain::role::{Rank, Role};
use loa::sandbox::{Limits, Options, Person as Somebody, Sandbox, Time};
use loa::store::settings::Surroundings;
use loa::store::{Paths, Store};
use serde_json::Value;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{Connection, SqliteConnection};
use tempfile::TempDir;

use crate::support::people::{Person, get};
use crate::support::{TOKEN, song_an};

const FIRST_READER: i64 = 1_000_001;
/// Heads of a unit that announces: several, since a chat gets one message a second.
const HEADS: RangeInclusive<i64> = 2001..=2008;
const WORDS: &str = "Mời bà con họp thôn";
/// Copies a second: slow enough that the announcement lasts over all lives.
const PACE: u32 = 60;
const IS_SENT: &str = "SELECT count(*) FROM announcement WHERE state = 'sent'";
/// Of readers; heads are readers, too, and get other messages.
const RECORDED: &str = "SELECT count(*) FROM delivery WHERE state = 'sent' AND chat_id > 1000000";
/// Until everything is expected to be done.
const PATIENCE: Duration = Duration::from_secs(120);

/// How updates reach the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Polling,
    Webhook,
}

pub struct Village {
    sandbox: Sandbox,
    folder: TempDir,
    webhook: Option<SocketAddr>,
    readers: i64,
    /// Each with the card of a task, to which they reply.
    heads: Vec<(Person, i64)>,
    written: usize,
    /// The last call of the bot that was looked at.
    seen: u64,
    /// Copies that the program has written down.
    recorded: usize,
}

/// What there is in the end.
#[derive(Debug)]
pub struct Found {
    /// Updates that were sent.
    pub written: usize,
    /// Traces that they have left in the database.
    pub acted: usize,
    /// Answers to them.
    pub answered: usize,
    /// Readers without a copy.
    pub missed: usize,
    /// Copies beyond the first of a reader.
    pub copies_twice: usize,
}

struct Now(SystemClock);

impl Time for Now {
    fn now(&self) -> DateTime<Utc> {
        self.0.now()
    }

    fn monotonic(&self) -> Duration {
        self.0.monotonic()
    }
}

/// Killed when it is dropped.
pub struct Program(pub Child);

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Village {
    /// An announcement to so many readers begins to be sent, and the head has a task's card open.
    pub async fn found(way: Way, readers: i64) -> Self {
        Self::found_in(tempfile::tempdir().unwrap(), way, readers).await
    }

    /// The same in a folder that lies somewhere else.
    pub async fn found_in(folder: TempDir, way: Way, readers: i64) -> Self {
        let everybody = (FIRST_READER..FIRST_READER + readers).chain(HEADS);
        let person = |id: i64| Somebody {
            id,
            first_name: format!("Person {id}"),
            last_name: None,
            username: None,
            language_code: None,
            caption: String::new(),
            started: true,
        };
        let sandbox = Sandbox::start(Options {
            people: everybody.map(person).collect(),
            limits: Limits::off(),
            ..Options::new(TOKEN, Arc::new(Now(SystemClock::default())))
        });
        let sandbox = sandbox.await.unwrap();
        prepare(&folder, readers).await;
        let free = || std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let webhook = (way == Way::Webhook).then(free);
        let mut village =
            Self { sandbox, folder, webhook, readers, heads: vec![], written: 0, seen: 0, recorded: 0 };
        let program = village.start();
        for id in HEADS {
            let head = Person::new(id, &village.sandbox.api_url());
            head.write("/viec").await;
            until("the tasks are listed", async || shows(&head, "1").await).await;
            head.press("1").await;
            until("a task lies open", async || shows(&head, "Đang làm").await).await;
            let card = head.last().await.id;
            village.heads.push((head, card));
        }
        drop(program);
        village.announce().await;
        village
    }

    fn start(&self) -> Program {
        Program(self.program().stderr(Stdio::null()).spawn().unwrap())
    }

    /// The program as it is started.
    pub fn program(&self) -> Command {
        let mut program = Command::new(env!("CARGO_BIN_EXE_loa"));
        program.args(["run", "--data"]).arg(self.folder.path());
        if let Some(address) = self.webhook {
            let url = format!("http://{address}/updates");
            program.args(["--webhook-url", &url, "--listen", &address.to_string()]);
        }
        program
            .env("TELOXIDE_TOKEN", TOKEN)
            .env("TELOXIDE_API_URL", self.sandbox.api_url())
            .env("LOA_SENDS_PER_SECOND", PACE.to_string());
        program
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    async fn store(&self) -> Store {
        Store::open(&Paths::new(self.folder.path(), None)).await.unwrap()
    }

    async fn announce(&self) {
        let store = self.store().await;
        let mut tx = store.begin(SystemClock::default().now()).await.unwrap();
        let head = tx.person_in(ChatId(*HEADS.start())).await.unwrap().unwrap();
        let draft = tx.draft_announcement(head.id).await.unwrap();
        let content = Some(Content::Text(Styled::plain(WORDS)));
        let announcement = Announcement { state: State::Scheduled, content, ..draft };
        tx.save_announcement(&announcement).await.unwrap();
        tx.begin_sending(&announcement).await.unwrap();
        tx.commit().await.unwrap();
        store.close().await;
    }

    /// The program lives for so many milliseconds, in which heads write so often. Gives how many copies it had in hand
    /// when it was killed: they had arrived and were not written down.
    pub async fn live(&mut self, writes: usize, milliseconds: u64) -> usize {
        let program = self.start();
        tokio::join!(self.write(writes), tokio::time::sleep(Duration::from_millis(milliseconds)));
        drop(program);
        // What the server has received by now it carries out.
        tokio::time::sleep(Duration::from_millis(50)).await;
        let arrived = self.arrived().await;
        let recorded = self.count(RECORDED).await;
        let before = std::mem::replace(&mut self.recorded, recorded);
        arrived - (recorded - before)
    }

    /// Copies that have arrived since this was asked last.
    async fn arrived(&mut self) -> usize {
        let log = get(&format!("{}/sandbox/requests?after={}", self.sandbox.api_url(), self.seen)).await;
        self.seen = log["n"].as_u64().unwrap();
        let is_copy = |call: &&Value| {
            let chat = call["chat_id"].as_i64().unwrap_or_default();
            call["ok"] == true && call["method"] == "sendmessage" && chat >= FIRST_READER
        };
        log["requests"].as_array().unwrap().iter().filter(is_copy).count()
    }

    /// Heads write so often.
    pub async fn write(&mut self, writes: usize) {
        for _ in 0..writes {
            let (head, card) = &self.heads[self.written % self.heads.len()];
            head.reply(*card, "đang làm").await;
            self.written += 1;
        }
    }

    /// Lets a last life finish everything, and looks.
    pub async fn rest(self) -> Found {
        let program = self.start();
        self.finish(program).await
    }

    /// The same for a program that runs.
    pub async fn finish(self, program: Program) -> Found {
        until("all updates have acted", async || self.acted().await >= self.written).await;
        until("everybody has it", async || self.count(IS_SENT).await == 1).await;
        until("all are answered", async || self.answers().await >= self.written).await;
        // What came twice may still be on its way.
        tokio::time::sleep(Duration::from_secs(2)).await;
        drop(program);
        let copies = self.copies().await;
        Found {
            written: self.written,
            acted: self.acted().await,
            answered: self.answers().await,
            missed: copies.iter().filter(|count| **count == 0).count(),
            copies_twice: copies.iter().map(|count| count.saturating_sub(1)).sum(),
        }
    }

    pub fn written(&self) -> usize {
        self.written
    }

    /// How often the task was noted as begun.
    pub async fn acted(&self) -> usize {
        self.count("SELECT count(*) FROM task_event WHERE kind = 'started'").await
    }

    async fn count(&self, sql: &'static str) -> usize {
        let options = SqliteConnectOptions::new().filename(self.folder.path().join("loa.db")).read_only(true);
        let mut database = SqliteConnection::connect_with(&options).await.unwrap();
        let count: i64 = sqlx::query_scalar(sql).fetch_one(&mut database).await.unwrap();
        database.close().await.unwrap();
        usize::try_from(count).unwrap()
    }

    async fn answers(&self) -> usize {
        let mut answers = 0;
        for (head, _) in &self.heads {
            let said = head.messages().await.into_iter().filter(|message| message.from_bot);
            answers += said.filter(|message| message.text.contains("đang làm")).count();
        }
        answers
    }

    async fn copies(&self) -> Vec<usize> {
        let mut counts = vec![];
        for reader in FIRST_READER..FIRST_READER + self.readers {
            let messages = Person::new(reader, &self.sandbox.api_url()).messages().await;
            counts.push(messages.iter().filter(|message| message.text.contains(WORDS)).count());
        }
        counts
    }
}

async fn shows(person: &Person, button: &str) -> bool {
    person.messages().await.last().is_some_and(|message| message.has_button(button))
}

pub async fn until(what: &str, holds: impl AsyncFn() -> bool) {
    let all = async {
        while !holds().await {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    assert!(tokio::time::timeout(PATIENCE, all).await.is_ok(), "never: {what}");
}

async fn prepare(folder: &TempDir, readers: i64) {
    let now = SystemClock::default().now();
    let store = Store::open(&Paths::new(folder.path(), None)).await.unwrap();
    let mut tx = store.begin(now).await.unwrap();
    tx.settle_in(Surroundings::Telegram).await.unwrap();
    let mut plan = song_an();
    // It runs at any hour, and nothing else is to be sent.
    plan.reminders.quiet_from = NaiveTime::MIN;
    plan.reminders.quiet_until = NaiveTime::MIN;
    plan.campaigns.clear();
    tx.import(&plan).await.unwrap();
    for reader in FIRST_READER..FIRST_READER + readers {
        tx.arrive(ChatId(reader), "Reader").await.unwrap();
    }
    let unit = tx.unit_choices().await.unwrap()[5].unit;
    for id in HEADS {
        tx.arrive(ChatId(id), "Head").await.unwrap();
        let head = tx.person_in(ChatId(id)).await.unwrap().unwrap();
        tx.grant(head.id, Role::Member { unit, rank: Rank::Head }).await.unwrap();
    }
    tx.commit().await.unwrap();
    store.close().await;
}
