//! How long the files take that Loa makes: `cargo bench --bench papers`, or with `-- picture` or `-- report` a part of it.
//!
//! Nothing is asserted about times: they depend on the machine. Each is shown beside others of the same run: an empty
//! picture of the same size, reading the rows alone, writing the finished bytes to a file.

mod picture;
mod report;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    // Cargo adds options of its own.
    let chosen: Vec<String> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let wanted = |part: &str| chosen.is_empty() || chosen.iter().any(|chosen| chosen == part);
    if wanted("picture") {
        picture::measure()?;
    }
    if wanted("report") {
        report::measure().await?;
    }
    Ok(())
}
