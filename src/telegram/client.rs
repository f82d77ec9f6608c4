//! The HTTP client. Neither it nor its errors ever show the token, which is part of every URL.

use std::net::IpAddr;
use std::time::Duration;

use axum::body::Bytes;
use chrono::{DateTime, Utc};
use reqwest::header::{CONTENT_TYPE, DATE};
use reqwest::{Proxy, RequestBuilder};
use secrecy::ExposeSecret;
use serde::Serialize;
use serde::de::DeserializeOwned;
use teloxide::Bot;
use teloxide::requests::{Payload, Request, Requester};
use teloxide::types::AllowedUpdate;
use url::{Host, Url};

use super::errors::{self, SendError};
use super::{Settings, TelegramError};

const CONNECT_TIME: Duration = Duration::from_secs(10);
const CALL_TIME: Duration = Duration::from_secs(30);
/// How long a file of a case may be on its way: 20 MB, the most that there is, at 1 Mbit/s.
const TRANSFER_TIME: Duration = Duration::from_secs(180);
/// How much longer than its own waiting a call for updates may take.
const POLL_MARGIN: Duration = Duration::from_secs(15);
const TELEGRAM: &str = "https://api.telegram.org";

/// Calls Telegram.
#[derive(Clone)]
pub struct Client {
    bot: Bot,
    transfers: Bot,
    /// The address of all methods, token and all, with a slash at its end.
    methods: Url,
    poll_time: Duration,
}

impl std::fmt::Debug for Client {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Client(…)")
    }
}

/// What updates are asked for.
#[derive(Debug, Serialize)]
struct UpdatesWanted {
    #[serde(skip_serializing_if = "Option::is_none")]
    offset: Option<i64>,
    timeout: u64,
    allowed_updates: Vec<AllowedUpdate>,
}

/// The kinds of updates that Loa handles.
pub fn wanted_updates() -> Vec<AllowedUpdate> {
    use AllowedUpdate as Kind;
    vec![Kind::Message, Kind::EditedMessage, Kind::CallbackQuery, Kind::MyChatMember]
}

impl Client {
    /// # Errors
    /// The proxy's or the server's address makes no sense.
    pub fn new(settings: &Settings) -> Result<Self, TelegramError> {
        let telegram = Url::parse(TELEGRAM).map_err(|_| TelegramError::BadApiUrl)?;
        let api_url = settings.api_url.clone().unwrap_or(telegram);
        if !matches!(api_url.scheme(), "http" | "https") {
            return Err(TelegramError::BadApiUrl);
        }
        let token = settings.token.expose_secret();
        let mut methods = api_url.clone();
        methods
            .path_segments_mut()
            .map_err(|()| TelegramError::BadApiUrl)?
            .pop_if_empty()
            .extend([&format!("bot{token}"), ""]);

        let proxy = settings.proxy.as_ref().map(|proxy| checked_proxy(proxy.expose_secret())).transpose()?;
        let bot = |call_time| -> Result<Bot, TelegramError> {
            let builder = reqwest::Client::builder()
                .connect_timeout(CONNECT_TIME)
                .timeout(call_time)
                .tcp_nodelay(true)
                .user_agent(concat!("loa/", env!("CARGO_PKG_VERSION")));
            let builder = match &proxy {
                Some(proxy) => builder.proxy(proxy.clone()),
                // A proxy of the environment is not meant for this machine.
                None if is_loopback(&api_url) => builder.no_proxy(),
                None => builder,
            };
            let http = builder.build().map_err(|_| TelegramError::BadProxy)?;
            Ok(Bot::with_client(token, http).set_api_url(api_url.clone()))
        };
        let poll_time = settings.poll + POLL_MARGIN;
        Ok(Self { bot: bot(CALL_TIME)?, transfers: bot(TRANSFER_TIME)?, methods, poll_time })
    }

    /// The typed calls.
    pub fn bot(&self) -> &Bot {
        &self.bot
    }

    /// The same calls for large files, which may take longer.
    pub fn transfers(&self) -> &Bot {
        &self.transfers
    }

    /// The bot's username, without `@`.
    pub async fn username(&self) -> Result<String, SendError> {
        let me = self.bot.get_me().send().await.map_err(|error| errors::classify(&error))?;
        Ok(me.username().to_owned())
    }

