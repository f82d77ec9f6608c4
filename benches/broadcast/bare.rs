//! What Loa is compared with: a loop that keeps nothing, checks nothing and makes the same calls; in a process of its
//! own, as Loa is.

use std::process::Command;
use std::time::{Duration, Instant};

use futures::stream::{self, StreamExt, TryStreamExt};
use reqwest::Client;
use serde_json::{Value, json};

use crate::LOOK;
use crate::shared::crowd::{FIRST_READER, TEXT};
use crate::shared::world::TOKEN;
use crate::town::Town;

/// The word by which this program is started as the loop.
pub const WORD: &str = "bare-loop";

/// How long the loop takes for so many readers, with so many calls at a time.
pub async fn measure(town: &Town, readers: i64, concurrency: usize) -> anyhow::Result<Duration> {
    let program = std::env::current_exe()?;
    let arguments = [WORD.to_owned(), town.url(), readers.to_string(), concurrency.to_string()];
    // The server runs in this process, so nothing here may wait for the loop.
    let run = move || Command::new(program).args(arguments).output();
    let mut running = tokio::task::spawn_blocking(run);
    let mut seen = town.phone.last_call().await?;
    let ended = loop {
        tokio::select! {
            ended = &mut running => break ended??,
            // Being watched costs the server something, and Loa is watched too.
            () = tokio::time::sleep(LOOK) => seen = town.phone.calls(seen).await?.1,
        }
    };
    anyhow::ensure!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
    Ok(Duration::from_secs_f64(String::from_utf8(ended.stdout)?.trim().parse()?))
}

/// Sends, then prints the seconds that it took.
pub async fn run(arguments: &[String]) -> anyhow::Result<()> {
    let [url, readers, concurrency] = arguments else { anyhow::bail!("address, readers, concurrency") };
    let (readers, concurrency): (i64, usize) = (readers.parse()?, concurrency.parse()?);
    let http = Client::builder().no_proxy().tcp_nodelay(true).build()?;
    let method = format!("{url}/bot{TOKEN}/sendMessage");
    let keyboard = json!({ "inline_keyboard": [
        [{ "text": "✅ Sẽ đến", "callback_data": "1" }, { "text": "❌ Không đến", "callback_data": "2" }],
        [{ "text": "🔕 Thôi nhận tin", "callback_data": "3" }],
    ] });
    let began = Instant::now();
    stream::iter(FIRST_READER..FIRST_READER + readers)
        .map(|chat| {
            let (http, method) = (http.clone(), method.clone());
            let body = json!({ "chat_id": chat, "text": TEXT, "reply_markup": keyboard });
            async move {
                let answer: Value = http.post(method).json(&body).send().await?.json().await?;
                anyhow::ensure!(answer["ok"] == json!(true), "{answer}");
                Ok(())
            }
        })
        .buffer_unordered(concurrency)
        .try_collect::<Vec<()>>()
        .await?;
    println!("{}", began.elapsed().as_secs_f64());
    Ok(())
}
