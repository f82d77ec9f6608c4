//! Arguments to app; exit code 0 good, 1 a problem in what was asked, 2 wrong usage.

use std::process::ExitCode;

use clap::Parser;
use loa::cli::Arguments;
use loa::{hardening, logging};

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    logging::start();
    hardening::start();
    match arguments.execute().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem:#}");
            ExitCode::FAILURE
        }
    }
}
