//! Words that are shown to the other side are judged by the server that would make links of them.

use loa::messages::inert;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

use super::world::{AN, TOKEN, World};

/// What the server finds by itself in a text.
async fn found(world: &World, http: &reqwest::Client, text: &str) -> Vec<Value> {
    let url = format!("{}/bot{TOKEN}/sendMessage", world.sandbox.api_url());
    let html = format!("<i>Loa:</i> {}", html_escape::encode_text(text));
    let body = json!({ "chat_id": AN, "text": html, "parse_mode": "HTML" });
    let answer: Value = http.post(url).json(&body).send().await.unwrap().json().await.unwrap();
    assert_eq!(answer["ok"], true, "{answer}");
    let entities = answer["result"]["entities"].as_array().cloned().unwrap_or_default();
    entities.into_iter().filter(|entity| entity["type"] != "italic").collect()
}

/// Words full of what becomes a link.
fn tricky() -> impl Strategy<Value = String> {
    let links =
        ["/start", "@loa_bot", "https://example.org/a", "t.me/abc", "http://a.vn", "\u{200b}", "\u{301}"];
    let part = prop_oneof![
        3 => prop::sample::select(links.map(str::to_owned).to_vec()),
        2 => "[a-z0-9_@/:. \n<>&]{0,6}",
    ];
    prop::collection::vec(part, 1..8).prop_map(|parts| parts.concat())
}

#[tokio::test]
async fn s12_the_server_makes_no_link_of_inert_words() {
    let world = World::new().await;
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    let mut runner = TestRunner::deterministic();
    let mut became_links = 0;
    for _ in 0..150 {
        let text = tricky().new_tree(&mut runner).unwrap().current();
        let safe = inert(&text);
        if safe.is_empty() {
            continue;
        }
        became_links += usize::from(!found(&world, &http, &text).await.is_empty());
        assert_eq!(found(&world, &http, &safe).await, Vec::<Value>::new(), "{text:?}");
    }
    assert!(became_links > 50, "the texts are tame: only {became_links} held a link");
}
