//! Update -> what is asked, freed of Telegram's shapes.

use teloxide::types::{
    CallbackQuery, Chat, ChatMemberUpdated, MaybeInaccessibleMessage, MediaKind, Message, MessageKind,
    Update, UpdateKind, User,
};

use chrono::{DateTime, Utc};

use super::callback::Buttons;
use super::command;
use super::styles::styled;
use crate::domain::announcement::Styled;
use crate::domain::group::GroupEvent;
use crate::domain::ids::{ChatId, MessageId};
use crate::domain::outgoing::{About, File, FileKind};
use crate::domain::request::{Asked, GroupRequest, Pressed, Request};
use crate::store::{Result, Tx};

/// Names are cut to this many characters: Telegram's own limit is 64 for each of two parts.
const LONGEST_NAME: usize = 64;
/// The same for titles of groups (<https://core.telegram.org/bots/api#setchattitle>).
const LONGEST_TITLE: usize = 128;

/// What an update asks for.
#[derive(Debug)]
pub enum Routed {
    Private(Box<Request>),
    Group(GroupRequest),
    /// What became of a group, in this order.
    GroupEvents(Vec<GroupEvent>),
    Nothing,
}

/// Finds out who asks for what. Notes that somebody cannot be reached.
pub async fn route(tx: &mut Tx, buttons: &Buttons, username: &str, update: Update) -> Result<Routed> {
    match update.kind {
        UpdateKind::Message(message) if message.chat.is_private() => private_message(tx, message).await,
        UpdateKind::Message(message) => Ok(group_message(&message, username)),
        UpdateKind::EditedMessage(message) if message.chat.is_private() => edited_message(tx, message).await,
        UpdateKind::CallbackQuery(query) => press(tx, buttons, query).await,
        UpdateKind::MyChatMember(change) => membership(tx, change).await,
        _ => Ok(Routed::Nothing),
    }
}

/// Who has written or pressed something in their private chat, and under which name. Taken note of before anything
/// else and apart from it: no transaction touches both a person's row and a case.
pub fn arrival(update: &Update) -> Option<(ChatId, String)> {
    let (chat, from) = match &update.kind {
        UpdateKind::Message(message) => (&message.chat, message.from.as_ref()?),
        UpdateKind::CallbackQuery(query) => (query.message.as_ref()?.chat(), &query.from),
        _ => return None,
    };
    (is_alone(chat, from) && !from.is_bot).then(|| (id_of(chat), name_of(from)))
}

/// Everything that is read out of an update without asking the database.
#[cfg(any(test, fuzzing))]
pub fn understood(update: Update, username: &str) {
    if let UpdateKind::Message(message) | UpdateKind::EditedMessage(message) = update.kind {
        let _ = group_message(&message, username);
        let _ = asked(message, None);
    }
}

/// Whether it is this person's private chat, whose id is theirs. Telegram sends nothing else; who does is not obeyed.
fn is_alone(chat: &Chat, from: &User) -> bool {
    chat.is_private() && u64::try_from(chat.id.0).is_ok_and(|id| id == from.id.0)
}

/// The private chat in which an update happened.
pub fn private_chat(update: &Update) -> Option<ChatId> {
    update.chat().filter(|chat| chat.is_private()).map(id_of)
}

async fn private_message(tx: &mut Tx, message: Message) -> Result<Routed> {
    if message.from.as_ref().is_none_or(|from| from.is_bot || !is_alone(&message.chat, from)) {
        return Ok(Routed::Nothing);
    }
    let chat = id_of(&message.chat);
    let Some(person) = tx.person_in(chat).await? else { return Ok(Routed::Nothing) };
    let about = subject(tx, chat, &message).await?;
    let id = MessageId(message.id.0);
    let replied = message.reply_to_message().map(|replied| MessageId(replied.id.0));
    let sent_at = message.date;
    Ok(Routed::Private(Box::new(Request {
        from: person,
        replied,
        message: id,
        sent_at,
        asked: asked(message, about),
    })))
}

/// Only texts are taken note of: a caption's change is not worth the risk of a mix-up.
async fn edited_message(tx: &mut Tx, message: Message) -> Result<Routed> {
    let chat = id_of(&message.chat);
    let (Some(person), Some(text)) = (tx.person_in(chat).await?, message.text()) else {
        return Ok(Routed::Nothing);
    };
    let (id, sent_at) = (MessageId(message.id.0), message.date);
    let asked = Asked::Edited { text: text.to_owned() };
    Ok(Routed::Private(Box::new(Request { from: person, replied: None, message: id, sent_at, asked })))
}

/// What the message was a reply to, if that was one of ours and about something.
async fn subject(tx: &mut Tx, chat: ChatId, message: &Message) -> Result<Option<About>> {
    match message.reply_to_message() {
        Some(replied) => tx.subject(chat, MessageId(replied.id.0)).await,
        None => Ok(None),
    }
}

