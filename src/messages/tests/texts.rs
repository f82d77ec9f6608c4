//! The files themselves: the same texts in each language, each of them used.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast;

use crate::domain::campaign::Template;
use crate::domain::person::Language;
use crate::messages::load;

/// Key -> variables, over all files of a language.
pub(super) fn texts(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let mut texts = BTreeMap::new();
    for (file, content) in load::files(language) {
        let resource = fluent_syntax::parser::parse(content).unwrap_or_else(|_| panic!("{file}"));
        for entry in resource.body {
            if let ast::Entry::Message(message) = entry {
                let mut variables = BTreeSet::new();
                collect(message.value.as_ref().expect("every text has a value"), &mut variables);
                texts.insert(message.id.name.to_owned(), variables);
            }
        }
    }
    texts
}

fn collect(pattern: &ast::Pattern<&str>, variables: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let ast::PatternElement::Placeable { expression } = element {
            collect_expression(expression, variables);
        }
    }
}

fn collect_expression(expression: &ast::Expression<&str>, variables: &mut BTreeSet<String>) {
    let inline = match expression {
        ast::Expression::Inline(inline) => inline,
        ast::Expression::Select { selector, variants } => {
            variants.iter().for_each(|variant| collect(&variant.value, variables));
            selector
        }
    };
    match inline {
        ast::InlineExpression::VariableReference { id } => {
            variables.insert(id.name.to_owned());
        }
        ast::InlineExpression::Placeable { expression } => collect_expression(expression, variables),
        _ => {}
    }
}

#[test]
fn every_language_has_the_same_texts_with_the_same_placeholders() {
    let vietnamese = texts(Language::Vi);
    for language in Language::ALL {
        let own = texts(language);
        let keys = |texts: &BTreeMap<String, _>| texts.keys().cloned().collect::<BTreeSet<_>>();
        assert_eq!(keys(&vietnamese), keys(&own), "{language:?}");
        for (key, variables) in own {
            assert_eq!(vietnamese[&key], variables, "{language:?}: {key}");
        }
    }
}

#[test]
fn every_text_is_used() {
    let code = [
        include_str!("../announcements/audience.rs"),
        include_str!("../announcements/compose.rs"),
        include_str!("../announcements/desk.rs"),
        include_str!("../announcements/letters.rs"),
        include_str!("../announcements/list.rs"),
        include_str!("../announcements/mod.rs"),
        include_str!("../announcements/paper.rs"),
        include_str!("../announcements/review.rs"),
        include_str!("../board.rs"),
        include_str!("../campaigns.rs"),
        include_str!("../cases.rs"),
        include_str!("../changes.rs"),
        include_str!("../contacts.rs"),
        include_str!("../decisions.rs"),
        include_str!("../groups.rs"),
        include_str!("../home.rs"),
        include_str!("../invitations.rs"),
        include_str!("../leaders.rs"),
        include_str!("../mod.rs"),
        include_str!("../news.rs"),
        include_str!("../next_year.rs"),
        include_str!("../numbers.rs"),
        include_str!("../official/mod.rs"),
        include_str!("../official/paper.rs"),
        include_str!("../official/plan.rs"),
        include_str!("../official/texts.rs"),
        include_str!("../papers.rs"),
        include_str!("../pictures.rs"),
        include_str!("../private/entry.rs"),
        include_str!("../private/mine.rs"),
        include_str!("../private/mod.rs"),
        include_str!("../private/setup.rs"),
        include_str!("../private/writing.rs"),
        include_str!("../progress.rs"),
        include_str!("../reminders.rs"),
        include_str!("../residents/calendar.rs"),
        include_str!("../residents/mod.rs"),
        include_str!("../residents/own.rs"),
        include_str!("../screen.rs"),
        include_str!("../task_lists.rs"),
        include_str!("../tasks.rs"),
        include_str!("../weekly.rs"),
        include_str!("../words.rs"),
        include_str!("../worklist.rs"),
    ]
    .concat();
    let unused: Vec<_> = texts(Language::Vi)
        .into_keys()
        .filter(|key| key.strip_prefix("template-").and_then(Template::named).is_none())
        .filter(|key| key != "trouble" && !code.contains(&format!("\"{key}\"")))
        .collect();
    assert_eq!(unused, Vec::<String>::new());
}
