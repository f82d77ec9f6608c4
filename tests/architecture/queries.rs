//! No statement of the store reads a whole table that grows with people or years, but for those that are named here.

use std::fs;
use std::path::Path;

use sqlx::Row;
use sqlx::sqlite::{SqlitePool, SqlitePoolOptions};

/// Tables that grow without end, or with the number of people.
const GROWING: [&str; 15] = [
    "announcement_answer",
    "assignment",
    "case_file",
    "case_letter",
    "delivery",
    "dialogue",
    "evidence",
    "inbox",
    "outbox",
    "person",
    "reminder",
    "report",
    "seen_update",
    "sent",
    "task_event",
];

/// Beginnings of statements that may read a whole one, since nobody waits for them or they are asked for once.
const SELDOM: [(&str, &str); 14] = [
    ("SELECT slot, sealed FROM dialogue", "a new master key"),
    ("SELECT position AS \"position!\", lane, sealed FROM inbox", "a new master key"),
    ("SELECT id AS \"id!\", sealed FROM outbox", "a new master key"),
    ("UPDATE outbox SET head = (id =", "a new master key"),
    ("SELECT slot, sealed, sent_on FROM sent", "a new master key"),
    ("SELECT chat_id AS \"chat!: i64\" FROM person UNION", "a new master key"),
    ("SELECT slot, sealed FROM sent", "a person is erased"),
    ("SELECT (SELECT count(*) FROM delivery WHERE chat_id", "a person asks what is kept"),
    ("DELETE FROM person WHERE id = $1", "a person is erased: nothing may refer to the row"),
    ("SELECT id FROM case_file", "open cases: a few, and read at the start"),
    ("SELECT count(*) FROM outbox", "tests and benches wait for it to be empty"),
    ("SELECT count(*) FILTER (WHERE set_aside_at IS NULL)", "doctor"),
    ("SELECT count(*) AS \"count!: i64\" FROM person WHERE reachable = 1", "the coordinator's page, doctor"),
    ("SELECT count(*) AS \"people!: i64\"", "an announcement is previewed: everybody is counted"),
];

#[tokio::test]
async fn no_statement_reads_a_whole_table_that_grows() {
    let pool = SqlitePoolOptions::new().max_connections(1).connect("sqlite::memory:").await.unwrap();
    sqlx::migrate!().run(&pool).await.unwrap();
    let (mut explained, mut used, mut faults) = (0, [false; SELDOM.len()], vec![]);
    for statement in statements() {
        // Those of the other database.
        if statement.contains("case_key") {
            continue;
        }
        explained += 1;
        for table in scanned(&pool, &statement).await {
            match SELDOM.iter().position(|(beginning, _)| statement.starts_with(beginning)) {
                Some(place) => used[place] = true,
                None => faults.push(format!("{table}: {statement}")),
            }
        }
    }
    assert!(explained > 200, "only {explained} statements were found");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    for ((beginning, _), used) in SELDOM.iter().zip(used) {
        assert!(used, "{beginning} is no exception any more");
    }
}

/// The prepared statements, on one line each.
fn statements() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(".sqlx");
    let text = |file: fs::DirEntry| fs::read_to_string(file.path()).unwrap();
    let statement = |text: String| {
        let prepared: serde_json::Value = serde_json::from_str(&text).unwrap();
        let words: Vec<&str> = prepared["query"].as_str().unwrap().split_whitespace().collect();
        words.join(" ")
    };
    fs::read_dir(folder).unwrap().map(|file| statement(text(file.unwrap()))).collect()
}

/// The growing tables that a statement reads from one end to the other.
async fn scanned(pool: &SqlitePool, statement: &str) -> Vec<String> {
    let explain = sqlx::AssertSqlSafe(format!("EXPLAIN QUERY PLAN {statement}"));
    let plan = sqlx::query(explain).fetch_all(pool).await.unwrap();
    let steps = plan.iter().map(|row| row.get::<String, _>("detail"));
    let table = |step: String| Some(step.strip_prefix("SCAN ")?.split(' ').next()?.to_owned());
    steps.filter_map(table).filter(|table| GROWING.contains(&table.as_str())).collect()
}
