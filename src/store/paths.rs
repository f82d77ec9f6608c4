//! Where the files lie.

use std::path::PathBuf;

/// Where things lie.
#[derive(Clone, Debug)]
pub struct Paths {
    /// The data folder.
    pub folder: PathBuf,
    /// The key file; by default in the data folder.
    pub key: PathBuf,
}

impl Paths {
    pub fn new(folder: impl Into<PathBuf>, key: Option<PathBuf>) -> Self {
        let folder = folder.into();
        let key = key.unwrap_or_else(|| folder.join("loa.key"));
        Self { folder, key }
    }

    /// Where the new key lies while everything is sealed anew (`loa key rotate`).
    pub fn next_key(&self) -> PathBuf {
        let mut name = self.key.as_os_str().to_owned();
        name.push(".next");
        name.into()
    }

    pub fn database(&self) -> PathBuf {
        self.folder.join("loa.db")
    }

    /// Both databases with what SQLite lays beside them.
    pub fn files(&self) -> Vec<PathBuf> {
        let with = |database: PathBuf| {
            ["", "-wal", "-shm"].map(|suffix| {
                let mut name = database.clone().into_os_string();
                name.push(suffix);
                PathBuf::from(name)
            })
        };
        [self.database(), self.case_keys()].into_iter().flat_map(with).collect()
    }

    /// The keys of the cases: a file of its own, which backups leave out.
    pub fn case_keys(&self) -> PathBuf {
        self.folder.join("case-keys.db")
    }
}
