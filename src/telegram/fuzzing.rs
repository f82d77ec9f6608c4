//! What Telegram, or whoever pretends to be it, may send: see `crate::fuzzing`.

use std::sync::{Arc, LazyLock};

use serde_json::value::RawValue;

use super::callback::Buttons;
use super::{dispatch, receive, route};
use crate::domain::action::Action;
use crate::domain::ids::ChatId;
use crate::domain::request::Pressed;
use crate::store::vault::Vault;

const USERNAME: &str = "loa_bot";

static BUTTONS: LazyLock<Buttons> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a folder");
    let vault = Vault::open_or_create(&folder.path().join("loa.key")).expect("a key");
    Buttons::new(&Arc::new(vault))
});

/// An update as it comes over the wire.
///
/// Whoever is found in it after it was stored is found before, too: on that stands in whose lane it is handled. That
/// holds for updates as Telegram writes them, with one content and no fields but its own; a stranger's only must not
/// break anything.
pub fn update(bytes: &[u8]) {
    let Ok(raw) = serde_json::from_slice::<&RawValue>(bytes) else { return };
    let _ = receive::glance(raw.get(), USERNAME);
    let Some(update) = dispatch::parse(bytes) else { return };
    if let Ok(clean) = serde_json::to_string(&update) {
        let glance = receive::glance(&clean, USERNAME);
        if let Some((chat, name)) = route::arrival(&update) {
            assert_eq!(glance.chat, Some(chat), "another lane than its own: {clean}");
            assert!(glance.private && !glance.unwanted, "somebody's own chat is dropped: {clean}");
            assert!(!name.chars().any(char::is_control) && name.chars().count() <= 64, "{name:?}");
        }
        if let Some(chat) = route::private_chat(&update) {
            assert_eq!(glance.chat, Some(chat), "another lane than its own: {clean}");
        }
    }
    route::understood(update, USERNAME);
}

/// Button data: the chat in the first eight bytes, then what a client sends.
///
/// What we have not made means nothing. What opens, if somebody had the key, is written again as it was read.
pub fn button(bytes: &[u8]) {
    let Some((chat, data)) = bytes.split_first_chunk::<8>() else { return };
    let chat = ChatId(i64::from_le_bytes(*chat));
    let text = String::from_utf8_lossy(data);
    assert_eq!(BUTTONS.decode(chat, &text), Pressed::Unreadable, "forged");
    let Ok((action, rest)) = postcard::take_from_bytes::<Action>(data) else { return };
    let Some(sealed) = BUTTONS.encode(chat, &action) else { return };
    assert_eq!(BUTTONS.decode(chat, &sealed), Pressed::Action(action), "{rest:?}");
    assert_eq!(BUTTONS.decode(ChatId(!chat.0), &sealed), Pressed::Unreadable, "another chat's");
}
