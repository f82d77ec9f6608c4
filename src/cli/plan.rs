//! `loa plan check|import|show|roll`.

use std::path::Path;

use anyhow::{Context, bail};

use super::Folder;
use crate::clock::{Clock, SystemClock};
use crate::domain::plan::Plan;
use crate::plan_file::{self, Problem};
use crate::store::Store;

pub(super) fn check(file: &Path) -> anyhow::Result<()> {
    let plan = read(file)?;
    println!("{}: {} units, {} tasks, no problems", file.display(), plan.units.len(), plan.tasks.len());
    Ok(())
}

pub(super) async fn import(file: &Path, folder: &Folder) -> anyhow::Result<()> {
    let plan = read(file)?;
    let store = folder.open_or_make().await?;
    let mut tx = store.begin(SystemClock::default().now()).await?;
    let imported = tx.import(&plan).await?;
    tx.commit().await?;
    let difference = plan_file::difference(imported.before.as_ref(), &imported.merged.plan);
    if difference.is_empty() {
        println!("{}: nothing has changed", file.display());
    }
    print!("{difference}");
    for kept in &imported.merged.kept {
        let (task, what) = (&kept.task, kept.what);
        match kept.stays {
            true => println!("= {what} of task {task}: stays as the chat has changed it"),
            false => println!("! {what} of task {task}: the file's replaces what the chat had changed"),
        }
    }
    store.close().await;
    Ok(())
}

pub(super) async fn show(folder: &Folder) -> anyhow::Result<()> {
    let store = Store::open_existing(&folder.paths()).await?;
    let mut tx = store.begin(SystemClock::default().now()).await?;
    let Some(stored) = tx.plan_in_force().await? else {
        bail!("there is no plan yet; import one with: loa plan import plans/song-an-2020.toml");
    };
    print!("{}", plan_file::show(&stored.plan));
    Ok(())
}

pub(super) fn roll(file: &Path, year: i32) -> anyhow::Result<()> {
    let rolled = plan_file::roll(&file.display().to_string(), &text_of(file)?, year).map_err(listed)?;
    print!("{rolled}");
    Ok(())
}

/// Reads a plan file, or fails with all its problems.
pub(super) fn read(file: &Path) -> anyhow::Result<Plan> {
    plan_file::read(&file.display().to_string(), &text_of(file)?).map_err(listed)
}

fn text_of(file: &Path) -> anyhow::Result<String> {
    std::fs::read_to_string(file).with_context(|| format!("the plan file {} cannot be read", file.display()))
}

fn listed(problems: Vec<Problem>) -> anyhow::Error {
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    anyhow::anyhow!("{}", lines.join("\n"))
}
