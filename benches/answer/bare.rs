//! What Loa is compared with: a loop that keeps nothing, checks nothing, and makes the same calls.

use reqwest::Client;
use serde_json::{Value, json};

/// As long as a screen of Loa's.
const TEXT: &str = "<b>Việc của đơn vị</b>\n\n1. Tuyên truyền về bình đẳng giới và vì sự tiến bộ của phụ nữ";

/// Answers every message with a message, and every press with an answer and a changed screen, until it is dropped.
pub async fn run(api: &str) -> anyhow::Result<()> {
    let http = Client::builder().no_proxy().tcp_nodelay(true).build()?;
    let keyboard = json!({ "inline_keyboard": [[{ "text": "1", "callback_data": "1" }]] });
    let mut offset = 0;
    loop {
        let wanted = json!({ "offset": offset, "timeout": 50 });
        let updates = call(&http, api, "getUpdates", &wanted).await?;
        for update in updates.as_array().into_iter().flatten() {
            let id = update["update_id"].as_i64().unwrap_or_default();
            offset = id + 1;
            let text = format!("{TEXT}\n{id}");
            if let Some(chat) = update["message"]["chat"]["id"].as_i64() {
                let body =
                    json!({ "chat_id": chat, "text": text, "parse_mode": "HTML", "reply_markup": keyboard });
                call(&http, api, "sendMessage", &body).await?;
            }
            let press = &update["callback_query"];
            if press.is_object() {
                call(&http, api, "answerCallbackQuery", &json!({ "callback_query_id": press["id"] })).await?;
                let (chat, message) = (&press["message"]["chat"]["id"], &press["message"]["message_id"]);
                let body = json!({
                    "chat_id": chat, "message_id": message, "text": text, "parse_mode": "HTML",
                    "reply_markup": keyboard,
                });
                call(&http, api, "editMessageText", &body).await?;
            }
        }
    }
}

async fn call(http: &Client, api: &str, method: &str, body: &Value) -> anyhow::Result<Value> {
    let mut answer: Value = http.post(format!("{api}/{method}")).json(body).send().await?.json().await?;
    anyhow::ensure!(answer["ok"] == json!(true), "{method}: {answer}");
    Ok(answer["result"].take())
}
