//! Settings of a run; secrets wrapped.

use std::path::Path;

use anyhow::{Context, bail};
use secrecy::SecretString;

/// Telegram's own server.
pub const TELEGRAM_API: &str = "https://api.telegram.org";

/// The token from the environment or a file.
pub fn token(variable: Option<String>, file: Option<&Path>) -> anyhow::Result<SecretString> {
    let token = match (variable, file) {
        (Some(token), _) if !token.trim().is_empty() => token,
        (_, Some(file)) => std::fs::read_to_string(file)
            .with_context(|| format!("the token file {} cannot be read", file.display()))?,
        _ => bail!(
            "no token: set TELOXIDE_TOKEN, or LOA_TOKEN_FILE to a file that holds it (BotFather gives one)"
        ),
    };
    Ok(token.trim().to_owned().into())
}

#[cfg(test)]
mod tests {
    use secrecy::ExposeSecret;

    use super::*;

    #[test]
    fn a_token_comes_from_the_environment_or_a_file() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("token");
        std::fs::write(&file, "2:file\n").unwrap();
        assert_eq!(token(Some("1:variable".into()), Some(&file)).unwrap().expose_secret(), "1:variable");
        assert_eq!(token(None, Some(&file)).unwrap().expose_secret(), "2:file");
        assert!(token(None, None).is_err());
        assert!(token(None, Some(&folder.path().join("missing"))).is_err());
    }
}
