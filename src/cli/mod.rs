//! The command line: definitions here, one file per command.

mod backup;
mod claim;
mod doctor;
mod key;
mod plan;
mod report;
mod restore;
mod run;
mod sandbox;

use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::path::PathBuf;

use anyhow::Context;
use chrono::NaiveDateTime;
use clap::{Args, Parser, Subcommand};
use url::Url;

use crate::app::BoardSettings;
use crate::config::{self, TELEGRAM_API};
use crate::store::{Paths, Store};
use crate::telegram;

/// Loa: a Telegram bot with which a commune carries out its gender-equality plan.
#[derive(Parser)]
#[command(name = "loa", version)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Run the bot.
    Run(Box<RunArguments>),
    /// Run the bot against the built-in Bot API server, with a chat page in the browser. Needs no token.
    Sandbox(SandboxArguments),
    /// Print a one-time code and link with which the coordinator takes up the role.
    Claim {
        #[command(flatten)]
        folder: Folder,
        /// For one of the first two trusted contacts instead; later ones are invited in the chat.
        #[arg(long)]
        contact: bool,
    },
    /// Check, import, show or roll over a plan file.
    #[command(subcommand)]
    Plan(PlanCommand),
    /// Write the official report of some days to a file.
    Report(report::ReportArguments),
    /// Write a copy of the database, also while the bot runs. The key is not in it.
    Backup {
        file: PathBuf,
        #[command(flatten)]
        folder: Folder,
    },
    /// Put a backup into a folder without a database. The key file has to be there already.
    Restore {
        file: PathBuf,
        #[command(flatten)]
        folder: Folder,
    },
    /// Change the master key.
    #[command(subcommand)]
    Key(KeyCommand),
    /// Check token, network, clock, key, database and plan, and say what to do.
    Doctor {
        #[command(flatten)]
        folder: Folder,
        #[command(flatten)]
        telegram: Telegram,
    },
}

/// Where the database and the key lie.
#[derive(Clone, Debug, Args)]
struct Folder {
    /// Folder of the database.
    #[arg(long, value_name = "DIR", default_value = "data")]
    data: PathBuf,
    /// File of the master key; made on the first run (default: loa.key in the data folder).
    #[arg(long, value_name = "FILE", env = "LOA_KEY_FILE")]
    key_file: Option<PathBuf>,
}

impl Folder {
    fn paths(&self) -> Paths {
        Paths::new(&self.data, self.key_file.clone())
    }

    /// Opens the database, and says so if that has made it: then no bot knows yet of what is put into it.
    async fn open_or_make(&self) -> anyhow::Result<Store> {
        let paths = self.paths();
        let is_new = !paths.database().exists();
        let store = Store::open(&paths).await?;
        if is_new {
            eprintln!(
                "made a new database in {}; if the bot uses another folder, give it with --data",
                std::path::absolute(&paths.folder)?.display()
            );
        }
        Ok(store)
    }
}

/// How Telegram is reached. Only from the environment: other users can read command lines.
#[derive(Clone, Args)]
struct Telegram {
    /// The bot's token, from BotFather.
    #[arg(long = "token", env = "TELOXIDE_TOKEN", hide = true, hide_env_values = true)]
    token: Option<String>,
    /// A file that holds the token.
    #[arg(long, value_name = "FILE", env = "LOA_TOKEN_FILE")]
    token_file: Option<PathBuf>,
    /// Another Bot API server.
    #[arg(long, value_name = "URL", env = "TELOXIDE_API_URL", default_value = TELEGRAM_API)]
    api_url: String,
    /// http://, https:// or socks5:// proxy.
    #[arg(long, value_name = "URL", env = "TELOXIDE_PROXY", hide_env_values = true)]
    proxy: Option<String>,
    /// Messages a second; above 30 announcements are paid broadcasts, which have to be allowed at BotFather and cost
    /// Stars.
    #[arg(long, value_name = "N", env = "LOA_SENDS_PER_SECOND", default_value = "30")]
    sends_per_second: NonZeroU32,
}

impl Telegram {
    fn settings(&self) -> anyhow::Result<telegram::Settings> {
        let token = config::token(self.token.clone(), self.token_file.as_deref())?;
        let api_url = self.api_url.parse().context("TELOXIDE_API_URL is not an address")?;
        let proxy = self.proxy.clone().filter(|proxy| !proxy.is_empty()).map(Into::into);
        let limits = telegram::Limits::at(self.sends_per_second);
        Ok(telegram::Settings { api_url: Some(api_url), proxy, limits, ..telegram::Settings::new(token) })
    }
}