fn asked(message: Message, about: Option<About>) -> Asked {
    let MessageKind::Common(common) = message.kind else { return Asked::Other };
    let (kind, file, caption, entities, album, mime) = match common.media_kind {
        MediaKind::Text(text) => return written(styled(text.text, text.entities), about),
        // A live one goes on telling where somebody is.
        MediaKind::Location(media) if media.location.live_period.is_none() => {
            let millionths = |degrees: f64| (degrees * 1e6).round() as i32;
            return Asked::Place {
                latitude: millionths(media.location.latitude),
                longitude: millionths(media.location.longitude),
            };
        }
        MediaKind::Photo(media) => {
            let largest =
                media.photo.into_iter().max_by_key(|size| u64::from(size.width) * u64::from(size.height));
            let Some(largest) = largest else { return Asked::Other };
            (FileKind::Photo, largest.file, media.caption, media.caption_entities, media.media_group_id, None)
        }
        MediaKind::Document(media) => {
            let mime = media.document.mime_type.map(|mime| mime.to_string());
            (
                FileKind::Document,
                media.document.file,
                media.caption,
                media.caption_entities,
                media.media_group_id,
                mime,
            )
        }
        MediaKind::Video(media) => {
            let mime = media.video.mime_type.map(|mime| mime.to_string());
            (
                FileKind::Video,
                media.video.file,
                media.caption,
                media.caption_entities,
                media.media_group_id,
                mime,
            )
        }
        MediaKind::Audio(media) => {
            let mime = media.audio.mime_type.map(|mime| mime.to_string());
            (
                FileKind::Audio,
                media.audio.file,
                media.caption,
                media.caption_entities,
                media.media_group_id,
                mime,
            )
        }
        MediaKind::Voice(media) => {
            (FileKind::Voice, media.voice.file, media.caption, media.caption_entities, None, None)
        }
        _ => return Asked::Other,
    };
    let caption = styled(caption.unwrap_or_default(), entities);
    Asked::Sent {
        file: File { kind, id: file.id.0 },
        caption: caption.text,
        styles: caption.styles,
        about,
        album: album.map(|album| album.0),
        mime,
        // Telegram leaves it out where it does not know it.
        size: Some(u64::from(file.size)).filter(|size| *size < u64::from(u32::MAX)),
    }
}

fn written(Styled { text, styles }: Styled, about: Option<About>) -> Asked {
    match command::parse(&text) {
        Some(typed) => Asked::Command { name: typed.name.to_owned(), argument: typed.argument.to_owned() },
        None => Asked::Written { text, styles, about },
    }
}

fn group_message(message: &Message, username: &str) -> Routed {
    let by_bot = message.from.as_ref().is_some_and(|from| from.is_bot);
    let concerns_us = message.text().is_some_and(|text| command::concerns_us_in_group(text, username));
    let is_service = message.text().is_none() && message.caption().is_none();
    if message.chat.is_channel() {
        Routed::Nothing
    } else if !by_bot && concerns_us {
        Routed::Group(GroupRequest { chat: id_of(&message.chat), title: title_of(&message.chat) })
    } else if is_service {
        Routed::GroupEvents(what_became_of_it(message))
    } else {
        Routed::Nothing
    }
}

/// What a service message tells about its group: another id, another title.
fn what_became_of_it(message: &Message) -> Vec<GroupEvent> {
    let (here, title) = (id_of(&message.chat), title_of(&message.chat));
    if let Some(to) = message.migrate_to_chat_id() {
        // The old one is gone: nothing is sent there any more.
        return vec![GroupEvent::Migrated { from: here, to: ChatId(to.0) }];
    }
    let from = message.migrate_from_chat_id().map(|from| ChatId(from.0));
    let migrated = from.map(|from| GroupEvent::Migrated { from, to: here });
    let seen = (migrated.is_some() || message.new_chat_title().is_some())
        .then_some(GroupEvent::Seen { chat: here, title });
    migrated.into_iter().chain(seen).collect()
}

/// Buttons are shown in private chats only; a press elsewhere, or under an inline message, is none of ours.
async fn press(tx: &mut Tx, buttons: &Buttons, query: CallbackQuery) -> Result<Routed> {
    let Some(message) = query.message.filter(|message| is_alone(message.chat(), &query.from)) else {
        return Ok(Routed::Nothing);
    };
    let chat = id_of(message.chat());
    let Some(person) = tx.person_in(chat).await? else { return Ok(Routed::Nothing) };
    let pressed = query.data.map_or(Pressed::Unreadable, |data| buttons.decode(chat, &data));
    let sent_at = match &message {
        MaybeInaccessibleMessage::Regular(message) => message.date,
        // Telegram no longer shows it: as old as can be.
        MaybeInaccessibleMessage::Inaccessible(_) => DateTime::<Utc>::UNIX_EPOCH,
    };
    Ok(Routed::Private(Box::new(Request {
        from: person,
        replied: None,
        message: MessageId(message.id().0),
        sent_at,
        asked: Asked::Press { press: query.id.0, pressed },
    })))
}

async fn membership(tx: &mut Tx, change: ChatMemberUpdated) -> Result<Routed> {
    // In a private chat this means that the person has blocked the bot; unblocked, they write anyway.
    if change.chat.is_private() && !change.new_chat_member.kind.is_present() {
        tx.mark_unreachable(id_of(&change.chat)).await?;
    }
    let chat = id_of(&change.chat);
    let in_group = change.chat.is_group() || change.chat.is_supergroup();
    Ok(match change.new_chat_member.kind.is_present() {
        _ if !in_group => Routed::Nothing,
        true => Routed::GroupEvents(vec![GroupEvent::Seen { chat, title: title_of(&change.chat) }]),
        false => Routed::GroupEvents(vec![GroupEvent::Left { chat }]),
    })
}

fn id_of(chat: &Chat) -> ChatId {
    ChatId(chat.id.0)
}

fn name_of(user: &User) -> String {
    tidy(&user.full_name(), LONGEST_NAME)
}

fn title_of(chat: &Chat) -> String {
    tidy(chat.title().unwrap_or_default(), LONGEST_TITLE)
}

fn tidy(name: &str, longest: usize) -> String {
    name.trim().chars().filter(|letter| !letter.is_control()).take(longest).collect()
}
