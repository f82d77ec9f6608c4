//! How long the files take that Loa makes: `cargo bench --bench papers`, or with `-- picture` a part of it.
//!
//! Nothing is asserted about times: they depend on the machine.

mod picture;

fn main() -> anyhow::Result<()> {
    // Cargo adds options of its own.
    let chosen: Vec<String> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let wanted = |part: &str| chosen.is_empty() || chosen.iter().any(|chosen| chosen == part);
    if wanted("picture") {
        picture::measure()?;
    }
    Ok(())
}
