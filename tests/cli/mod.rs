//! The command line, as whoever runs the server meets it.

mod backup;
mod claim;
mod doctor;
mod hardening;
mod key;
mod report;
mod start;

use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use loa::sandbox::{Options, Person, Sandbox, Time};
use loa::store::{Paths, Store};
use sqlx::Connection as _;
use tempfile::TempDir;

const TOKEN: &str = "777:SECRETSECRET";

fn loa(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_loa"));
    command.args(arguments).env_remove("TELOXIDE_TOKEN").env_remove("RUST_LOG").stdin(Stdio::null());
    command
}

fn text(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

fn run(arguments: &[&str]) -> (Option<i32>, String) {
    let output = loa(arguments).output().unwrap();
    (output.status.code(), text(&output))
}

fn data(folder: &TempDir) -> &str {
    folder.path().to_str().unwrap()
}

/// Changes a database behind loa's back.
async fn query(database: &Path, sql: &'static str) {
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(database);
    let mut database = sqlx::SqliteConnection::connect_with(&options).await.unwrap();
    sqlx::raw_sql(sql).execute(&mut database).await.unwrap();
    database.close().await.unwrap();
}

#[test]
fn wrong_usage_ends_with_two_and_a_problem_with_one() {
    assert_eq!(run(&["fly"]).0, Some(2));
    assert_eq!(run(&["sandbox", "--at", "yesterday"]).0, Some(2));
    let (code, said) = run(&["plan", "check", "nowhere.toml"]);
    assert_eq!(code, Some(1));
    assert!(said.contains("nowhere.toml"), "{said}");
}

#[test]
fn a_broken_plan_gets_all_its_problems_with_line_and_column() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("broken.toml");
    let good = include_str!("../../plans/song-an-2020.toml");
    let broken = good.replacen("lead = [\"vhxh\"]", "lead = [\"vhx\"]", 1).replacen(
        "due_on = 2020-03-17",
        "due_on = 2020-02-30",
        1,
    );
    std::fs::write(&file, broken).unwrap();
    let (code, said) = run(&["plan", "check", file.to_str().unwrap()]);
    assert_eq!(code, Some(1));
    assert!(said.contains("vhx") && said.contains("did you mean 'vhxh'"), "{said}");
    assert!(said.contains("2020-02-30") || said.contains("02-30"), "{said}");
    let places = said.lines().filter(|line| line.contains("broken.toml:")).count();
    assert!(places >= 2, "both at once: {said}");
}

#[test]
fn importing_twice_changes_nothing_and_roll_makes_a_plan_that_passes() {
    let folder = tempfile::tempdir().unwrap();
    let plan = concat!(env!("CARGO_MANIFEST_DIR"), "/plans/song-an-2020.toml");
    let (code, first) = run(&["plan", "import", plan, "--data", data(&folder)]);
    assert_eq!(code, Some(0), "{first}");
    assert!(first.contains("v-4-1"), "{first}");
    let (code, second) = run(&["plan", "import", plan, "--data", data(&folder)]);
    assert_eq!((code, second.contains("nothing has changed")), (Some(0), true), "{second}");
    let (_, shown) = run(&["plan", "show", "--data", data(&folder)]);
    assert!(shown.contains("V.4"), "{shown}");

    let rolled = loa(&["plan", "roll", plan, "--year", "2021"]).output().unwrap();
    let next = folder.path().join("song-an-2021.toml");
    std::fs::write(&next, &rolled.stdout).unwrap();
    let (code, said) = run(&["plan", "check", next.to_str().unwrap()]);
    assert_eq!(code, Some(0), "{said}");
}

