//! How much memory `loa run` needs: the real program, alone in its process.
//!
//! The server of the sandbox runs in this process. Nothing is asserted; the aim is less than 25 MB when idle.

use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use loa::clock::{Clock, SystemClock};
use loa::sandbox::{Limits, Options, Sandbox, Time};

use crate::phone::Phone;
use crate::world::{TOKEN, person};

const PEOPLE: i64 = 50;
/// Written by each.
const TEXTS: [&str; 4] = ["/start", "/trogiup", "/ngonngu", "xin chào ạ"];
/// Until what the start needed for a moment is given back.
const REST: Duration = Duration::from_secs(3);

/// Ends with this process, however that ends.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

struct Now(SystemClock);

impl Time for Now {
    fn now(&self) -> DateTime<Utc> {
        self.0.now()
    }

    fn monotonic(&self) -> Duration {
        self.0.monotonic()
    }
}

/// Starts it, lets it rest, lets people write, lets it rest again.
pub async fn measure() -> anyhow::Result<()> {
    let sandbox = Sandbox::start(Options {
        people: (1..=PEOPLE).map(person).collect(),
        limits: Limits::off(),
        ..Options::new(TOKEN, Arc::new(Now(SystemClock::default())))
    })
    .await?;
    let phone = Phone::new(sandbox.api_url())?;
    let folder = tempfile::tempdir()?;
    let began = Instant::now();
    let loa = Command::new(env!("CARGO_BIN_EXE_loa"))
        .args(["run", "--plan", concat!(env!("CARGO_MANIFEST_DIR"), "/plans/song-an-2020.toml"), "--data"])
        .arg(folder.path())
        .env("TELOXIDE_TOKEN", TOKEN)
        .env("TELOXIDE_API_URL", sandbox.api_url())
        .stderr(Stdio::null())
        .spawn()
        .map(Running)?;

    // The first answer proves that it runs.
    phone.write(1, TEXTS[0], None).await?;
    println!("`loa run` with the plan of Song An; first answer {:.1?} after its start", began.elapsed());
    tokio::time::sleep(REST).await;
    print("idle", &loa)?;
    for text in TEXTS {
        for person in 1..=PEOPLE {
            phone.write(person, text, None).await?;
        }
    }
    tokio::time::sleep(REST).await;
    print(&format!("idle after {} answers", PEOPLE * 4), &loa)?;
    drop(loa);
    sandbox.stop().await;
    Ok(())
}

/// Prints what the kernel says of the process.
fn print(when: &str, Running(process): &Running) -> anyhow::Result<()> {
    let status = std::fs::read_to_string(format!("/proc/{}/status", process.id()))?;
    let field = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name));
        line.and_then(|line| line.trim_start_matches(':').trim().split(' ').next()).unwrap_or("0").to_owned()
    };
    let megabytes =
        |name: &str| field(name).parse().map(|kilobytes: f64| kilobytes / 1024.0).unwrap_or_default();
    println!(
        "{when:<25} {:>6.1} MB resident: {:.1} MB its own, {:.1} MB of the program's file; {} threads",
        megabytes("VmRSS"),
        megabytes("RssAnon"),
        megabytes("RssFile"),
        field("Threads")
    );
    Ok(())
}
