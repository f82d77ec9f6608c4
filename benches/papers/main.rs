//! How long the files of the coordinator's desk take: `cargo bench --bench papers -- report`.
//!
//! Nothing is asserted about times: they depend on the machine. Each is shown beside two others of the same run:
//! reading the rows alone, and writing the finished bytes to a file.

mod report;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    // Cargo adds options of its own.
    let chosen: Vec<String> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let wanted = |part: &str| chosen.is_empty() || chosen.iter().any(|chosen| chosen == part);
    if wanted("report") {
        report::measure().await?;
    }
    Ok(())
}