#[test]
fn next_years_file_under_the_old_slug_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let plan = concat!(env!("CARGO_MANIFEST_DIR"), "/plans/song-an-2020.toml");
    assert_eq!(run(&["plan", "import", plan, "--data", data(&folder)]).0, Some(0));
    let rolled = loa(&["plan", "roll", plan, "--year", "2021"]).output().unwrap();
    let rolled = String::from_utf8(rolled.stdout).unwrap();
    assert!(rolled.contains("\"song-an-2021\""), "a rolled plan has a slug of its own");
    let next = folder.path().join("next.toml");
    let import = |text: &str| {
        std::fs::write(&next, text).unwrap();
        run(&["plan", "import", next.to_str().unwrap(), "--data", data(&folder)])
    };
    let (code, said) = import(&rolled.replacen("\"song-an-2021\"", "\"song-an-2020\"", 1));
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("'song-an-2020' is the plan of 2020") && said.contains("loa plan roll"), "{said}");
    let (_, kept) = run(&["plan", "import", plan, "--data", data(&folder)]);
    assert!(kept.contains("nothing has changed"), "{kept}");
    let (code, said) = import(&rolled);
    assert_eq!(code, Some(0), "{said}");
}

#[test]
fn claim_prints_a_code_that_is_nowhere_in_the_database() {
    let folder = tempfile::tempdir().unwrap();
    let (code, said) = run(&["claim", "--data", data(&folder)]);
    assert_eq!(code, Some(0), "{said}");
    let secret = said.split("/start ").nth(1).unwrap().split_whitespace().next().unwrap();
    assert!(secret.len() >= 22);
    let database = std::fs::read(folder.path().join("loa.db")).unwrap();
    assert!(!database.windows(secret.len()).any(|window| window == secret.as_bytes()));
}

#[test]
fn a_lost_key_and_a_second_plan_for_one_year_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let plan = concat!(env!("CARGO_MANIFEST_DIR"), "/plans/song-an-2020.toml");
    assert_eq!(run(&["plan", "import", plan, "--data", data(&folder)]).0, Some(0));
    let other = folder.path().join("other.toml");
    let renamed = std::fs::read_to_string(plan).unwrap().replacen("\"song-an-2020\"", "\"khac\"", 1);
    std::fs::write(&other, renamed).unwrap();
    let (code, said) = run(&["plan", "import", other.to_str().unwrap(), "--data", data(&folder)]);
    assert_eq!((code, said.contains("song-an-2020")), (Some(1), true), "{said}");

    std::fs::remove_file(folder.path().join("loa.key")).unwrap();
    let (code, said) = run(&["claim", "--data", data(&folder)]);
    assert_eq!((code, said.contains("is missing")), (Some(1), true), "{said}");
    assert!(!folder.path().join("loa.key").exists(), "no new key is made in silence");
}

#[test]
fn without_a_token_it_says_where_to_put_one() {
    let folder = tempfile::tempdir().unwrap();
    let (code, said) = run(&["run", "--data", data(&folder)]);
    assert_eq!(code, Some(1));
    assert!(said.contains("TELOXIDE_TOKEN"), "{said}");
}

#[test]
fn a_closed_port_is_explained_and_the_token_shown_nowhere() {
    let folder = tempfile::tempdir().unwrap();
    let output = loa(&["run", "--data", data(&folder)])
        .env("TELOXIDE_TOKEN", TOKEN)
        .env("TELOXIDE_API_URL", "http://127.0.0.1:9")
        .env("RUST_LOG", "trace,reqwest=trace,hyper=trace,teloxide=trace")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    let said = text(&output);
    assert!(said.contains("cannot be reached") && said.contains("TELOXIDE_PROXY"), "{said}");
    assert!(!said.contains("SECRETSECRET"), "{said}");
}

#[test]
fn a_webhook_that_telegram_would_not_call_is_explained() {
    let folder = tempfile::tempdir().unwrap();
    let ran = |url: &str| {
        let listen = ["--listen", "127.0.0.1:8099"];
        let mut program = loa(&["run", "--data", data(&folder), "--webhook-url", url]);
        let output = program.args(listen).env("TELOXIDE_TOKEN", TOKEN).output().unwrap();
        (output.status.code(), text(&output))
    };
    for url in ["http://loa.example/x", "https://loa.example:9000/x"] {
        let (code, said) = ran(url);
        assert_eq!(code, Some(1), "{said}");
        assert!(said.contains("--webhook-url") && said.contains("8443"), "{said}");
    }
    let (code, said) = run(&["run", "--webhook-url", "https://loa.example/x"]);
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("--listen"), "{said}");
}