#[derive(Args)]
struct RunArguments {
    #[command(flatten)]
    folder: Folder,
    #[command(flatten)]
    telegram: Telegram,
    /// A plan file to import at the start.
    #[arg(long, value_name = "FILE")]
    plan: Option<PathBuf>,
    /// Let Telegram send updates to this address instead of asking for them; a proxy with a certificate passes them on
    /// to --listen.
    #[arg(long, value_name = "URL", requires = "listen")]
    webhook_url: Option<Url>,
    /// Where updates of the webhook are listened for.
    #[arg(long, value_name = "ADDRESS:PORT", requires = "webhook_url")]
    listen: Option<SocketAddr>,
    #[command(flatten)]
    board: BoardPage,
}

/// The progress board as a web page; off unless an address is given.
#[derive(Debug, Args)]
struct BoardPage {
    /// Show the progress board as a read-only web page on this address, such as 127.0.0.1:8322.
    #[arg(long, value_name = "ADDRESS")]
    board: Option<SocketAddr>,
    /// The address at which browsers reach it, if it is another one (behind a proxy, or by name).
    #[arg(long, value_name = "URL", requires = "board")]
    board_url: Option<Url>,
}

impl BoardPage {
    fn settings(&self) -> Option<BoardSettings> {
        let url = self.board_url.clone();
        self.board.map(|listen| BoardSettings { listen, url })
    }
}

#[derive(Debug, Args)]
struct SandboxArguments {
    /// Port of the page and the Bot API server, on 127.0.0.1.
    #[arg(long, default_value_t = 8321)]
    port: u16,
    /// Keep the sandbox's database in this folder (default: a temporary one).
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Another plan than that of Song An.
    #[arg(long, value_name = "FILE")]
    plan: Option<PathBuf>,
    /// Where the sandbox's clock starts, in the commune's zone.
    #[arg(long, value_name = "YYYY-MM-DD HH:MM", value_parser = local_time)]
    at: Option<NaiveDateTime>,
    #[command(flatten)]
    board: BoardPage,
}

#[derive(Debug, Subcommand)]
enum PlanCommand {
    /// Say what is wrong with a plan file, with line and column.
    Check { file: PathBuf },
    /// Show what a plan file would change, and apply it.
    Import {
        file: PathBuf,
        #[command(flatten)]
        folder: Folder,
    },
    /// Print the plan in force.
    Show {
        #[command(flatten)]
        folder: Folder,
    },
    /// Print next year's plan file, made from this one.
    Roll {
        file: PathBuf,
        #[arg(long)]
        year: i32,
    },
}

#[derive(Debug, Subcommand)]
enum KeyCommand {
    /// Make a new master key and seal everything anew. The bot has to be stopped.
    Rotate {
        /// Go on although the audit log is not as it was written; it stays marked as broken.
        #[arg(long)]
        despite_broken_audit: bool,
        #[command(flatten)]
        folder: Folder,
    },
}

fn local_time(text: &str) -> Result<NaiveDateTime, String> {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M")
        .map_err(|_| "expected a date and time such as \"2020-11-14 06:00\"".to_owned())
}

impl Arguments {
    /// Carries the command out.
    pub async fn execute(self) -> anyhow::Result<()> {
        match self.command {
            Command::Run(arguments) => run::run(*arguments).await,
            Command::Sandbox(arguments) => sandbox::run(arguments).await,
            Command::Claim { folder, contact } => claim::claim(&folder, contact).await,
            Command::Plan(PlanCommand::Check { file }) => plan::check(&file),
            Command::Plan(PlanCommand::Import { file, folder }) => plan::import(&file, &folder).await,
            Command::Plan(PlanCommand::Show { folder }) => plan::show(&folder).await,
            Command::Plan(PlanCommand::Roll { file, year }) => plan::roll(&file, year),
            Command::Report(arguments) => report::report(&arguments).await,
            Command::Backup { file, folder } => backup::backup(&file, &folder).await,
            Command::Restore { file, folder } => restore::restore(&file, &folder).await,
            Command::Key(KeyCommand::Rotate { despite_broken_audit, folder }) => {
                key::rotate(&folder, despite_broken_audit).await
            }
            Command::Doctor { folder, telegram } => doctor::examine(&folder, &telegram).await,
        }
    }
}
