//! Command menus and the bot's texts about itself.

use serde_json::{Value, json};

use super::{Answer, Call};
use crate::sandbox::errors::{ApiError, CHAT_NOT_FOUND};
use crate::sandbox::formatting::utf16_len;
use crate::sandbox::state::{Command, State};

/// Most commands in one menu: <https://core.telegram.org/bots/api#setmycommands>.
const MOST_COMMANDS: usize = 100;

/// Sets the menu of a scope and language.
pub fn set(call: &Call) -> Answer {
    let list = call.params.json("commands")?.ok_or_else(|| ApiError::bad("commands are not specified"))?;
    let mut commands: Vec<Command> =
        serde_json::from_value(list).map_err(|_| ApiError::bad("can't parse commands list JSON object"))?;
    if commands.len() > MOST_COMMANDS {
        return Err(ApiError::bad("BOT_COMMANDS_TOO_MUCH"));
    }
    for command in &mut commands {
        command.command = command.command.trim_start_matches('/').to_owned();
        let known = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
        if !(1..=32).contains(&command.command.len()) || !command.command.bytes().all(known) {
            return Err(ApiError::bad("BOT_COMMAND_INVALID"));
        }
        if !(1..=256).contains(&utf16_len(command.description.trim())) {
            return Err(ApiError::bad("BOT_COMMAND_DESCRIPTION_INVALID"));
        }
    }
    let mut state = call.server.state();
    let key = scope(call, &state)?;
    call.server.limiter.change()?;
    state.bot.commands.insert(key, commands);
    Ok(json!(true))
}

/// The menu of exactly this scope and language.
pub fn get(call: &Call) -> Answer {
    let state = call.server.state();
    let key = scope(call, &state)?;
    Ok(state.bot.commands.get(&key).map(|commands| json!(commands)).unwrap_or_else(|| json!([])))
}

/// Takes the menu of a scope and language away, so that a wider one shows.
pub fn delete(call: &Call) -> Answer {
    let mut state = call.server.state();
    let key = scope(call, &state)?;
    call.server.limiter.change()?;
    state.bot.commands.remove(&key);
    Ok(json!(true))
}

/// The key of the scope and language of a call.
fn scope(call: &Call, state: &State) -> Result<String, ApiError> {
    let language = language(call)?;
    let scope = call.params.json("scope")?.unwrap_or_else(|| json!({ "type": "default" }));
    let kind = scope.get("type").and_then(Value::as_str).unwrap_or_default();
    let number = |name: &str| match scope.get(name) {
        Some(Value::String(text)) => text.parse().ok(),
        Some(value) => value.as_i64(),
        None => None,
    };
    let place = match kind {
        "default" | "all_private_chats" | "all_group_chats" | "all_chat_administrators" => kind.to_owned(),
        "chat" | "chat_administrators" | "chat_member" => {
            let chat_id = number("chat_id").ok_or_else(|| ApiError::bad("chat_id is empty"))?;
            state.check_chat(chat_id)?;
            if kind != "chat" && state.group(chat_id).is_none() {
                return Err(ApiError::bad("can't use specified scope in private chats"));
            }
            match kind {
                "chat_member" => {
                    let user = number("user_id").filter(|user| state.people.contains_key(user));
                    let user = user.ok_or_else(|| ApiError::bad("user not found"))?;
                    format!("chat_member:{chat_id}:{user}")
                }
                _ => format!("{kind}:{chat_id}"),
            }
        }
        _ => return Err(ApiError::bad("can't parse BotCommandScope: unsupported type specified")),
    };
    Ok(format!("{place}|{language}"))
}

fn language(call: &Call) -> Result<String, ApiError> {
    let language = call.params.text("language_code").unwrap_or_default();
    let known =
        language.is_empty() || language.len() == 2 && language.bytes().all(|byte| byte.is_ascii_lowercase());
    if known { Ok(language) } else { Err(ApiError::bad("invalid language code specified")) }
}