#[test]
fn folders_that_cannot_be_used_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a-file");
    std::fs::write(&file, "").unwrap();
    let (code, said) = run(&["claim", "--data", file.to_str().unwrap()]);
    assert_eq!(code, Some(1));
    assert!(said.contains("a-file") && said.contains("cannot be used"), "{said}");
}

#[test]
fn the_wrong_folder_is_named_before_anything_comes_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let (empty, out) = (folder.path().join("empty"), folder.path().join("out"));
    let data = empty.to_str().unwrap();
    let report = ["report", "--from", "2020-01-01", "--to", "2020-06-30", "--format", "json", "--out"];
    let report = [&report[..], &[out.to_str().unwrap()]].concat();
    for command in [&report[..], &["plan", "show"], &["backup", out.to_str().unwrap()]] {
        let (code, said) = run(&[command, &["--data", data]].concat());
        assert_eq!(code, Some(1), "{command:?}: {said}");
        assert!(said.contains("there is no database in") && said.contains("--data"), "{command:?}: {said}");
        assert!(!empty.exists(), "{command:?} made something");
    }

    let plan = concat!(env!("CARGO_MANIFEST_DIR"), "/plans/song-an-2020.toml");
    for command in [&["claim"][..], &["plan", "import", plan]] {
        // In the folder in which one happens to be.
        let ran = |command: &[&str]| loa(command).current_dir(folder.path()).output().unwrap();
        let (first, second) = (ran(command), ran(command));
        let made =
            format!("made a new database in {}/data;", folder.path().canonicalize().unwrap().display());
        assert!(
            first.status.success() && String::from_utf8_lossy(&first.stderr).contains(&made),
            "{first:?}"
        );
        assert!(!text(&second).contains("made a new database"), "{second:?}");
        std::fs::remove_dir_all(folder.path().join("data")).unwrap();
    }
}

#[tokio::test]
async fn a_database_of_a_newer_version_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(run(&["claim", "--data", data(&folder)]).0, Some(0));
    let newer = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
                 VALUES (9999, 'future', 1, x'00', 0)";
    query(&folder.path().join("loa.db"), newer).await;
    let (code, said) = run(&["claim", "--data", data(&folder)]);
    assert_eq!(code, Some(1));
    assert!(said.contains("newer version"), "{said}");
}

/// Whatever is asked for beside a bot whose tables are older waits until it is stopped.
#[tokio::test]
async fn no_other_command_changes_the_tables_under_a_bot_of_another_version() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(run(&["claim", "--data", data(&folder)]).0, Some(0));
    let database = folder.path().join("loa.db");
    let older = "DELETE FROM _sqlx_migrations WHERE version = (SELECT max(version) FROM _sqlx_migrations)";
    query(&database, older).await;
    let before = std::fs::read(&database).unwrap();
    let bot = Store::lock(&Paths::new(folder.path(), None)).unwrap();
    let plan = concat!(env!("CARGO_MANIFEST_DIR"), "/plans/song-an-2020.toml");
    let out = folder.path().join("out");
    let out = out.to_str().unwrap();
    let of_a_year =
        ["report", "--from", "2020-01-01", "--to", "2020-06-30", "--format", "json", "--out", out];
    let commands = [
        &["claim"][..],
        &["plan", "import", plan],
        &["plan", "show"],
        &["backup", out],
        &["doctor"],
        &of_a_year,
    ];
    for command in commands {
        let (code, said) = run(&[command, &["--data", data(&folder)]].concat());
        assert_eq!(code, Some(1), "{command:?}: {said}");
        assert!(said.contains("another version of loa runs"), "{command:?}: {said}");
    }
    // Another bot neither.
    let starting = loa(&["run", "--data", data(&folder)]).env("TELOXIDE_TOKEN", TOKEN).output().unwrap();
    assert!(text(&starting).contains("is in use by another loa"), "{starting:?}");
    assert_eq!(std::fs::read(&database).unwrap(), before);
    drop(bot);
}

struct RealTime(Instant);

