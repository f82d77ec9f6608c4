//! How much memory `loa run` needs. Nothing is asserted; the aim is less than 25 MB when idle.

use std::time::Instant;

use crate::shared::process::{Running, server};

const PEOPLE: i64 = 50;
/// Written by each.
const TEXTS: [&str; 4] = ["/start", "/trogiup", "/ngonngu", "xin chào ạ"];

/// Starts it, lets it rest, lets people write, lets it rest again.
pub async fn measure() -> anyhow::Result<()> {
    let (sandbox, phone) = server(PEOPLE).await?;
    let folder = tempfile::tempdir()?;
    let began = Instant::now();
    let loa = Running::start(folder.path(), &sandbox)?;

    // The first answer proves that it runs.
    phone.write(1, TEXTS[0], None).await?;
    println!("`loa run` with the plan of Song An; first answer {:.1?} after its start", began.elapsed());
    loa.print_memory("idle").await?;
    for text in TEXTS {
        for person in 1..=PEOPLE {
            phone.write(person, text, None).await?;
        }
    }
    loa.print_memory(&format!("idle after {} answers", PEOPLE * 4)).await?;
    drop(loa);
    sandbox.stop().await;
    Ok(())
}