    /// The time of day at the server, from the head of an answer that holds nothing else.
    pub async fn server_time(&self) -> Option<DateTime<Utc>> {
        let answer = self.bot.client().head(self.bot.api_url()).send().await.ok()?;
        let date = answer.headers().get(DATE)?.to_str().ok()?;
        DateTime::parse_from_rfc2822(date).ok().map(|date| date.to_utc())
    }

    /// How many updates Telegram holds that were not confirmed.
    pub async fn pending_updates(&self) -> Result<u32, SendError> {
        let info = self.bot.get_webhook_info().send().await.map_err(|error| errors::classify(&error))?;
        Ok(info.pending_update_count)
    }

    /// Calls a method and takes of the answer only what is wanted: taking a whole message apart costs teloxide more than
    /// the rest of the call.
    ///
    /// # Errors
    /// Telegram refuses, or does not answer.
    pub async fn call<Parameters, Wanted>(&self, parameters: &Parameters) -> Result<Wanted, SendError>
    where
        Parameters: Payload + Serialize,
        Wanted: DeserializeOwned,
    {
        errors::read(&body(self.request(Parameters::NAME, parameters)?).await?)
    }

    /// The whole body of one call of getUpdates, whatever its status: teloxide would drop what it cannot parse.
    pub async fn updates(&self, offset: Option<i64>, wait: Duration) -> Result<Vec<u8>, SendError> {
        let wanted = UpdatesWanted { offset, timeout: wait.as_secs(), allowed_updates: wanted_updates() };
        let request = self.request("getUpdates", &wanted)?.timeout(self.poll_time);
        Ok(body(request).await?.to_vec())
    }

    fn request(&self, method: &str, parameters: &impl Serialize) -> Result<RequestBuilder, SendError> {
        let body = serde_json::to_vec(parameters).map_err(|_| SendError::Permanent("unwritable"))?;
        let url = self.methods.join(method).map_err(|_| SendError::Permanent("unwritable"))?;
        Ok(self.bot.client().post(url).header(CONTENT_TYPE, "application/json").body(body))
    }
}

/// The body of an answer, whatever its status. An error of the request holds the URL, and the URL the token: it goes no
/// further.
async fn body(request: RequestBuilder) -> Result<Bytes, SendError> {
    let answer = request.send().await.map_err(|_| SendError::Network)?;
    answer.bytes().await.map_err(|_| SendError::Network)
}

/// reqwest takes anything for a proxy and silently goes without an unknown scheme; this does not.
fn checked_proxy(address: &str) -> Result<Proxy, TelegramError> {
    let url = Url::parse(address.trim()).map_err(|_| TelegramError::BadProxy)?;
    let known = matches!(url.scheme(), "http" | "https" | "socks5" | "socks5h");
    if !known || url.host_str().is_none_or(str::is_empty) {
        return Err(TelegramError::BadProxy);
    }
    Proxy::all(url.as_str()).map_err(|_| TelegramError::BadProxy)
}

/// Whether the address is this machine's own.
pub fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => IpAddr::V4(address).is_loopback(),
        Some(Host::Ipv6(address)) => IpAddr::V6(address).is_loopback(),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOKEN: &str = "123456:SECRETSECRET";

    fn settings() -> Settings {
        Settings {
            api_url: Some("http://127.0.0.1:9".parse().unwrap()),
            poll: Duration::ZERO,
            ..Settings::new(TOKEN.into())
        }
    }

    #[test]
    fn only_real_proxies_are_taken() {
        for good in ["http://a:1", "https://a:1", "socks5://user:word@127.0.0.1:1080", "socks5h://a:1"] {
            assert!(Client::new(&Settings { proxy: Some(good.into()), ..settings() }).is_ok(), "{good}");
        }
        for bad in ["", "127.0.0.1:1080", "socks4://a:1", "ftp://a", "socks5://", "proxy"] {
            let refused = Client::new(&Settings { proxy: Some(bad.into()), ..settings() });
            assert!(matches!(refused, Err(TelegramError::BadProxy)), "{bad}");
        }
    }

    #[test]
    fn debug_shows_no_token() {
        let settings = settings();
        let client = Client::new(&settings).unwrap();
        assert!(!format!("{client:?} {settings:?}").contains("SECRET"));
    }
}
