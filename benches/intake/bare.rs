//! What Loa is compared with: a loop that fetches updates and keeps nothing; in a process of its own, as Loa is.

use std::process::{Child, Command};

use reqwest::Client;
use serde_json::{Value, json};

use crate::shared::world::TOKEN;

/// The word by which this program is started as the loop.
pub const WORD: &str = "bare-loop";

/// The running loop. Ends with this process, however that ends.
pub struct Loop(Child);

impl Loop {
    pub fn start(url: &str) -> anyhow::Result<Self> {
        Ok(Self(Command::new(std::env::current_exe()?).args([WORD, url]).spawn()?))
    }
}

impl Drop for Loop {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Fetches until killed.
pub async fn run(url: &str) -> anyhow::Result<()> {
    let http = Client::builder().no_proxy().tcp_nodelay(true).build()?;
    let method = format!("{url}/bot{TOKEN}/getUpdates");
    let mut offset = 0;
    loop {
        let wanted = json!({ "offset": offset, "limit": 100, "timeout": 50 });
        let answer: Value = http.post(&method).json(&wanted).send().await?.json().await?;
        anyhow::ensure!(answer["ok"] == json!(true), "{answer}");
        if let Some(last) = answer["result"].as_array().and_then(|updates| updates.last()) {
            offset = last["update_id"].as_i64().unwrap_or_default() + 1;
        }
    }
}
