//! `loa run`, the real program, alone in its process; the server of the sandbox runs in this one.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use loa::clock::{Clock, SystemClock};
use loa::sandbox::{Limits, Options, Person, Sandbox, Time};

use super::phone::Phone;
use super::world::{TOKEN, person};

/// Until what the start needed for a moment is given back.
const REST: Duration = Duration::from_secs(3);

struct Now(SystemClock);

impl Time for Now {
    fn now(&self) -> DateTime<Utc> {
        self.0.now()
    }

    fn monotonic(&self) -> Duration {
        self.0.monotonic()
    }
}

/// A server without limits, with people 1 to `people`, on the machine's clock.
pub async fn server(people: i64) -> anyhow::Result<(Sandbox, Phone)> {
    server_with((1..=people).map(person).collect(), Limits::off()).await
}

/// The same with these people and limits.
pub async fn server_with(people: Vec<Person>, limits: Limits) -> anyhow::Result<(Sandbox, Phone)> {
    let sandbox = Sandbox::start(Options {
        people,
        limits,
        ..Options::new(TOKEN, Arc::new(Now(SystemClock::default())))
    })
    .await?;
    let phone = Phone::new(sandbox.api_url())?;
    Ok((sandbox, phone))
}

/// The running program. Ends with this process, however that ends.
pub struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Running {
    /// Starts it with the plan of Song An on this folder.
    pub fn start(folder: &Path, sandbox: &Sandbox) -> anyhow::Result<Self> {
        let loa = Command::new(env!("CARGO_BIN_EXE_loa"))
            .args([
                "run",
                "--plan",
                concat!(env!("CARGO_MANIFEST_DIR"), "/plans/song-an-2020.toml"),
                "--data",
            ])
            .arg(folder)
            .env("TELOXIDE_TOKEN", TOKEN)
            .env("TELOXIDE_API_URL", sandbox.api_url())
            .stderr(Stdio::null())
            .spawn()?;
        Ok(Self(loa))
    }

    /// Starts it on a folder that holds its plan already, at so many messages a second.
    pub fn start_at(folder: &Path, sandbox: &Sandbox, per_second: u32) -> anyhow::Result<Self> {
        let loa = Command::new(env!("CARGO_BIN_EXE_loa"))
            .args(["run", "--data"])
            .arg(folder)
            .env("TELOXIDE_TOKEN", TOKEN)
            .env("TELOXIDE_API_URL", sandbox.api_url())
            .env("LOA_SENDS_PER_SECOND", per_second.to_string())
            .stderr(Stdio::null())
            .spawn()?;
        Ok(Self(loa))
    }

    /// Megabytes of its memory that are resident.
    pub fn resident(&self) -> anyhow::Result<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.0.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kilobytes: f64 = line.and_then(|line| line.trim().split(' ').next()).unwrap_or("0").parse()?;
        Ok(kilobytes / 1024.0)
    }

    /// Lets it rest, then prints what the kernel says of its memory.
    pub async fn print_memory(&self, when: &str) -> anyhow::Result<()> {
        tokio::time::sleep(REST).await;
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.0.id()))?;
        let field = |name: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(name));
            let value = line.and_then(|line| line.trim_start_matches(':').trim().split(' ').next());
            value.unwrap_or("0").to_owned()
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
}