impl Time for RealTime {
    #[allow(clippy::disallowed_methods)]
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }

    fn monotonic(&self) -> Duration {
        self.0.elapsed()
    }
}

async fn server() -> Sandbox {
    let person = Person {
        id: 1,
        first_name: "An".to_owned(),
        last_name: None,
        username: None,
        language_code: None,
        caption: String::new(),
        started: false,
    };
    let time = Arc::new(RealTime(Instant::now()));
    Sandbox::start(Options { people: vec![person], ..Options::new(TOKEN, time) }).await.unwrap()
}

fn start(folder: &Path, server: &Sandbox, token: &str) -> Child {
    loa(&[
        "run",
        "--data",
        folder.to_str().unwrap(),
        "--plan",
        concat!(env!("CARGO_MANIFEST_DIR"), "/plans/song-an-2020.toml"),
    ])
    .env("TELOXIDE_TOKEN", token)
    .env("TELOXIDE_API_URL", server.api_url())
    .stdout(Stdio::piped())
    .stderr(Stdio::piped())
    .spawn()
    .unwrap()
}

async fn ended(child: Child) -> (Option<i32>, String) {
    let output = tokio::task::spawn_blocking(move || child.wait_with_output().unwrap()).await.unwrap();
    (output.status.code(), text(&output))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_token_is_told_apart() {
    let (folder, server) = (tempfile::tempdir().unwrap(), server().await);
    let (code, said) = ended(start(folder.path(), &server, "777:WRONG")).await;
    assert_eq!(code, Some(1));
    assert!(said.contains("does not know this token") && !said.contains("WRONG"), "{said}");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_bot_a_folder_and_a_stop_within_five_seconds() {
    let (folder, server) = (tempfile::tempdir().unwrap(), server().await);
    let first = start(folder.path(), &server, TOKEN);
    let url = format!("{}/sandbox/requests?after=0", server.api_url());
    let working = async {
        loop {
            let seen = reqwest::get(&url).await.unwrap().text().await.unwrap();
            if seen.to_lowercase().contains("setmyshortdescription") {
                return;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(30), working).await.expect("it never starts");

    let (code, said) = ended(start(folder.path(), &server, TOKEN)).await;
    assert_eq!(code, Some(1));
    assert!(said.contains("in use"), "{said}");

    let (code, said) = run(&["sandbox", "--port", "0", "--data", data(&folder)]);
    assert_eq!(code, Some(1), "{said}");

    let asked = Instant::now();
    let terminated = Command::new("kill").args(["-TERM", &first.id().to_string()]).status().unwrap();
    assert!(terminated.success());
    let (code, said) = ended(first).await;
    assert_eq!(code, Some(0), "{said}");
    assert!(asked.elapsed() < Duration::from_secs(6), "stopping took {:?}", asked.elapsed());

    let (code, said) = run(&["sandbox", "--port", "0", "--data", data(&folder)]);
    assert_eq!(code, Some(1));
    assert!(said.contains("real token"), "{said}");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn doctor_says_what_is_well_and_what_to_do() {
    let (folder, server) = (tempfile::tempdir().unwrap(), server().await);
    let plan = concat!(env!("CARGO_MANIFEST_DIR"), "/plans/song-an-2020.toml");
    assert_eq!(run(&["plan", "import", plan, "--data", data(&folder)]).0, Some(0));
    let doctor = |token: &'static str| {
        let (folder, url) = (data(&folder).to_owned(), server.api_url());
        tokio::task::spawn_blocking(move || {
            let mut command = loa(&["doctor", "--data", &folder]);
            let output = command.env("TELOXIDE_TOKEN", token).env("TELOXIDE_API_URL", url).output().unwrap();
            (output.status.code(), text(&output))
        })
    };
    let (code, said) = doctor(TOKEN).await.unwrap();
    assert_eq!(code, Some(1), "{said}");
    for words in ["loa claim", "Bot API server reached", "never checked", "plan song-an-2020"] {
        assert!(said.contains(words), "{words:?} is missing in:\n{said}");
    }
    let (_, said) = doctor("777:WRONG").await.unwrap();
    assert!(said.contains("does not know this token"), "{said}");
    server.stop().await;
}
