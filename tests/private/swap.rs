//! The swap test: one run in which one resident writes privately and another does the ordinary things, and one the
//! other way round. After every step the disk of both runs must be the same but for random bytes, so that nobody who
//! holds it can tell which of the two has ever written.

use std::collections::BTreeSet;
use std::fs::OpenOptions;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;

use chrono::Duration;

use super::files::{Changes, Commit, Watched};
use super::{Helper, Writer};
use crate::support::{CONTACT, Commune, RESIDENT, STRANGER};

const MORNING: &str = "2020-11-16 09:00";

/// What somebody does.
#[derive(Debug)]
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
    PrivateWrites("Cảm ơn chị"),
    PrivatePresses("Xem lại"),
    PrivatePresses("✅ Gửi"),
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
        let decides = |commit: &Commit| commit.rows.keys().any(|row| row[2..].starts_with("inbox: "));
        let (decided, others): (Vec<Commit>, Vec<Commit>) = look.commits.into_iter().partition(decides);
        let (mut noted, mut noted_in) = (Changes::new(), BTreeSet::new());
        for commit in others {
            noted_in.extend(commit.pages.into_keys());
            for (row, times) in commit.rows {
                *noted.entry(row).or_insert(0) += times;
            }
        }
        Self { decided, noted, noted_in, unseen: look.unseen, emptied: look.emptied, rows: watched.shapes() }
    }

    /// Whether anything of this table was written.
    fn touches(&self, table: &str) -> bool {
        let prefix = format!("{table}: ");
        let rows = |changes: &Changes| changes.keys().any(|row| row[2..].starts_with(&prefix));
        rows(&self.unseen) || self.noted_in.contains(table) || self.decided.iter().any(|commit| commit.pages.contains_key(table))
    }
}

/// Plays the story; gives what both databases show after each step.
async fn play(key: &[u8], private: i64, other: i64) -> Vec<[Shown; 2]> {
    let folder = tempfile::tempdir().unwrap();
    let file = OpenOptions::new().write(true).create(true).mode(0o600).open(folder.path().join("loa.key"));
    file.unwrap().write_all(key).unwrap();
    let commune = Commune::guarded_in(folder, MORNING).await;
    let (private, other) = (Writer::new(&commune, private), Writer::new(&commune, other));
    let contact = Helper::new(&commune, CONTACT);
    for id in [RESIDENT, STRANGER] {
        let somebody = Writer::new(&commune, id);
        somebody.write("/ngonngu").await;
        somebody.press("Tiếng Việt").await;
    }
    let file = |name: &str| commune.folder.path().join(name);
    let mut databases = [Watched::new(file("loa.db")).await, Watched::new(file("case-keys.db")).await];
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
        let [main, keys] = &mut databases;
        shown.push([Shown::look(main).await, Shown::look(keys).await]);
    }
    commune.end().await;
    shown
}

#[tokio::test]
async fn who_writes_privately_does_not_show_after_any_step() {
    let key: Vec<u8> = (0..32).collect();
    let first = play(&key, RESIDENT, STRANGER).await;
    let second = play(&key, STRANGER, RESIDENT).await;
    for (step, (first, second)) in first.into_iter().zip(second).enumerate() {
        if first == second { continue; }
        println!("--- step {step} {:?}", STORY[step]);
        for (a, b) in first.iter().zip(&second) {
            if a.emptied != b.emptied { println!("emptied {} {}", a.emptied, b.emptied); }
            if a.unseen != b.unseen { println!("unseen\n{:?}\n{:?}", a.unseen, b.unseen); }
            if a.noted != b.noted { println!("noted\n{:?}\n{:?}", a.noted, b.noted); }
            if a.noted_in != b.noted_in { println!("noted_in\n{:?}\n{:?}", a.noted_in, b.noted_in); }
            if a.rows != b.rows { println!("rows");
               for (k, v) in &a.rows { if b.rows.get(k) != Some(v) { println!("  < {k} {v}"); } }
               for (k, v) in &b.rows { if a.rows.get(k) != Some(v) { println!("  > {k} {v}"); } }
            }
            if a.decided != b.decided { println!("decided\n{:?}\n{:?}", a.decided, b.decided); }
        }
    }
}
