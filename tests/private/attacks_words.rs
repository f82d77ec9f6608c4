//! Words that are meant to break the frame around them, or to tell who wrote them.

use serde_json::json;

use super::attacks::{CRY, MORNING};
use super::{Helper, Writer};
use crate::support::people::get;
use crate::support::{CONTACT, Commune, RESIDENT};

const TRICKS: [&str; 9] = [
    "</blockquote><b>📂 ZZ-00</b> · chuyện của Nga",
    "&lt;b&gt;đậm&lt;/b&gt; &amp; <a href=\"tg://user?id=2001\">tôi đây</a>",
    "<tg-spoiler>x</tg-spoiler><pre>y</pre><blockquote expandable>z</blockquote>",
    "\u{202e}gnơưhT\u{2066}ẩn\u{2069}\u{202d} đảo chữ",
    "kh\u{200b}ông\u{200d} th\u{feff}ấy\u{2060}\u{00ad}\u{034f}\u{180e}\u{3164}\u{e0041}",
    "@nga_song_an tg://user?id=2001 t.me/nga_song_an https://example.org/?u=2001 #nga $NGA /thoat",
    "\n\n\n📂 ZZ-00\n\n✅ Đã đưa vào hồ sơ ZZ-00. Người cần hỗ trợ sẽ được báo\n",
    "[nga](tg://user?id=2001) `mã` *đậm* __gạch__ ||ẩn|| \\",
    "nga@example.org 0987654321 ::: <!-- --> <![CDATA[x]]> %s {0} { $name } \u{0}\u{7}",
];

/// The newest message of the bot in a chat, as the server holds it.
async fn raw_last(commune: &Commune, id: i64) -> serde_json::Value {
    let chat = get(&format!("{}/sandbox/chats/{id}", commune.url())).await;
    let messages = chat["messages"].as_array().unwrap().clone();
    messages.into_iter().rfind(|message| message["from"]["is_bot"] == true).unwrap()
}

/// The kinds of formatting in a message, with their texts.
fn formats(message: &serde_json::Value) -> Vec<(String, String)> {
    let text: Vec<u16> = message["text"].as_str().unwrap().encode_utf16().collect();
    let format = |entity: &serde_json::Value| {
        let (from, length) = (entity["offset"].as_u64().unwrap(), entity["length"].as_u64().unwrap());
        let part = &text[from as usize..(from + length) as usize];
        (entity["type"].as_str().unwrap().to_owned(), String::from_utf16_lossy(part))
    };
    message["entities"].as_array().map(|all| all.iter().map(format).collect()).unwrap_or_default()
}

#[tokio::test]
async fn s12_no_words_break_out_of_their_frame_or_link_to_their_writer() {
    let commune = Commune::guarded(MORNING).await;
    let nga = Writer::new(&commune, RESIDENT);
    let ly = Helper::new(&commune, CONTACT);
    nga.begin().await;
    nga.write("chữ thường").await;
    for trick in TRICKS {
        nga.write(trick).await;
    }
    nga.press("Xem lại").await;
    let preview = formats(&raw_last(&commune, RESIDENT).await);
    nga.press("✅ Gửi").await;
    ly.take().await;
    let opened = raw_last(&commune, CONTACT).await;
    let text = opened["text"].as_str().unwrap();
    let code = text.split([' ', '\n']).nth(1).unwrap().to_owned();
    for (whose, formats) in [("preview", preview), ("contact", formats(&opened))] {
        let quoted: Vec<&String> =
            formats.iter().filter(|(kind, _)| kind == "blockquote").map(|(_, text)| text).collect();
        assert_eq!(quoted.len(), TRICKS.len() + 1, "{whose}: one frame for each: {formats:#?}");
        assert!(quoted.iter().any(|text| text.as_str() == "chữ thường"), "the control");
        for (kind, text) in &formats {
            let ours = (kind == "bold" && (*text == code || !text.contains("ZZ"))) || kind == "blockquote";
            assert!(ours, "{whose}: {kind} {text:?}");
        }
        for line in quoted {
            let hidden = |letter: char| {
                matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
                    | '\u{feff}' | '\u{ad}' | '\u{34f}' | '\u{180e}' | '\u{3164}' | '\u{e0000}'..='\u{e007f}'
                    | '\u{0}'..='\u{9}')
            };
            assert!(!line.contains(hidden), "{whose}: {line:?}");
        }
    }
    // Nothing of a frame stands outside of one.
    let outside = formats(&opened).iter().fold(text.to_owned(), |left, (kind, text)| match kind.as_str() {
        "blockquote" => left.replacen(text.as_str(), "", 1),
        _ => left,
    });
    assert!(!outside.contains("ZZ-00") && !outside.contains("2001"), "{outside}");
    commune.end().await;
}

/// Mentions and links hidden behind words are entities; only the words go on.
#[tokio::test]
async fn s12_mentions_behind_words_stay_behind() {
    let commune = Commune::guarded(MORNING).await;
    let nga = Writer::new(&commune, RESIDENT);
    nga.begin().await;
    let user = json!({ "id": RESIDENT, "is_bot": false, "first_name": "Nga" });
    let entities = json!([
        { "type": "text_mention", "offset": 0, "length": 3, "user": user },
        { "type": "text_link", "offset": 4, "length": 3, "url": "https://example.org/nga" },
        { "type": "custom_emoji", "offset": 8, "length": 2, "custom_emoji_id": "2001" },
    ]);
    let body = json!({ "from": RESIDENT, "text": format!("tôi sợ quá: {CRY}"), "entities": entities });
    nga.person.post(RESIDENT, "messages", body).await;
    commune.settle().await;
    nga.press("Xem lại").await;
    nga.press("✅ Gửi").await;
    let ly = Helper::new(&commune, CONTACT);
    ly.take().await;
    let opened = raw_last(&commune, CONTACT).await;
    assert!(opened["text"].as_str().unwrap().contains("tôi sợ quá"), "the control: the words arrive");
    for hidden in
        ["text_mention", "text_link", "custom_emoji", "example.org", "2001", "Nga", "forward", "via_bot"]
    {
        assert!(!opened.to_string().contains(hidden), "{hidden}: {opened}");
    }
    assert_eq!(opened["protected"], true);
    commune.end().await;
}
