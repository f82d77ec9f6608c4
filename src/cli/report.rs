//! `loa report`: the official report without the chat.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::Path;

use anyhow::{Context, bail};
use chrono::NaiveDate;
use clap::{Args, ValueEnum};

use super::Folder;
use crate::clock::{Clock, SystemClock};
use crate::domain::official::{Format, Official, RangeProblem, checked};
use crate::domain::paper::Facts;
use crate::domain::person::Language;
use crate::messages::Messages;
use crate::report;
use crate::store::Store;

#[derive(Args)]
pub(super) struct ReportArguments {
    /// First day, in the commune's zone.
    #[arg(long, value_name = "YYYY-MM-DD")]
    from: NaiveDate,
    /// Last day.
    #[arg(long, value_name = "YYYY-MM-DD")]
    to: NaiveDate,
    /// What kind of file to write.
    #[arg(long, value_enum)]
    format: FileFormat,
    /// Where to write it; a file that exists is not overwritten.
    #[arg(long, value_name = "FILE")]
    out: std::path::PathBuf,
    #[command(flatten)]
    folder: Folder,
}

#[derive(Clone, Copy, ValueEnum)]
enum FileFormat {
    /// For Word: to be edited and signed.
    Docx,
    /// For Excel: the raw tables.
    Xlsx,
    /// All facts, for other programs.
    Json,
}

pub(super) async fn report(arguments: &ReportArguments) -> anyhow::Result<()> {
    let ReportArguments { from, to, format, out, folder } = arguments;
    if out.exists() {
        bail!(exists(out));
    }
    let facts = facts(*from, *to, folder).await?;
    if facts.is_empty() {
        eprintln!("no unit reported anything from {from} to {to}: the report has no results");
    }
    let bytes = match format {
        FileFormat::Docx => made(facts, Format::Document)?,
        FileFormat::Xlsx => made(facts, Format::Sheet)?,
        FileFormat::Json => serde_json::to_vec_pretty(&facts)?,
    };
    write(out, &bytes)?;
    println!("{}: {} bytes", out.display(), bytes.len());
    Ok(())
}

async fn facts(from: NaiveDate, to: NaiveDate, folder: &Folder) -> anyhow::Result<Official> {
    let span = checked(from, to).map_err(|problem| match problem {
        RangeProblem::Backwards => anyhow::anyhow!("--to {to} lies before --from {from}"),
        _ => anyhow::anyhow!("{from} to {to} runs over two years: a report is about the plan of one year"),
    })?;
    let store = Store::open_existing(&folder.paths()).await?;
    let mut tx = store.look(SystemClock::default().now()).await?;
    let facts = tx.official(span).await?;
    drop(tx);
    store.close().await;
    let year = span.year();
    facts.with_context(|| {
        format!("there is no plan of the year {year}; import one with: loa plan import FILE")
    })
}

/// The same file as in the chat; official papers are in Vietnamese.
fn made(facts: Official, format: Format) -> anyhow::Result<Vec<u8>> {
    let facts = Facts::Official(Box::new(facts), format);
    Ok(report::make(&facts, &Messages::load()?, Language::Vi)?.bytes)
}

fn write(out: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let mut file =
        OpenOptions::new().write(true).create_new(true).open(out).map_err(|error| match error.kind() {
            ErrorKind::AlreadyExists => anyhow::anyhow!(exists(out)),
            _ => anyhow::Error::new(error).context(format!("{} cannot be written", out.display())),
        })?;
    file.write_all(bytes).with_context(|| format!("{} cannot be written", out.display()))
}

fn exists(out: &Path) -> String {
    format!("{} exists already; give another name", out.display())
}
