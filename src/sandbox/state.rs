//! The chats: who exists, what was written, what the bot asked for.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tokio::sync::oneshot;

use super::errors::{ApiError, CHAT_NOT_FOUND};
use super::events::Feed;
use super::files::Files;
use super::keyboard::Keyboard;
use super::message::{Content, Message};
use super::options::{Group, Options, Person};
use super::phone::Phone;
use super::updates::Updates;

/// The bot as people see it.
#[derive(Debug, Serialize, Deserialize)]
pub struct Bot {
    /// The number before the colon of the token.
    pub id: i64,
    /// Display name.
    pub name: String,
    /// Without `@`.
    pub username: String,
    /// Texts by field name and language: `description`, `short_description`, `name`.
    pub texts: HashMap<String, HashMap<String, String>>,
    /// Command lists by scope and language, see `bot_api::commands`.
    pub commands: HashMap<String, Vec<Command>>,
    /// Menu buttons by chat id; 0 is the default one.
    pub menu_buttons: HashMap<i64, Value>,
}

/// An entry of a command menu.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Command {
    /// Without the slash.
    pub command: String,
    /// What it does.
    pub description: String,
}

/// A person and how they stand to the bot.
#[derive(Debug, Serialize, Deserialize)]
pub struct Account {
    /// Who it is.
    pub person: Person,
    /// They blocked the bot.
    pub blocked: bool,
    /// The account was deleted.
    pub deactivated: bool,
}

/// How the bot stands to a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Membership {
    /// It is in.
    Member,
    /// It left.
    Left,
    /// It was thrown out.
    Kicked,
}

/// What only groups have.
#[derive(Debug, Serialize, Deserialize)]
pub struct GroupState {
    /// Title.
    pub title: String,
    /// Ids of people.
    pub members: Vec<i64>,
    /// Whether the bot is in it.
    pub bot: Membership,
    /// It is a supergroup, with message ids of its own.
    pub supergroup: bool,
    /// The supergroup it became.
    pub migrated_to: Option<i64>,
}

/// One chat.
#[derive(Debug, Serialize, Deserialize)]
pub struct Chat {
    /// Set for groups.
    pub group: Option<GroupState>,
    /// What is visible now, by id.
    pub messages: BTreeMap<i32, Message>,
    /// What is seen of it without opening it.
    #[serde(default)]
    pub phone: Phone,
    /// Last id given out in a supergroup.
    last_id: i32,
}

impl Chat {
    fn empty(group: Option<GroupState>) -> Chat {
        Chat { group, messages: BTreeMap::new(), phone: Phone::default(), last_id: 0 }
    }
}

/// A pressed button that the bot may still answer.
#[derive(Debug)]
pub struct Pressed {
    /// When.
    pub at: DateTime<Utc>,
    /// Where.
    pub chat_id: i64,
    /// By whom.
    pub from: i64,
    /// The first answer goes here.
    pub answer: Option<oneshot::Sender<Value>>,
}

/// A message about to be written.
pub struct Draft {
    /// Who writes.
    pub from: i64,
    /// What.
    pub content: Content,
    /// The message it answers.
    pub reply_to: Option<i32>,
    /// Inline buttons.
    pub keyboard: Option<Keyboard>,
    /// No forwarding.
    pub protected: bool,
    /// No sound.
    pub silent: bool,
    /// A preview of an address in it.
    pub link_preview: bool,
    /// Album.
    pub media_group_id: Option<String>,
    /// Where it was forwarded from.
    pub forward_origin: Option<Value>,
}

impl Draft {
    /// A plain message.
    pub fn new(from: i64, content: Content) -> Draft {
        Draft {
            from,
            content,
            reply_to: None,
            keyboard: None,
            protected: false,
            silent: false,
            link_preview: false,
            media_group_id: None,
            forward_origin: None,
        }
    }
}

