//! What a sandbox is started with: the bot, the people, the time and the limits.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use futures::future::BoxFuture;
use serde::{Deserialize, Serialize};

/// Everything that [`Sandbox::start`](super::Sandbox::start) needs.
pub struct Options {
    /// The bot's token, `<bot id>:<secret>`. Calls with any other token get 401.
    pub token: String,
    /// The bot's display name.
    pub bot_name: String,
    /// The bot's username, without `@`.
    pub bot_username: String,
    /// The people who exist at the start; more can be added over HTTP.
    pub people: Vec<Person>,
    /// The groups that exist at the start, with the bot as a member.
    pub groups: Vec<Group>,
    /// Whether the bot is told at the first start that it was added to them, as Telegram would have told it.
    pub tells_of_groups: bool,
    /// Whose chats the page opens together at one press; the first is open from the start. Without any,
    /// the page begins with the first people.
    pub presets: Vec<Preset>,
    /// The clock that message dates, age rules and rate limits follow.
    pub time: Arc<dyn Time>,
    /// Moves the clock; without it the clock endpoints answer 404.
    pub control: Option<Arc<dyn Control>>,
    /// How fast the bot may call.
    pub limits: Limits,
    /// Shown by the page as its title.
    pub title: String,
    /// Where chats are kept between runs; files lie beside it in `<state_file>.files/`.
    pub state_file: Option<PathBuf>,
    /// The port on 127.0.0.1; 0 takes a free one.
    pub port: u16,
    /// The id of the first update; later ones count up from it.
    pub first_update_id: i32,
}

impl Options {
    /// Options with nobody in them, Telegram's limits and a free port.
    pub fn new(token: impl Into<String>, time: Arc<dyn Time>) -> Options {
        Options {
            token: token.into(),
            bot_name: "Sandbox bot".to_owned(),
            bot_username: "sandbox_bot".to_owned(),
            people: Vec::new(),
            groups: Vec::new(),
            tells_of_groups: false,
            presets: Vec::new(),
            time,
            control: None,
            limits: Limits::default(),
            title: "Sandbox".to_owned(),
            state_file: None,
            port: 0,
            first_update_id: 1,
        }
    }
}

/// A person who can chat with the bot.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Person {
    /// Telegram's user id, positive; also the id of the private chat.
    pub id: i64,
    /// The name, or its first part.
    pub first_name: String,
    /// The rest of the name.
    pub last_name: Option<String>,
    /// Username without `@`.
    pub username: Option<String>,
    /// IETF language tag of the person's client.
    pub language_code: Option<String>,
    /// What the page writes beside the name.
    pub caption: String,
    /// Whether the person has pressed Start, without which the bot can't write to them.
    pub started: bool,
}

impl Person {
    /// First and last name as clients show them.
    pub fn name(&self) -> String {
        match &self.last_name {
            Some(last) => format!("{} {last}", self.first_name),
            None => self.first_name.clone(),
        }
    }
}

/// Chats that belong side by side.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Preset {
    /// What the page writes on the button.
    pub title: String,
    /// Ids of people, from left to right; a narrow page takes the first ones.
    pub people: Vec<i64>,
}

/// A basic group of which the bot is a member.
#[derive(Clone, Debug)]
pub struct Group {
    /// Telegram's chat id, negative.
    pub id: i64,
    /// Title.
    pub title: String,
    /// Ids of the people in it.
    pub members: Vec<i64>,
}

/// The clock that the server reads.
pub trait Time: Send + Sync {
    /// The date that messages and age rules use.
    fn now(&self) -> DateTime<Utc>;
    /// Time since some fixed moment; never goes back. Rate limits use it.
    fn monotonic(&self) -> Duration;
}

/// The next moment at which the bot has something scheduled.
#[derive(Clone, Debug)]
pub struct NextStop {
    /// When it is due.
    pub at: DateTime<Utc>,
    /// What it is, for the page.
    pub label: String,
}

/// Moves the clock for the page.
pub trait Control: Send + Sync {
    /// What the bot has scheduled next, if anything.
    fn next(&self) -> BoxFuture<'_, Option<NextStop>>;
    /// Moves the clock forward to `to` and lets the bot do what falls due on the way.
    fn advance_to(&self, to: DateTime<Utc>) -> BoxFuture<'_, ()>;
    /// The zone in which dates are shown and read.
    fn zone(&self) -> chrono_tz::Tz;
}

/// How many calls are let through before 429 is answered. Source of the defaults:
/// <https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this>;
/// 0 switches a limit off.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Messages a second over all chats, also the burst.
    pub overall_per_second: u32,
    /// Messages a second in one chat.
    pub chat_per_second: u32,
    /// How many messages one chat takes at once after a pause.
    pub chat_burst: u32,
    /// Messages a minute in one group, also the burst.
    pub group_per_minute: u32,
    /// Edits, deletions and callback answers a second over all chats, also the burst.
    pub changes_per_second: u32,
}

impl Limits {
    /// No limits at all.
    pub const fn off() -> Limits {
        Limits {
            overall_per_second: 0,
            chat_per_second: 0,
            chat_burst: 0,
            group_per_minute: 0,
            changes_per_second: 0,
        }
    }
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            overall_per_second: 30,
            chat_per_second: 1,
            chat_burst: 3,
            group_per_minute: 20,
            changes_per_second: 300,
        }
    }
}
