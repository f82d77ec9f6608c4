//! Arguments to app; exit code 0 good, 1 a problem in what was asked, 2 wrong usage.

use std::process::ExitCode;

use clap::Parser;
use loa::cli::Arguments;
use loa::{hardening, logging};
use tokio::runtime::Runtime;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    logging::start();
    hardening::start();
    let runtime = Runtime::new().expect("the system gives no threads");
    let done = runtime.block_on(arguments.execute());
    // Whoever asks the system for an address cannot be interrupted; what is to be kept is kept by now.
    runtime.shutdown_background();
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem:#}");
            ExitCode::FAILURE
        }
    }
}
