//! Logs that tell nothing about anybody: no content, no token.

use std::io;
use std::panic::PanicHookInfo;

use tracing_subscriber::EnvFilter;

/// Logs to stderr at the level of `RUST_LOG`, by default `info`, and lets a panic log its place only.
pub fn start() {
    let wanted = std::env::var("RUST_LOG").unwrap_or_default();
    let subscriber =
        tracing_subscriber::fmt().with_env_filter(filter(&wanted)).with_writer(io::stderr).finish();
    // A second call, as tests make it, changes nothing.
    let _ = tracing::subscriber::set_global_default(subscriber);
    std::panic::set_hook(Box::new(log_panic));
}

/// Ours as asked for; all others at `warn`, whatever was asked for: below that they write URLs, and so the token,
/// bodies and SQL.
pub fn filter(wanted: &str) -> EnvFilter {
    let levels = ["trace", "debug", "info", "warn", "error", "off"];
    let is_level = |part: &&str| levels.iter().any(|level| part.eq_ignore_ascii_case(level));
    let parts = || wanted.split(',').map(str::trim);
    let ours = parts().rfind(is_level).unwrap_or("info");
    let finer: String = parts().filter(|part| is_ours(part)).map(|part| format!(",{part}")).collect();
    EnvFilter::new(format!("warn,loa={ours}{finer}"))
}

/// Whether a part of `RUST_LOG` names this crate or one of its modules.
fn is_ours(part: &str) -> bool {
    let target = part.split_once('=').map_or(part, |(target, _)| target);
    target == "loa" || target.starts_with("loa::")
}

/// The payload of a panic may hold what somebody wrote.
fn log_panic(info: &PanicHookInfo<'_>) {
    match info.location() {
        Some(place) => tracing::error!(file = place.file(), line = place.line(), "panicked"),
        None => tracing::error!("panicked at an unknown place"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn others_are_capped_whatever_is_asked_for() {
        for wanted in
            ["", "trace", "teloxide=trace,reqwest=trace", "hyper=debug,loa=trace,loa::store=debug", "?=,,"]
        {
            let shown = filter(wanted).to_string();
            for part in shown.split(',') {
                assert!(part == "warn" || is_ours(part), "{wanted} -> {shown}");
            }
        }
        assert!(filter("trace").to_string().contains("loa=trace"));
        assert!(filter("loa=debug").to_string().contains("loa=debug"));
        assert!(filter("hyper=trace").to_string().contains("loa=info"));
    }
}