/// Everything that changes; behind one lock.
#[derive(Debug, Serialize, Deserialize)]
pub struct State {
    /// The bot.
    pub bot: Bot,
    /// Accounts by id.
    pub people: HashMap<i64, Account>,
    /// Ids in the order in which they are shown.
    pub people_order: Vec<i64>,
    /// Private chats (id of the person) and groups.
    pub chats: HashMap<i64, Chat>,
    /// Ids of groups in the order in which they are shown.
    pub groups_order: Vec<i64>,
    /// Uploaded files.
    pub files: Files,
    /// What waits for the bot.
    pub updates: Updates,
    /// Last id given out in private chats and basic groups: one counter per account, so that the
    /// ids of one chat have gaps.
    last_message_id: i32,
    album_count: u64,
    query_count: u64,
    /// Buttons pressed in the last minutes, oldest first.
    #[serde(skip)]
    pub pressed: BTreeMap<u64, Pressed>,
    /// What the page is told.
    #[serde(skip)]
    pub feed: Feed,
}

impl State {
    /// The state that `options` describe.
    pub fn new(options: &Options) -> State {
        let id = options.token.split(':').next().and_then(|id| id.parse().ok()).unwrap_or_default();
        let mut state = State {
            bot: Bot {
                id,
                name: options.bot_name.clone(),
                username: options.bot_username.clone(),
                texts: HashMap::new(),
                commands: HashMap::new(),
                menu_buttons: HashMap::new(),
            },
            people: HashMap::new(),
            people_order: Vec::new(),
            chats: HashMap::new(),
            groups_order: Vec::new(),
            files: Files::default(),
            updates: Updates::new(options.first_update_id),
            last_message_id: 0,
            album_count: 0,
            query_count: 0,
            pressed: BTreeMap::new(),
            feed: Feed::default(),
        };
        for person in &options.people {
            state.add_person(person.clone());
        }
        for group in &options.groups {
            state.add_group(group.clone(), Membership::Member, false);
        }
        state
    }

    /// Adds a person with an empty chat; an id that is known is left alone.
    pub fn add_person(&mut self, person: Person) -> bool {
        let id = person.id;
        if self.people.contains_key(&id) {
            return false;
        }
        self.people.insert(id, Account { person, blocked: false, deactivated: false });
        self.people_order.push(id);
        self.chats.insert(id, Chat::empty(None));
        true
    }

    /// Adds an empty group; an id that is known is left alone.
    pub fn add_group(&mut self, group: Group, bot: Membership, supergroup: bool) -> bool {
        if self.chats.contains_key(&group.id) {
            return false;
        }
        self.groups_order.push(group.id);
        let state =
            GroupState { title: group.title, members: group.members, bot, supergroup, migrated_to: None };
        self.chats.insert(group.id, Chat::empty(Some(state)));
        true
    }

    /// The group with this id.
    pub fn group(&self, id: i64) -> Option<&GroupState> {
        self.chats.get(&id).and_then(|chat| chat.group.as_ref())
    }

    /// The group with this id, to be changed.
    pub fn group_mut(&mut self, id: i64) -> Option<&mut GroupState> {
        self.chats.get_mut(&id).and_then(|chat| chat.group.as_mut())
    }

    /// The message, if it is still there.
    pub fn message(&self, chat_id: i64, id: i32) -> Option<&Message> {
        self.chats.get(&chat_id).and_then(|chat| chat.messages.get(&id))
    }

    /// Checks that the bot knows the chat.
    ///
    /// # Errors
    /// `chat not found`; the new id of a migrated group.
    pub fn check_chat(&self, chat_id: i64) -> Result<(), ApiError> {
        let chat = self.chats.get(&chat_id).ok_or_else(|| ApiError::bad(CHAT_NOT_FOUND))?;
        match &chat.group {
            Some(GroupState { migrated_to: Some(to), .. }) => Err(ApiError::migrated(*to)),
            _ => Ok(()),
        }
    }

