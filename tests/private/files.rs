//! What lies in a folder, as somebody finds it who takes the disk away: whole files, spellings of a word, and the
//! commits of a write-ahead log one by one.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};
use memchr::memmem;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, SqliteConnection};

/// Every file in the folder and below it, except the key.
pub fn found_in(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files = vec![];
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(found_in(&path));
        } else if !path.ends_with("loa.key") {
            files.push((path.clone(), fs::read(&path).unwrap()));
        }
    }
    files
}

/// How often these bytes lie in the files.
pub fn count(files: &[(PathBuf, Vec<u8>)], needle: &[u8]) -> usize {
    assert!(needle.len() >= 4, "fewer bytes are found by chance");
    files.iter().map(|(_, bytes)| memmem::find_iter(bytes, needle).count()).sum()
}

/// A word as it may lie on a disk: UTF-8, UTF-16 of both orders, and each of them in base64 wherever it begins.
pub fn spellings(word: &str) -> Vec<Vec<u8>> {
    let plain = [
        word.as_bytes().to_vec(),
        word.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        word.encode_utf16().flat_map(u16::to_be_bytes).collect(),
    ];
    let mut all = plain.to_vec();
    for bytes in plain {
        for before in 0..3 {
            let shifted = [vec![0; before], bytes.clone()].concat();
            // Characters that hold bits of the neighbours are left out.
            let whole = (before * 8).div_ceil(6)..shifted.len() * 8 / 6;
            for alphabet in [&STANDARD, &URL_SAFE] {
                all.push(alphabet.encode(&shifted).as_bytes()[whole.clone()].to_vec());
            }
        }
    }
    all.sort();
    all.dedup();
    all
}

/// How often the word lies in the files, however it is spelt.
pub fn count_word(files: &[(PathBuf, Vec<u8>)], word: &str) -> usize {
    spellings(word).iter().map(|spelling| count(files, spelling)).sum()
}

/// Something small that was written: so many rows of this shape came or went.
pub type Changes = BTreeMap<String, usize>;

/// What one commit did.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Commit {
    /// Pages written, by the table or index in which they lie.
    pub pages: BTreeMap<String, usize>,
    /// Rows that came ("+") or went ("-"), by table and by everything but sealed bytes.
    pub rows: Changes,
}

/// What one look at a database has found.
#[derive(Debug)]
pub struct Look {
    pub commits: Vec<Commit>,
    /// What happened in commits that an emptied log no longer shows.
    pub unseen: Changes,
    /// Whether the log was emptied since the last look.
    pub emptied: bool,
}

/// A database that is looked at again and again, from outside.
pub struct Watched {
    path: PathBuf,
    /// The whole database, as of the last commit that was seen.
    image: Vec<u8>,
    rows: Rows,
    salt: Vec<u8>,
    frames: usize,
}

const FRAME_HEADER: usize = 24;
const LOG_HEADER: usize = 32;

impl Watched {
    pub async fn new(path: PathBuf) -> Self {
        let mut watched = Self { path, image: vec![], rows: Rows::new(), salt: vec![], frames: 0 };
        watched.look().await;
        watched
    }

    /// Goes through the commits since the last look.
    pub async fn look(&mut self) -> Look {
        let mut log = self.path.clone().into_os_string();
        log.push("-wal");
        let log = fs::read(log).unwrap_or_default();
        let salt = log.get(16..24).unwrap_or_default().to_vec();
        let mut look = Look { commits: vec![], unseen: Changes::new(), emptied: false };
        if salt != self.salt || salt.is_empty() {
            let image = fs::read(&self.path).unwrap();
            if image != self.image {
                let after = Opened::new(&image).await.rows().await;
                look.emptied = !self.image.is_empty();
                look.unseen = difference(&self.rows, &after);
                (self.image, self.rows) = (image, after);
            }
            (self.salt, self.frames) = (salt, 0);
        }
        if log.len() < LOG_HEADER {
            return look;
        }
        let page = u32::from_be_bytes(log[8..12].try_into().unwrap()) as usize;
        let mut frames = log[LOG_HEADER..].chunks_exact(FRAME_HEADER + page).skip(self.frames);
        let mut written = vec![];
        while let Some(frame) = frames.next().filter(|frame| frame[8..16] == self.salt[..]) {
            let number = u32::from_be_bytes(frame[..4].try_into().unwrap()) as usize;
            let end = u32::from_be_bytes(frame[4..8].try_into().unwrap()) as usize;
            self.frames += 1;
            let place = (number - 1) * page..number * page;
            if self.image.len() < place.end {
                self.image.resize(place.end, 0);
            }
            self.image[place].copy_from_slice(&frame[FRAME_HEADER..]);
            written.push(number);
            if end == 0 {
                continue;
            }
            self.image.truncate(end * page);
            let mut opened = Opened::new(&self.image).await;
            let (after, owners) = (opened.rows().await, opened.owners().await);
            let mut pages = BTreeMap::new();
            for number in written.drain(..) {
                let owner = owners.get(&number).map_or("free", String::as_str);
                *pages.entry(owner.to_owned()).or_insert(0) += 1;
            }
            look.commits.push(Commit { pages, rows: difference(&self.rows, &after) });
            self.rows = after;
        }
        assert!(written.is_empty(), "a commit is not whole: somebody writes");
        look
    }

