//! Reads the texts of all languages.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource};
use thiserror::Error;
use unic_langid::{LanguageIdentifier, LanguageIdentifierError};

use crate::domain::person::Language;

/// What is wrong with the texts.
#[derive(Debug, Error)]
pub enum MessagesError {
    #[error("{file}, line {line}: {problem}")]
    Syntax { file: String, line: usize, problem: String },
    #[error("{file}: {problem}")]
    Taken { file: String, problem: String },
    #[error("messages/{language}: the text '{key}' is missing")]
    Missing { language: &'static str, key: &'static str },
    #[error("the language code '{code}' is not one: {problem}")]
    Language { code: &'static str, problem: LanguageIdentifierError },
}

/// The file name and content of each file of a language; the same files for every language.
macro_rules! files {
    ($language:literal) => {
        files!(
            $language: "home", "invitations", "reminders", "tasks", "decisions", "progress", "numbers", "private",
            "cases", "contacts", "campaigns", "residents", "groups", "announcements", "papers", "official",
            "official-paper", "worklist", "leaders", "changes", "next-year", "words", "board"
        )
    };
    ($language:literal: $($subject:literal),+) => {
        [$((
            concat!("messages/", $language, "/", $subject, ".ftl"),
            include_str!(concat!("../../messages/", $language, "/", $subject, ".ftl")),
        )),+]
    };
}

const SUBJECTS: usize = 23;

pub(super) fn files(language: Language) -> [(&'static str, &'static str); SUBJECTS] {
    match language {
        Language::Vi => files!("vi"),
        Language::En => files!("en"),
    }
}

/// Said when another text fails, so it must be there.
const TROUBLE: &str = "trouble";

pub(super) struct Bundles(Vec<(Language, FluentBundle<FluentResource>)>);

impl Bundles {
    pub fn load() -> Result<Self, MessagesError> {
        let bundles: Result<Vec<_>, _> = Language::ALL
            .into_iter()
            .map(|language| Ok((language, bundle(language, &files(language))?)))
            .collect();
        Ok(Self(bundles?))
    }

    /// The text in this language; nothing if it is missing or a placeholder does not fit.
    pub fn format(&self, language: Language, key: &str, args: &FluentArgs<'_>) -> Option<String> {
        let (_, bundle) = self.0.iter().find(|(own, _)| *own == language)?;
        let pattern = bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(args), &mut errors).into_owned();
        errors.is_empty().then_some(text)
    }
}

fn bundle(language: Language, files: &[(&str, &str)]) -> Result<FluentBundle<FluentResource>, MessagesError> {
    let code = language.code();
    let identifier: LanguageIdentifier =
        code.parse().map_err(|problem| MessagesError::Language { code, problem })?;
    let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
    bundle.set_use_isolating(false);
    for (file, text) in files {
        let resource = FluentResource::try_new((*text).to_owned()).map_err(|(_, errors)| {
            let first = errors.first().map(|error| (error.pos.start, error.to_string()));
            syntax(file, text, first.unwrap_or_default())
        })?;
        bundle.add_resource(resource).map_err(|errors| taken(file, &errors))?;
    }
    if bundle.has_message(TROUBLE) {
        Ok(bundle)
    } else {
        Err(MessagesError::Missing { language: code, key: TROUBLE })
    }
}

fn syntax(file: &str, text: &str, (at, problem): (usize, String)) -> MessagesError {
    let line = text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1;
    MessagesError::Syntax { file: file.to_owned(), line, problem }
}

fn taken(file: &str, errors: &[FluentError]) -> MessagesError {
    let problem = errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ");
    MessagesError::Taken { file: file.to_owned(), problem }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(files: &[(&str, &str)]) -> String {
        bundle(Language::Vi, files).err().expect("the texts are refused").to_string()
    }

    #[test]
    fn an_error_names_the_file_and_what_is_wrong() {
        let wrong = refusal(&[("messages/vi/home.ftl", "trouble = Dạ\nhello = { $name\n")]);
        assert!(wrong.starts_with("messages/vi/home.ftl, line "), "{wrong}");
        let twice = refusal(&[("a.ftl", "trouble = Dạ\n"), ("b.ftl", "trouble = Dạ\n")]);
        assert!(twice.starts_with("b.ftl: ") && twice.contains("trouble"), "{twice}");
        assert_eq!(refusal(&[("a.ftl", "other = Dạ\n")]), "messages/vi: the text 'trouble' is missing");
    }
}
