//! The texts that campaigns send to residents.

use chrono::NaiveDate;

use super::clean::units;
use super::words::{Value, Words};
use crate::domain::campaign::{Template, TemplateFacts};
use crate::domain::private_notice::EmergencyLine;

/// Room for the numbers to call, which is far more than a commune needs.
const NUMBERS_UNITS: usize = 1_000;

/// Markup; nothing if the template tells days and there are none.
pub(super) fn template(words: &Words<'_>, template: &Template, facts: &TemplateFacts) -> Option<String> {
    let numbers = numbers(words, &facts.numbers);
    let commune = ("commune", Value::Name(&facts.commune));
    let mut args = vec![commune, ("numbers", Value::Made(&numbers))];
    if template.tells_days {
        args.extend([("first", Value::Day(facts.first?)), ("last", Value::Day(facts.last?))]);
    }
    let text = words.html(&format!("template-{}", template.name), &args);
    Some(text + "\n\n" + &words.html("template-signature", &[commune]))
}

/// The first line of a template, without markup.
pub(super) fn title(words: &Words<'_>, template: &Template) -> String {
    let nothing = NaiveDate::default();
    let args = [
        ("commune", Value::Key("")),
        ("numbers", Value::Key("")),
        ("first", Value::Day(nothing)),
        ("last", Value::Day(nothing)),
    ];
    let text = words.plain(&format!("template-{}", template.name), &args);
    without_tags(text.lines().next().unwrap_or_default())
}

/// A template without markup.
pub(super) fn plain(words: &Words<'_>, template: &Template, facts: &TemplateFacts) -> Option<String> {
    let html = self::template(words, template, facts)?;
    Some(html_escape::decode_html_entities(&without_tags(&html)).into_owned())
}

/// The tags that the templates use; a test keeps them to these.
const TAGS: [&str; 4] = ["<b>", "</b>", "<i>", "</i>"];

fn without_tags(text: &str) -> String {
    TAGS.iter().fold(text.to_owned(), |text, tag| text.replace(tag, ""))
}

/// One number a line; the last ones are left out where there is no room. The country's if the plan has none.
fn numbers(words: &Words<'_>, numbers: &[EmergencyLine]) -> String {
    if numbers.is_empty() {
        return words.html("numbers-of-the-country", &[]);
    }
    let mut left = NUMBERS_UNITS;
    let line = |line: &EmergencyLine| {
        words.html(
            "template-number",
            &[("number", Value::Name(&line.number)), ("name", Value::Name(&line.name))],
        )
    };
    let fits = |line: &String| {
        let fits = units(line) < left;
        left = left.saturating_sub(units(line) + 1);
        fits
    };
    numbers.iter().map(line).take_while(fits).collect::<Vec<_>>().join("\n")
}
