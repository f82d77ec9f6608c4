//! The house stands as ARCHITECTURE.md draws it.

mod bound;
mod queries;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Who may call whom. What is not listed is forbidden.
const ARROWS: [(&str, &[&str]); 16] = [
    ("app", &["board", "clock", "domain", "handlers", "messages", "scheduler", "store", "telegram"]),
    ("board", &["clock", "domain", "messages", "report", "store"]),
    (
        "cli",
        &[
            "app",
            "clock",
            "config",
            "domain",
            "messages",
            "plan_file",
            "report",
            "sandbox",
            "scheduler",
            "store",
            "telegram",
        ],
    ),
    ("clock", &[]),
    ("config", &[]),
    ("domain", &[]),
    ("fuzzing", &["domain", "plan_file", "telegram"]),
    ("handlers", &["domain", "store"]),
    ("hardening", &[]),
    ("logging", &[]),
    ("messages", &["domain"]),
    ("plan_file", &["domain"]),
    ("report", &["domain", "messages", "plan_file"]),
    ("sandbox", &[]),
    ("scheduler", &["clock", "domain", "store"]),
    ("store", &["domain"]),
];

const TELEGRAM: (&str, &[&str]) =
    ("telegram", &["clock", "domain", "handlers", "messages", "report", "store"]);

/// Crates that only one module may know.
const KEPT_IN: [(&str, &str); 2] = [("sqlx::", "store"), ("teloxide::", "telegram")];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = vec![];
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}

/// Each source file with its module and its code, without comments and tests.
fn modules() -> Vec<(String, PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = sources(&root).into_iter().map(|path| {
        let text = fs::read_to_string(&path).unwrap();
        let inside = path.strip_prefix(&root).unwrap().to_owned();
        let first = inside.components().next().unwrap().as_os_str().to_str().unwrap().to_owned();
        let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        let code: Vec<&str> = code.lines().map(|line| line.split("//").next().unwrap_or_default()).collect();
        (first.trim_end_matches(".rs").to_owned(), inside, code.join("\n"))
    });
    files.collect()
}

/// The names that follow `crate::` in the code.
fn called(code: &str) -> BTreeSet<String> {
    code.match_indices("crate::")
        .map(|(start, found)| {
            let rest = &code[start + found.len()..];
            rest.chars().take_while(|letter| letter.is_ascii_alphanumeric() || *letter == '_').collect()
        })
        .collect()
}

#[test]
fn every_arrow_is_allowed() {
    let mut seen = 0;
    for (module, file, code) in modules() {
        if module == "lib" || module == "main" {
            continue;
        }
        let arrows = ARROWS.iter().chain([&TELEGRAM]).find(|(name, _)| *name == module);
        let (_, allowed) = arrows.unwrap_or_else(|| panic!("{module} is not drawn in ARCHITECTURE.md"));
        for name in called(&code).into_iter().filter(|name| *name != module) {
            seen += 1;
            assert!(allowed.contains(&name.as_str()), "{}: {module} -> {name}", file.display());
        }
    }
    assert!(seen > 50, "the test looked at nothing");
}

#[test]
fn sql_stays_in_the_store_and_teloxide_in_telegram() {
    for (module, file, code) in modules() {
        for (word, home) in KEPT_IN {
            assert!(module == home || !code.contains(word), "{}: {word} outside {home}", file.display());
        }
    }
}

#[test]
fn receiving_and_sending_know_only_their_own_side() {
    for (_, file, code) in modules().into_iter().filter(|(module, ..)| module == "telegram") {
        let within = |names: &[&str]| {
            names
                .iter()
                .any(|name| file.ends_with(name) || file.parent().is_some_and(|at| at.ends_with(name)))
        };
        let sends = within(&["courier", "broadcast", "deed.rs", "outcome.rs"]);
        let receives = within(&["receive", "route.rs"]);
        assert!(!(sends && code.contains("crate::handlers")), "{}: sends and handles", file.display());
        assert!(!(receives && code.contains("crate::messages")), "{}: receives and words", file.display());
    }
}

#[test]
fn no_words_for_people_lie_in_the_code() {
    let vietnamese = "ạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉĩọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđ";
    for (_, file, code) in modules() {
        let is_test =
            |part: &std::ffi::OsStr| ["tests", "tests.rs", "examples"].iter().any(|name| part == *name);
        if file.iter().any(is_test) {
            continue;
        }
        // The one letter that taking a text apart by Unicode leaves whole.
        let code = code.replace("'đ'", "");
        let word =
            code.lines().find(|line| line.to_lowercase().chars().any(|letter| vietnamese.contains(letter)));
        assert!(word.is_none(), "{}: {word:?} belongs in messages/", file.display());
    }
}

#[test]
fn files_stay_small() {
    for (_, file, _) in modules() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(&file);
        let lines = fs::read_to_string(path).unwrap().lines().count();
        assert!(lines <= 400, "{} has {lines} lines and asks to be split", file.display());
    }
}
