//! Chats kept between runs: one JSON file, and the uploaded files in a folder beside it.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use super::options::Options;
use super::server::Server;
use super::state::State;

/// How often the chats are saved while the server runs, in real time.
const INTERVAL: Duration = Duration::from_secs(10);

/// Reads the chats at `path`, or makes those that `options` describe. People and groups in
/// `options` that the file does not know are added.
///
/// # Errors
/// The file is there and can't be read, or is not one of these.
pub async fn load(path: &Path, options: &Options) -> io::Result<State> {
    let mut state: State = match tokio::fs::read(path).await {
        Ok(json) => serde_json::from_slice(&json)?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(State::new(options)),
        Err(error) => return Err(error),
    };
    let folder = folder(path);
    for file in state.files.all_mut() {
        file.bytes = tokio::fs::read(folder.join(&file.unique_id)).await?.into();
    }
    let fresh = State::new(options);
    state.bot.id = fresh.bot.id;
    state.bot.name = fresh.bot.name;
    state.bot.username = fresh.bot.username;
    for person in &options.people {
        state.add_person(person.clone());
    }
    for group in &options.groups {
        state.add_group(group.clone(), super::state::Membership::Member, false);
    }
    Ok(state)
}

/// Saves the chats to `path`.
///
/// # Errors
/// The disk's.
pub async fn save(path: &Path, server: &Server) -> io::Result<()> {
    let folder = folder(path);
    let (json, files) = {
        let state = server.state();
        let files: Vec<_> =
            state.files.all().map(|file| (file.unique_id.clone(), file.bytes.clone())).collect();
        (serde_json::to_vec(&*state)?, files)
    };
    if !files.is_empty() {
        tokio::fs::create_dir_all(&folder).await?;
    }
    for (name, bytes) in files {
        let file = folder.join(name);
        // Files never change, so one that is there with its size is whole.
        let whole = tokio::fs::metadata(&file).await.is_ok_and(|meta| meta.len() == bytes.len() as u64);
        if !whole {
            tokio::fs::write(&file, &bytes).await?;
        }
    }
    let draft = path.with_extension("new");
    tokio::fs::write(&draft, json).await?;
    tokio::fs::rename(&draft, path).await
}

/// Saves at intervals until the server stops.
pub async fn keep(path: PathBuf, server: Arc<Server>) {
    loop {
        tokio::select! {
            () = server.stopping.cancelled() => return,
            () = tokio::time::sleep(INTERVAL) => {}
        }
        if let Err(error) = save(&path, &server).await {
            tracing::warn!("the sandbox's chats could not be saved: {error}");
        }
    }
}

fn folder(path: &Path) -> PathBuf {
    path.with_extension("files")
}
