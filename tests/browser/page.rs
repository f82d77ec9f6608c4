//! The sandbox's page in headless Chromium, through chromedriver. Everything waits until it is there.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::time::Duration;

use fantoccini::elements::Element;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::process::Process;
use crate::support::people;

const CHROMIUM: &str = "/usr/bin/chromium";
const CHROMEDRIVER: &str = "/usr/bin/chromedriver";

/// A machine that is busy with other tests turns the clock through four weeks in less.
const PATIENCE: Duration = Duration::from_secs(60);

/// What hits nothing, because the page has just been redrawn, is tried again so often.
const TRIES: usize = 20;
/// After so long.
const AGAIN: Duration = Duration::from_millis(100);

pub struct Page {
    browser: Client,
    port: u16,
    _driver: Process,
    _profile: TempDir,
}

/// Asks chromedriver to end, for it ends Chromium too; killed, it would leave Chromium behind.
impl Drop for Page {
    fn drop(&mut self) {
        if let Ok(mut stream) = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)) {
            let _ =
                stream.write_all(b"GET /shutdown HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            let _ = stream.read_to_end(&mut vec![]);
        }
    }
}

impl Page {
    /// Opens the page in a window that has room for three chats.
    pub async fn open(address: &str) -> Self {
        Self::open_with(address, json!({})).await
    }

    /// The same in a browser that runs no scripts of pages.
    pub async fn open_without_scripts(address: &str) -> Self {
        Self::open_with(address, json!({ "profile.managed_default_content_settings.javascript": 2 })).await
    }

    async fn open_with(address: &str, preferences: Value) -> Self {
        let profile = tempfile::tempdir().unwrap();
        let (driver, port) = Process::start(CHROMEDRIVER, &["--port=0"], |line| {
            Some(line.split_once("started successfully on port ")?.1.trim_end_matches('.').to_owned())
        });
        let arguments = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--window-size=1280,900",
            &format!("--user-data-dir={}", profile.path().display()),
        ];
        let options = json!({ "binary": CHROMIUM, "args": arguments, "prefs": preferences });
        let logs = json!({ "browser": "ALL" });
        let capabilities =
            [("goog:chromeOptions".to_owned(), options), ("goog:loggingPrefs".to_owned(), logs)];
        let browser = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities.into_iter().collect())
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .expect("Chromium does not start");
        browser.goto(address).await.unwrap();
        Self { browser, port: port.parse().unwrap(), _driver: driver, _profile: profile }
    }

    /// Waits until the part of the page shows all of these texts; gives its text.
    pub async fn see(&self, part: &str, texts: &[&str]) -> String {
        self.text(&format!("//*[@data-testid='{part}' or @id='{part}']{}", containing(texts))).await
    }

    /// Waits until a message of the chat holds all of these texts; gives the newest such message's text.
    pub async fn read(&self, chat: i64, texts: &[&str]) -> String {
        self.text(&newest_message(chat, texts)).await
    }

    /// Waits until the picture of the message has been loaded.
    pub async fn see_picture(&self, chat: i64, text: &str) {
        let path = format!("{}//img", newest_message(chat, &[text]));
        let script = "const [picture, done] = arguments; picture.decode().then(() => done(picture.naturalWidth), () => done(0));";
        for _ in 0..TRIES {
            let picture = serde_json::to_value(self.wait_for(&path).await).unwrap();
            let width = self.browser.execute_async(script, vec![picture]).await;
            if width.is_ok_and(|width| width.as_u64() > Some(0)) {
                return;
            }
        }
        panic!("the picture of {text:?} is broken");
    }

    /// Presses the first button with this label under the newest message with this text.
    pub async fn press(&self, chat: i64, text: &str, label: &str) {
        let button = format!("//button[@data-testid='press']{}", containing(&[label]));
        self.click_on(&format!("({}{button})[1]", newest_message(chat, &[text]))).await;
    }

    pub async fn click(&self, part: &str) {
        self.click_on(&format!("//*[@data-testid='{part}']")).await;
    }

    /// Chooses a file, to be sent with what is written next.
    pub async fn attach(&self, chat: i64, file: &str) {
        self.wait_for(&format!("//input[@data-testid='attach-{chat}']")).await.send_keys(file).await.unwrap();
    }

    /// Writes as the person and sends it.
    pub async fn write(&self, chat: i64, text: &str) {
        self.wait_for(&format!("//textarea[@data-testid='compose-{chat}']"))
            .await
            .send_keys(text)
            .await
            .unwrap();
        self.click(&format!("send-{chat}")).await;
    }

    pub async fn go(&self, address: &str) {
        self.browser.goto(address).await.unwrap();
    }

    pub async fn resize(&self, width: u32, height: u32) {
        self.browser.set_window_size(width, height).await.unwrap();
    }

    /// Whether nothing has to be scrolled sideways.
    pub async fn is_no_wider_than_its_window(&self) -> bool {
        let script = "const page = document.documentElement; return page.scrollWidth <= page.clientWidth;";
        self.browser.execute(script, vec![]).await.unwrap().as_bool().unwrap()
    }

    /// Whether there are pictures, all of them whole.
    pub async fn shows_its_pictures(&self) -> bool {
        let script = "const all = [...document.images]; return all.length > 0 && all.every(one => one.naturalWidth > 0);";
        self.browser.execute(script, vec![]).await.unwrap().as_bool().unwrap()
    }

    /// What was logged since the last time: refused, broken or missing things.
    pub async fn log(&self) -> Vec<Value> {
        let session = self.browser.session_id().await.unwrap().expect("a session");
        let url = format!("http://127.0.0.1:{}/session/{session}/se/log", self.port);
        let answer = people::post(&url, json!({ "type": "browser" })).await;
        answer["value"].as_array().expect("a log").clone()
    }

    pub async fn click_on(&self, path: &str) {
        for _ in 0..TRIES {
            if self.wait_for(path).await.click().await.is_ok() {
                return;
            }
        }
        panic!("{path} can't be clicked");
    }

    /// What is seen of an element: as long as it fades in, or while the page is drawn anew, that is nothing.
    pub async fn text(&self, path: &str) -> String {
        for _ in 0..TRIES {
            if let Ok(text) = self.wait_for(path).await.text().await
                && !text.is_empty()
            {
                return text;
            }
            tokio::time::sleep(AGAIN).await;
        }
        panic!("{path} can't be read");
    }

    async fn wait_for(&self, path: &str) -> Element {
        match self.browser.wait().at_most(PATIENCE).for_element(Locator::XPath(path)).await {
            Ok(element) => element,
            Err(error) => {
                let shown = self.browser.find(Locator::Css("body")).await.unwrap();
                panic!("no {path}: {error}\n{}", shown.text().await.unwrap());
            }
        }
    }
}

fn newest_message(chat: i64, texts: &[&str]) -> String {
    format!("(//*[@data-testid='chat-{chat}']//article{})[last()]", containing(texts))
}

fn containing(texts: &[&str]) -> String {
    texts.iter().map(|text| format!("[contains(., \"{text}\")]")).collect()
}
