//! `loa restore FILE`.

use std::path::Path;

use super::Folder;
use crate::clock::{Clock, SystemClock};
use crate::store::backup;

pub(super) async fn restore(file: &Path, folder: &Folder) -> anyhow::Result<()> {
    let paths = folder.paths();
    backup::restore(file, &paths, SystemClock::default().now()).await?;
    println!("{} is restored into {}.", file.display(), paths.folder.display());
    println!("What happened after the backup is not in it, and messages that waited then are sent again.");
    println!("Private cases whose keys are lost have ended; their people have to start anew.");
    Ok(())
}