/// The menu that `person` sees in `chat_id`: the narrowest scope that has one, own language first
/// (<https://core.telegram.org/bots/api#determining-list-of-commands>).
pub fn menu_for(state: &State, chat_id: i64, person: i64) -> Vec<Command> {
    let language = state.people.get(&person).and_then(|account| account.person.language_code.clone());
    let language = language.map(|tag| tag.chars().take(2).collect::<String>()).unwrap_or_default();
    let scopes = if state.group(chat_id).is_some() {
        vec![
            format!("chat_member:{chat_id}:{person}"),
            format!("chat:{chat_id}"),
            "all_group_chats".to_owned(),
            "default".to_owned(),
        ]
    } else {
        vec![format!("chat:{chat_id}"), "all_private_chats".to_owned(), "default".to_owned()]
    };
    let found = scopes.iter().find_map(|scope| {
        let own = state.bot.commands.get(&format!("{scope}|{language}"));
        own.or_else(|| state.bot.commands.get(&format!("{scope}|")))
    });
    found.cloned().unwrap_or_default()
}

fn set_text(call: &Call, field: &str, most: usize) -> Answer {
    let language = language(call)?;
    let text = call.params.text(field).unwrap_or_default();
    if utf16_len(&text) > most {
        return Err(ApiError::bad(format!("{} is too long", field.replace('_', " "))));
    }
    call.server.limiter.change()?;
    let mut state = call.server.state();
    let texts = state.bot.texts.entry(field.to_owned()).or_default();
    if text.is_empty() {
        texts.remove(&language);
    } else {
        texts.insert(language, text);
    }
    state.feed.push(json!({ "kind": "people" }));
    Ok(json!(true))
}

fn get_text(call: &Call, field: &str) -> Answer {
    let language = language(call)?;
    let state = call.server.state();
    let texts = state.bot.texts.get(field);
    let text = texts.and_then(|texts| texts.get(&language).or_else(|| texts.get("")));
    let mut answer = json!({});
    answer[field] = json!(text.cloned().unwrap_or_default());
    Ok(answer)
}

/// Shown in the empty chat.
pub fn set_description(call: &Call) -> Answer {
    set_text(call, "description", 512)
}

/// See [`set_description`].
pub fn get_description(call: &Call) -> Answer {
    get_text(call, "description")
}

/// Shown on the profile.
pub fn set_short_description(call: &Call) -> Answer {
    set_text(call, "short_description", 120)
}

/// See [`set_short_description`].
pub fn get_short_description(call: &Call) -> Answer {
    get_text(call, "short_description")
}

/// The bot's name in a language; without one, the name that everybody sees.
pub fn set_name(call: &Call) -> Answer {
    let answer = set_text(call, "name", 64)?;
    let name = call.params.text("name").filter(|name| !name.is_empty());
    if let (Some(name), "") = (name, language(call)?.as_str()) {
        call.server.state().bot.name = name;
    }
    Ok(answer)
}

/// See [`set_name`].
pub fn get_name(call: &Call) -> Answer {
    let mut answer = get_text(call, "name")?;
    if answer["name"] == json!("") {
        answer["name"] = json!(call.server.state().bot.name);
    }
    Ok(answer)
}

/// The chat of a menu button; 0 stands for the default one.
fn menu_chat(call: &Call, state: &State) -> Result<i64, ApiError> {
    match call.params.integer("chat_id")? {
        None => Ok(0),
        Some(chat_id) if state.people.contains_key(&chat_id) => Ok(chat_id),
        Some(_) => Err(ApiError::bad(CHAT_NOT_FOUND)),
    }
}

/// What the button beside the text field does.
pub fn set_menu_button(call: &Call) -> Answer {
    let mut state = call.server.state();
    let chat_id = menu_chat(call, &state)?;
    let button = call.params.json("menu_button")?.unwrap_or_else(|| json!({ "type": "default" }));
    if !matches!(button.get("type").and_then(Value::as_str), Some("commands" | "web_app" | "default")) {
        return Err(ApiError::bad("can't parse MenuButton: MenuButton has unsupported type"));
    }
    call.server.limiter.change()?;
    state.bot.menu_buttons.insert(chat_id, button);
    Ok(json!(true))
}

/// See [`set_menu_button`].
pub fn get_menu_button(call: &Call) -> Answer {
    let state = call.server.state();
    let chat_id = menu_chat(call, &state)?;
    let buttons = &state.bot.menu_buttons;
    Ok(buttons
        .get(&chat_id)
        .or_else(|| buttons.get(&0))
        .cloned()
        .unwrap_or_else(|| json!({ "type": "commands" })))
}
