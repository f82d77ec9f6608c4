//! Somebody who reads the server's log, at the most talkative level.

use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use loa::sandbox::{Limits, Options, Person as Somebody, Sandbox, Time};
use serde_json::json;

use super::attacks::{COMFORT, CRY};
use crate::support::people::{Person, post};

const TOKEN: &str = "777:SECRETSECRET";
const PLAN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/plans/song-an-2020.toml");
const COORDINATOR: i64 = 7_123_450_001;
const CONTACTS: [i64; 2] = [7_123_450_002, 7_123_450_003];
const RESIDENT: i64 = 7_123_450_004;
const CODE_WORD: &str = "cây kơnia";

struct RealTime(Instant);

impl Time for RealTime {
    #[allow(clippy::disallowed_methods, reason = "the program runs by the machine's clock")]
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }

    fn monotonic(&self) -> Duration {
        self.0.elapsed()
    }
}

async fn server() -> Sandbox {
    let person = |id: i64, name: &str| Somebody {
        id,
        first_name: name.to_owned(),
        last_name: None,
        username: None,
        language_code: None,
        caption: String::new(),
        started: false,
    };
    let time = Arc::new(RealTime(Instant::now()));
    let people = vec![
        person(COORDINATOR, "Xuân-Hạnh"),
        person(CONTACTS[0], "Xuân-Lý"),
        person(CONTACTS[1], "Xuân-Thoan"),
        person(RESIDENT, "Xuân-Nga"),
    ];
    Sandbox::start(Options { people, limits: Limits::off(), ..Options::new(TOKEN, time) }).await.unwrap()
}

fn loa(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_loa"));
    command.args(arguments).env_remove("TELOXIDE_TOKEN").env_remove("RUST_LOG").stdin(Stdio::null());
    command
}

fn claim(folder: &str, more: &[&str]) -> String {
    let output = loa(&[&["claim", "--data", folder], more].concat()).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    said.split("/start ")
        .nth(1)
        .unwrap_or_else(|| panic!("{said}"))
        .split_whitespace()
        .next()
        .unwrap()
        .to_owned()
}

/// Ends with the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Waits until this stands in the chat.
async fn until(person: &Person, words: &str) {
    for _ in 0..2000 {
        if person.heard().await.contains(words) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("never: {words}; {}", person.heard().await);
}

/// Presses this as soon as it is there.
async fn press(person: &Person, label: &str) {
    for _ in 0..2000 {
        if person.messages().await.iter().any(|message| message.has_button(label)) {
            person.press(label).await;
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("never: {label}; {:#?}", person.messages().await);
}

async fn answer(person: &Person, words: &str) {
    until(person, "Trả lời: bấm giữ").await;
    let messages = person.messages().await;
    let case = messages.iter().rfind(|message| message.from_bot && message.text.starts_with("📂")).unwrap();
    person.reply(case.id, words).await;
}

#[tokio::test]
async fn s17_the_log_at_its_most_talkative_tells_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data").to_str().unwrap().to_owned();
    std::fs::create_dir(&data).unwrap();
    let log = folder.path().join("log");
    let code = claim(&data, &[]);
    let contacts = [claim(&data, &["--contact"]), claim(&data, &["--contact"])];
    let server = server().await;
    let url = server.api_url();
    let mut run = loa(&["run", "--data", &data, "--plan", PLAN]);
    run.env("TELOXIDE_TOKEN", TOKEN).env("TELOXIDE_API_URL", &url);
    run.env("RUST_LOG", "trace,loa=trace,teloxide=trace,reqwest=trace,hyper=trace,sqlx=trace");
    let stderr = std::fs::File::create(&log).unwrap();
    let running = Running(run.stderr(stderr).stdout(Stdio::null()).spawn().unwrap());

    let person = |id: i64| Person::new(id, &url);
    person(COORDINATOR).write(&format!("/start {code}")).await;
    until(&person(COORDINATOR), "đầu mối").await;
    person(COORDINATOR).write("/start").await;
    press(&person(COORDINATOR), "Kênh nhắn riêng").await;
    press(&person(COORDINATOR), "Tôi đã gọi thử").await;
    for (id, code) in CONTACTS.into_iter().zip(&contacts) {
        let contact = person(id);
        contact.write(&format!("/start {code}")).await;
        for label in ["Tôi đồng ý", "➡️", "✅ Có", "Tập thử", "✅ Nhận"] {
            press(&contact, label).await;
        }
        answer(&contact, "Tôi đang nghe").await;
        until(&contact, "Bài tập thử đã xong").await;
    }
    let nga = person(RESIDENT);
    nga.write("/rieng").await;
    for label in ["✍️ Viết", "Một mình", "Của tôi", "Tiếp", "Gửi dòng", "Tiếp", "Đặt từ hẹn"]
    {
        press(&nga, label).await;
    }
    until(&nga, "tên một loài cây").await;
    nga.write(CODE_WORD).await;
    press(&nga, "đã có").await;
    press(&nga, "Không đặt nữa").await;
    press(&nga, "✍️ Viết").await;
    nga.write(CRY).await;
    nga.send_photo(None, CRY, None).await;
    until(&nga, "2 tin").await;
    press(&nga, "Xem lại").await;
    // Something to log about: calls fail, an update cannot be read, a panic would show its words.
    post(&format!("{url}/sandbox/faults"), json!({ "mode": "cut_before", "times": 3 })).await;
    nga.push_raw(
        json!({ "update_id": 1_900_000_000, "message": { "text": CRY, "chat": { "id": RESIDENT } } }),
    )
    .await;
    press(&nga, "✅ Gửi").await;
    let ly = person(CONTACTS[0]);
    press(&ly, "✅ Nhận").await;
    until(&ly, CRY).await;
    answer(&ly, COMFORT).await;
    press(&nga, "Xem").await;
    until(&nga, COMFORT).await;
    let case = ly.heard().await;
    let case = case.split("📂 ").nth(1).unwrap()[..5].to_owned();
    nga.write("/thoat").await;
    until(&nga, "📣 Tin").await;
    drop(running);

    let written = std::fs::read_to_string(&log).unwrap();
    assert!(written.contains("running") && written.contains("WARN"), "the control: it is the log: {written}");
    let ids = [COORDINATOR, CONTACTS[0], CONTACTS[1], RESIDENT].map(|id| id.to_string());
    let secrets =
        [CRY, COMFORT, CODE_WORD, "SECRETSECRET", "Xuân", &case, &code, &contacts[0], "/rieng", "/thoat"];
    for secret in secrets.into_iter().chain(ids.iter().map(String::as_str)) {
        assert!(!written.contains(secret), "{secret} is in the log: {written}");
    }
    server.stop().await;
}