    /// Checks that the bot may write into the chat.
    ///
    /// # Errors
    /// Those of [`State::check_chat`], and the refusals with 403.
    pub fn check_writable(&self, chat_id: i64) -> Result<(), ApiError> {
        self.check_chat(chat_id)?;
        if let Some(account) = self.people.get(&chat_id) {
            return if account.deactivated {
                Err(ApiError::forbidden("user is deactivated"))
            } else if account.blocked {
                Err(ApiError::forbidden("bot was blocked by the user"))
            } else if !account.person.started {
                Err(ApiError::forbidden("bot can't initiate conversation with a user"))
            } else {
                Ok(())
            };
        }
        let Some(group) = self.group(chat_id) else { return Ok(()) };
        let kind = if group.supergroup { "supergroup" } else { "group" };
        match group.bot {
            Membership::Member => Ok(()),
            Membership::Kicked => Err(ApiError::forbidden(&format!("bot was kicked from the {kind} chat"))),
            Membership::Left => Err(ApiError::forbidden(&format!("bot is not a member of the {kind} chat"))),
        }
    }

    /// Writes a message into a chat that exists and tells the page; gives its id.
    pub fn write(&mut self, now: DateTime<Utc>, chat_id: i64, draft: Draft) -> i32 {
        let Some(chat) = self.chats.get_mut(&chat_id) else { return 0 };
        let counter = match &chat.group {
            Some(group) if group.supergroup => &mut chat.last_id,
            _ => &mut self.last_message_id,
        };
        *counter += 1;
        let id = *counter;
        let message = Message {
            id,
            chat_id,
            date: now,
            edit_date: None,
            from: draft.from,
            content: draft.content,
            reply_to: draft.reply_to,
            keyboard: draft.keyboard,
            protected: draft.protected,
            silent: draft.silent,
            link_preview: draft.link_preview,
            media_group_id: draft.media_group_id,
            forward_origin: draft.forward_origin,
        };
        let by_bot = message.from == self.bot.id;
        if by_bot {
            chat.phone.ring(&message, &self.files);
        }
        chat.messages.insert(id, message);
        self.tell_message("message", chat_id, id);
        if !by_bot {
            self.open(chat_id);
        }
        id
    }

    /// Somebody opens the chat, does one thing and locks the phone again: what stood on the lock screen is
    /// gone, and what comes next is announced, even an answer at once. Tells the page.
    pub fn open(&mut self, chat_id: i64) {
        let Some(chat) = self.chats.get_mut(&chat_id) else { return };
        let newest = chat.messages.last_key_value().map_or(0, |(id, _)| *id);
        if newest > chat.phone.seen_to {
            chat.phone.seen_to = newest;
            self.feed.push(json!({ "kind": "seen", "chat_id": chat_id, "seen_to": newest }));
        }
    }

    /// Changes a message that exists, sets its edit date and tells the page.
    pub fn edit(&mut self, now: DateTime<Utc>, chat_id: i64, id: i32, change: impl FnOnce(&mut Message)) {
        let Some(message) = self.chats.get_mut(&chat_id).and_then(|chat| chat.messages.get_mut(&id)) else {
            return;
        };
        change(message);
        message.edit_date = Some(now);
        self.tell_message("edit", chat_id, id);
    }

    /// Removes messages and tells the page; ids that are gone already are passed over.
    pub fn delete(&mut self, chat_id: i64, ids: &[i32]) {
        let Some(chat) = self.chats.get_mut(&chat_id) else { return };
        let gone: Vec<i32> = ids.iter().copied().filter(|id| chat.messages.remove(id).is_some()).collect();
        if !gone.is_empty() {
            self.feed.push(json!({ "kind": "delete", "chat_id": chat_id, "message_ids": gone }));
        }
    }

    fn tell_message(&mut self, kind: &str, chat_id: i64, id: i32) {
        if let Some(message) = self.message(chat_id, id) {
            let view = self.view(message);
            self.feed.push(json!({ "kind": kind, "chat_id": chat_id, "message": view }));
        }
    }

    /// A new album's id.
    pub fn next_album(&mut self) -> String {
        self.album_count += 1;
        (13_000_000_000_000_000 + self.album_count).to_string()
    }

    /// A new callback query's number.
    pub fn next_query(&mut self) -> u64 {
        self.query_count += 1;
        4_300_000_000_000_000_000 + self.query_count
    }
}