    /// All rows as they are now, without sealed bytes.
    pub fn shapes(&self) -> Changes {
        let mut shapes = Changes::new();
        for (row, count) in &self.rows {
            *shapes.entry(row.0.clone()).or_insert(0) += count;
        }
        shapes
    }

    /// Every row of one table as SQL spells it, sealed bytes included (`X'0A…'`).
    pub fn table(&self, name: &str) -> Vec<String> {
        let prefix = format!("{name}: ");
        let rows = self.rows.keys().filter(|(shape, _)| shape.starts_with(&prefix));
        rows.map(|(_, whole)| whole.clone()).collect()
    }
}

/// A row: what may be compared, and all of it.
type Rows = BTreeMap<(String, String), usize>;

fn difference(before: &Rows, after: &Rows) -> Changes {
    let mut changes = Changes::new();
    for (sign, from, to) in [("-", after, before), ("+", before, after)] {
        for (row, count) in to {
            let more = count.saturating_sub(from.get(row).copied().unwrap_or(0));
            if more > 0 {
                *changes.entry(format!("{sign} {}", row.0)).or_insert(0) += more;
            }
        }
    }
    changes
}

/// A database that lay in memory, without a log.
struct Opened {
    _file: tempfile::NamedTempFile,
    database: SqliteConnection,
}

impl Opened {
    async fn new(image: &[u8]) -> Self {
        let file = tempfile::NamedTempFile::new().unwrap();
        let mut image = image.to_vec();
        // Read and write version: 1 is "without a write-ahead log".
        image[18..20].copy_from_slice(&[1, 1]);
        fs::write(file.path(), image).unwrap();
        let options = SqliteConnectOptions::new().filename(file.path()).read_only(true).immutable(true);
        let database = options.disable_statement_logging().connect().await.unwrap();
        Self { _file: file, database }
    }

    async fn rows(&mut self) -> Rows {
        // One query for all tables: what may be compared, and the whole row.
        let columns: Vec<(String, String)> = sqlx::query_as(
            "SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) c
             WHERE t.type = 'table' AND t.name <> '_sqlx_migrations' ORDER BY t.name, c.cid",
        )
        .fetch_all(&mut self.database)
        .await
        .unwrap();
        let mut tables: BTreeMap<&str, (Vec<String>, Vec<String>)> = BTreeMap::new();
        for (table, column) in &columns {
            let (shape, whole) = tables.entry(table).or_default();
            // Instants to the minute: beyond it any two runs differ.
            shape.push(format!(
                "CASE WHEN typeof({column}) = 'blob' THEN length({column}) || ' bytes'
                      WHEN {column} LIKE '____-__-__T__:__:__.%' THEN substr({column}, 1, 16)
                      ELSE quote({column}) END"
            ));
            whole.push(format!("quote({column})"));
        }
        let each = tables.iter().map(|(table, (shape, whole))| {
            let (shape, whole) = (shape.join(" || ', ' || "), whole.join(" || ', ' || "));
            format!("SELECT '{table}: ' || {shape}, {whole} FROM {table}")
        });
        let query = each.collect::<Vec<_>>().join(" UNION ALL ");
        let found: Vec<(String, String)> =
            sqlx::query_as(sqlx::AssertSqlSafe(query)).fetch_all(&mut self.database).await.unwrap();
        let mut rows = Rows::new();
        for row in found {
            *rows.entry(row).or_insert(0) += 1;
        }
        rows
    }

    /// Which table or index each page belongs to.
    async fn owners(&mut self) -> BTreeMap<usize, String> {
        let pages: Vec<(i64, String)> =
            sqlx::query_as("SELECT pageno, name FROM dbstat").fetch_all(&mut self.database).await.unwrap();
        pages.into_iter().map(|(number, name)| (usize::try_from(number).unwrap(), name)).collect()
    }
}
