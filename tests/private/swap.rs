//! The swap test: one run in which one resident writes privately and another does the ordinary things, and one the
//! other way round. After every step the disk of both runs must be the same but for random bytes, so that nobody who
//! holds it can tell which of the two has ever written.

use std::collections::BTreeSet;
use std::fs::OpenOptions;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;

use chrono::Duration;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection};

use super::files::{Changes, Commit, Watched};
use super::{Helper, Writer};
use crate::support::{CONTACT, Commune, RESIDENT, STRANGER};

const MORNING: &str = "2020-11-16 09:00";

/// What somebody does.
#[derive(Debug, PartialEq)]
enum Step {
    /// The one who writes privately.
    PrivateWrites(&'static str),
    PrivatePresses(&'static str),
    /// The one who does not.
    OtherWrites(&'static str),
    OtherPresses(&'static str),
    ContactPresses(&'static str),
    ContactAnswers(&'static str),
    Minutes(i64),
}
use Step::*;

/// A whole case, with ordinary life in between.
const STORY: &[Step] = &[
    PrivateWrites("/rieng"),
    OtherWrites("/start"),
    PrivatePresses("✍️ Viết"),
    OtherPresses("Trợ giúp"),
    PrivatePresses("Một mình"),
    OtherPresses("Về đầu"),
    PrivatePresses("Của tôi"),
    PrivatePresses("Tiếp"),
    PrivatePresses("Gửi dòng"),
    PrivatePresses("Tiếp"),
    PrivatePresses("Viết"),
    OtherWrites("/trogiup"),
    PrivateWrites("Đêm qua tôi sợ lắm"),
    OtherWrites("xin chào"),
    PrivatePresses("Xem lại"),
    OtherWrites("/ngonngu"),
    PrivatePresses("✅ Gửi"),
    OtherPresses("English"),
    PrivatePresses("Rời ngay"),
    OtherWrites("/ngonngu"),
    ContactPresses("✅ Nhận"),
    OtherPresses("Tiếng Việt"),
    ContactAnswers("Chị cứ yên tâm, tôi nghe đây"),
    OtherWrites("/start"),
    PrivatePresses("Xem"),
    OtherWrites("/huy"),
    PrivatePresses("Viết thêm"),
    OtherWrites("/xoadulieu"),
    OtherPresses("Về đầu"),
    OtherPresses("Tin tôi nhận"),
    OtherPresses("Dừng tất cả"),
    PrivateWrites("Cảm ơn chị"),
    PrivatePresses("Xem lại"),
    OtherPresses("Nhận tin lại"),
    PrivatePresses("✅ Gửi"),
    OtherWrites("/lich"),
    Minutes(16),
    OtherWrites("/trogiup"),
    ContactPresses("✅ Nhận"),
    ContactPresses("Khép lại"),
    ContactPresses("✔️ Khép lại"),
    PrivateWrites("/rieng"),
    OtherWrites("/start"),
    PrivatePresses("Tin của tôi"),
    PrivatePresses("✅"),
    PrivatePresses("Xoá hẳn"),
    PrivatePresses("🗑 Xoá hẳn"),
    OtherWrites("/trogiup"),
    PrivateWrites("/thoat"),
    OtherWrites("/thoat"),
    Minutes(60 * 25),
];

/// What the disk shows of one step.
#[derive(Debug, PartialEq)]
struct Shown {
    /// Commits that take in or answer an update, in order.
    decided: Vec<Commit>,
    /// What the others did together: how many sent messages are noted at once is a matter of chance.
    noted: Changes,
    noted_in: BTreeSet<String>,
    /// What was done by commits that went when the log was emptied.
    unseen: Changes,
    emptied: bool,
    /// All rows, without sealed bytes.
    rows: Changes,
}

impl Shown {
    async fn look(watched: &mut Watched) -> Self {
        let look = watched.look().await;
        let decides = |commit: &Commit| commit.rows.keys().any(|row| changed_in(row) == "inbox");
        let (decided, others): (Vec<Commit>, Vec<Commit>) = look.commits.into_iter().partition(decides);
        for commit in decided.iter().chain(&others) {
            let touched = |table: &str| commit.pages.contains_key(table);
            assert!(!touched("person") || !touched("case_file") && !touched("case_letter"), "{commit:?}");
        }
        let (mut noted, mut noted_in) = (Changes::new(), BTreeSet::new());
        for commit in others {
            noted_in.extend(commit.pages.into_keys());
            for (row, times) in commit.rows {
                // A case is written back once for all that is noted together.
                let once = changed_in(&row) == "case_file";
                let sum = noted.entry(row).or_insert(0);
                *sum = if once { 1 } else { *sum + times };
            }
        }
        Self { decided, noted, noted_in, unseen: look.unseen, emptied: look.emptied, rows: watched.shapes() }
    }

    /// Every table in which something was written.
    fn touched(&self) -> BTreeSet<&str> {
        let pages = self.decided.iter().flat_map(|commit| commit.pages.keys());
        let unseen = self.unseen.keys().map(|row| changed_in(row));
        pages.chain(&self.noted_in).map(String::as_str).chain(unseen).collect()
    }

    /// The same with other people in the clear rows.
    fn renamed(mut self, rename: &dyn Fn(&str) -> String) -> Self {
        let renamed = |changes: Changes| changes.into_iter().map(|(row, n)| (rename(&row), n)).collect();
        for commit in &mut self.decided {
            commit.rows = renamed(std::mem::take(&mut commit.rows));
        }
        Self { noted: renamed(self.noted), unseen: renamed(self.unseen), rows: renamed(self.rows), ..self }
    }
}

/// The table of a changed row ("+ person: …").
fn changed_in(row: &str) -> &str {
    row[2..].split(':').next().unwrap()
}

/// Both databases after one step.
type Disk = [Shown; 2];

/// Plays the story; gives what the disk shows after each step.
async fn play(key: &[u8], private: i64, other: i64) -> Vec<Disk> {
    let folder = tempfile::tempdir().unwrap();
    let file =
        OpenOptions::new().write(true).create_new(true).mode(0o600).open(folder.path().join("loa.key"));
    file.unwrap().write_all(key).unwrap();
    let commune = Commune::guarded_in(folder, MORNING).await;
    // Both have done the same before.
    for id in [RESIDENT, STRANGER] {
        let somebody = Writer::new(&commune, id);
        somebody.write("/ngonngu").await;
        somebody.press("Tiếng Việt").await;
    }
    let (private, other) = (Writer::new(&commune, private), Writer::new(&commune, other));
    let contact = Helper::new(&commune, CONTACT);
    let file = |name: &str| commune.folder.path().join(name);
    let (mut main, mut keys) = (Watched::new(file("loa.db")).await, Watched::new(file("case-keys.db")).await);
    let mut shown = vec![];
    for step in STORY {
        match step {
            PrivateWrites(text) => private.write(text).await,
            PrivatePresses(label) => private.press(label).await,
            OtherWrites(text) => other.write(text).await,
            OtherPresses(label) => other.press(label).await,
            ContactPresses(label) => contact.0.press(label).await,
            ContactAnswers(text) => contact.answer(text).await,
            Minutes(minutes) => commune.pass(Duration::minutes(*minutes)).await,
        }
        shown.push([Shown::look(&mut main).await, Shown::look(&mut keys).await]);
        // SQLite begins the log anew every thousand pages; that must not hide a commit from the next look.
        commune.loa.store.truncate_wal().await.unwrap();
        main.look().await;
    }
    commune.end().await;
    shown
}

/// Where two runs part, line by line.
fn parted(first: &Shown, second: &Shown) -> String {
    let (first, second) = (format!("{first:#?}"), format!("{second:#?}"));
    let lines = first.lines().zip(second.lines()).filter(|(first, second)| first != second);
    lines.take(20).map(|(first, second)| format!("{first}\n{second}\n")).collect()
}

/// The rows of the two residents, each called by the other's name.
fn swapped(row: &str) -> String {
    let rows = ["5, 2001, 'Nga', ", "6, 2002, 'Siu H''Bia', "];
    match row.split_once("person: ") {
        Some((sign, person)) if person.starts_with(rows[0]) => row_of(sign, person, rows[0], rows[1]),
        Some((sign, person)) if person.starts_with(rows[1]) => row_of(sign, person, rows[1], rows[0]),
        _ => row.to_owned(),
    }
}

fn row_of(sign: &str, person: &str, from: &str, to: &str) -> String {
    format!("{sign}person: {to}{}", &person[from.len()..])
}

#[tokio::test(flavor = "multi_thread")]
async fn who_writes_privately_does_not_show_after_any_step() {
    // With one key, so that what is found by keyed hashes lies in the same places.
    let key: Vec<u8> = (0..32).collect();
    let first = play(&key, RESIDENT, STRANGER).await;
    let second = play(&key, STRANGER, RESIDENT).await;
    let mut apart = false;
    for (step, (first, second)) in STORY.iter().zip(first.into_iter().zip(second)) {
        let away = matches!(step, OtherPresses("English" | "Dừng tất cả"));
        let chosen = away || matches!(step, OtherPresses("Tiếng Việt" | "Nhận tin lại"));
        for [main, _] in [&first, &second] {
            // The clear row of a person is written for what somebody chose as a resident, and for nothing private.
            assert_eq!(main.touched().contains("person"), chosen, "{step:?}: {main:#?}");
        }
        apart = if chosen { away } else { apart };
        // What the other one chose lies in clear, and is all that may tell them apart.
        let rename = |row: &str| if apart || chosen { swapped(row) } else { row.to_owned() };
        let second = second.map(|shown| shown.renamed(&rename));
        for (first, second) in first.into_iter().zip(second) {
            let found = parted(&first, &second);
            assert!(first == second, "after {step:?} the disk tells who it was:\n{found}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_swap_test_sees_a_clear_row_that_is_touched() {
    let commune = Commune::guarded(MORNING).await;
    let mut main = Watched::new(commune.folder.path().join("loa.db")).await;
    let resident = Writer::new(&commune, RESIDENT);
    resident.write("/rieng").await;
    let private = Shown::look(&mut main).await;
    assert!(private.touched().contains("case_file") && !private.touched().contains("person"), "{private:#?}");
    // What an implementation would do that keeps the last visit of everybody.
    let path = commune.folder.path().join("loa.db");
    let options = SqliteConnectOptions::new().filename(path);
    let mut database = options.connect().await.unwrap();
    sqlx::query("UPDATE person SET reachable = 0 WHERE chat_id = 2001").execute(&mut database).await.unwrap();
    database.close().await.unwrap();
    let touched = Shown::look(&mut main).await;
    assert!(touched.touched().contains("person") && touched != private);
    assert_ne!(touched.rows.get("person: 5, 2001, 'Nga', NULL, 0, NULL, 0, 0, 1"), None, "{touched:#?}");
    commune.end().await;
}
