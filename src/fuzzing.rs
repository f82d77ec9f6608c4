//! What is fed with arbitrary bytes: one function a target of `fuzz/`, which says there how to run it. Each panics if
//! what it is given breaks more than itself. `cargo test fuzzing` feeds them every file of `fuzz/corpus/`.
//!
//! Part of no build of the bot.

use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate};

use crate::domain::reply::{
    Extension, Lexicon, Meaning, figures, understand, understand_moment, understand_range,
};
use crate::plan_file;
pub use crate::telegram::fuzzing::{button, update};

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::parse(include_str!("../messages/vi/replies.toml")).expect("the shipped word list is sound")
});

/// What somebody has written, and what it means as a reply, as results, as a moment and as a range of days.
pub fn reply(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for today in [(2020, 2, 29), (2020, 11, 16), (2020, 12, 31)] {
        let today = NaiveDate::from_ymd_opt(today.0, today.1, today.2).expect("a date");
        let reply = understand(&LEXICON, &text, today);
        match reply.meaning {
            Meaning::Extension(Some(Extension::Days(days))) => {
                assert!((1..=366).contains(&days), "{reply:?}")
            }
            Meaning::Extension(Some(Extension::Until(until))) => assert!(until >= today, "{reply:?}"),
            _ => {}
        }
        let now = today.and_hms_opt(23, 59, 0).expect("a time");
        if let Ok(moment) = understand_moment(&LEXICON, &text, now) {
            assert!(moment.day >= today, "{moment:?}");
        }
        // The second day may lie before the first: whoever asks for the range says so.
        let _ = understand_range(&LEXICON, &text, today.year(), today);
    }
    let _ = figures(&LEXICON, &text);
}

/// A plan file: everything that is wrong with it is said with a place in it, or the plan can be written, shown and
/// moved to the next year.
pub fn plan(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    match plan_file::read("plan.toml", text) {
        Ok(plan) => {
            let _ = plan_file::show(&plan);
            let written = plan_file::write(&plan).expect("a plan can be written");
            let again = plan_file::read("written.toml", &written).unwrap_or_else(|problems| {
                panic!(
                    "{written}\n{}",
                    problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
                )
            });
            assert!(again == plan, "{written}");
            if let Ok(next) = plan_file::roll("plan.toml", text, plan.year + 1) {
                assert!(plan_file::read("next.toml", &next).is_ok(), "{next}");
            }
        }
        Err(problems) => {
            assert!(!problems.is_empty());
            for problem in problems {
                let _ = problem.to_string();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;

    fn feed(target: &str, check: impl Fn(&[u8])) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target);
        let mut fed = 0;
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            // Shown if the check fails.
            println!("{}", path.display());
            check(&fs::read(path).unwrap());
            fed += 1;
        }
        assert!(fed >= 5, "{target} has a corpus");
    }

    #[test]
    fn the_corpus_of_updates_breaks_nothing() {
        feed("update", update);
    }

    #[test]
    fn the_corpus_of_button_data_breaks_nothing() {
        feed("button", button);
    }

    #[test]
    fn the_corpus_of_replies_breaks_nothing() {
        feed("reply", reply);
    }

    #[test]
    fn the_corpus_of_plan_files_breaks_nothing() {
        feed("plan", plan);
    }
}
