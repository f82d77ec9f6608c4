//! Stands in until the branch `messages` is merged.

use crate::domain::action::Action;
use crate::domain::notice::{Notice, Toast};
use crate::domain::person::Language;
use crate::domain::role::Command;

#[derive(Debug)]
pub struct Messages {}

#[derive(Clone, Debug)]
pub struct Rendered {
    pub html: String,
    pub buttons: Vec<Vec<Label>>,
    pub silent: bool,
}

#[derive(Clone, Debug)]
pub struct Label {
    pub text: String,
    pub press: Press,
}

#[derive(Clone, Debug)]
pub enum Press {
    Action(Action),
    Url(String),
}

impl Messages {
    pub fn load() -> Self {
        Self {}
    }
    pub fn render(&self, notice: &Notice, _language: Language, _bot_username: &str) -> Rendered {
        let text = format!("{notice:?}");
        Rendered {
            html: html_escape::encode_text(&text).into_owned(),
            buttons: vec![vec![Label { text: "x".into(), press: Press::Action(Action::Home) }]],
            silent: false,
        }
    }
    pub fn toast(&self, toast: &Toast, _language: Language) -> String {
        format!("{toast:?}")
    }
    pub fn command_description(&self, command: Command, _language: Language) -> String {
        format!("{command:?}")
    }
    pub fn bot_description(&self, _language: Language) -> String {
        "d".into()
    }
    pub fn bot_short_description(&self, _language: Language) -> String {
        "s".into()
    }
}
