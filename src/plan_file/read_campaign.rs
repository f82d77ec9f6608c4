//! One `[[campaign]]` of a plan file with its messages.

use super::problem::{Fault, Kind, nearest};
use super::read::{Context, NAME, SECTION, all};
use super::table::{Slugs, Table, check_references};
use super::value::{
    Found, Taken, Value, announcement_text, choice, date, line, list, slug, start_of, time, yes_no,
};
use crate::domain::announcement::Topic;
use crate::domain::campaign::{
    Campaign, CampaignAudience, CampaignMessage, CampaignWords, TEMPLATES, Template,
};
use crate::domain::plan::Slug;

pub(super) fn read_campaign(
    mut table: Table<'_>,
    known: &mut Context<'_>,
    found: &mut Vec<Found>,
) -> Option<Campaign> {
    let own_slug = known.campaigns.define(&mut table, known.places);
    let section = table.required("section", line(SECTION));
    let name = table.required("name", line(NAME));
    let topic = table.required("topic", choice(&Topic::ALL.map(|topic| (topic.name(), topic))));
    let event = table.optional("event", slug);
    if let Some(fault) = event.as_deref().and_then(|event| known.events.undefined(event)) {
        table.report(table.place("event"), fault);
    }
    let to = read_audience(&mut table, known);
    let answers = table.optional("answers", yes_no).unwrap_or(false);
    if answers && !table.has("event") {
        table.report(table.place("answers"), Fault::AnswersWithoutEvent);
    }
    let approval = table.optional("approval", yes_no).unwrap_or(true);
    let messages = table.tables("message", "[[campaign.message]]");
    if messages.is_empty() {
        table.report(table.at(), Fault::NoMessage);
    }
    let has_event = table.has("event");
    let mut slugs = Slugs::new("message");
    let messages = all(messages, |message| read_message(message, has_event, &mut slugs, known, found));
    table.finish(found);
    Some(Campaign {
        slug: own_slug?,
        section: section?,
        name: name?,
        topic: topic?,
        event,
        to: to?,
        answers,
        approval,
        messages: messages?,
    })
}

/// Exactly one of the three ways of saying whom it is for.
fn read_audience(table: &mut Table<'_>, known: &Context<'_>) -> Option<CampaignAudience> {
    let everyone = table.optional("to", choice(&[("everyone", CampaignAudience::Everyone)]));
    let hamlets = read_slugs(table, "hamlets", &known.hamlets).map(CampaignAudience::Hamlets);
    let units = read_slugs(table, "units", &known.units).map(CampaignAudience::Units);
    let Some(way) =
        table.only_one_of(["to", "hamlets", "units"], |first, second| Fault::TwoAudiences { first, second })
    else {
        table.report(table.at(), Fault::NoAudience);
        return None;
    };
    match way {
        "to" => everyone,
        "hamlets" => hamlets,
        _ => units,
    }
}

fn read_slugs(table: &mut Table<'_>, key: &'static str, defined: &Slugs) -> Option<Vec<Slug>> {
    let placed = table.optional(key, list(Kind::TextList, slug))?;
    if placed.is_empty() {
        table.report(table.place(key), Fault::EmptyAudience(key));
    }
    check_references(table, defined, placed.iter(), |what, slug| Fault::ListedTwice { what, slug });
    Some(placed.into_iter().map(|(_, slug)| slug).collect())
}

fn read_message(
    mut table: Table<'_>,
    has_event: bool,
    slugs: &mut Slugs,
    known: &Context<'_>,
    found: &mut Vec<Found>,
) -> Option<CampaignMessage> {
    let slug = slugs.define(&mut table, known.places);
    let words = read_words(&mut table, has_event);
    let on = table.required("on", date);
    table.within("on", on, known.own_year());
    let written = table.optional("at", time);
    let at = if table.has("at") { written } else { Some(CampaignMessage::usual_time()) };
    if let Some(at) = at {
        table.outside_quiet_hours("at", at, known.quiet);
    }
    table.finish(found);
    Some(CampaignMessage { slug: slug?, words: words?, on: on?, at: at? })
}

/// A template or the commune's own text, not both.
fn read_words(table: &mut Table<'_>, has_event: bool) -> Option<CampaignWords> {
    let template = table.optional("template", template);
    let text = table.optional("text", announcement_text);
    if let Some(template) = template.filter(|template| template.tells_days && !has_event) {
        table.report(table.place("template"), Fault::TemplateWithoutEvent(template.name));
    }
    let Some(way) =
        table.only_one_of(["template", "text"], |first, second| Fault::TemplateAndText { first, second })
    else {
        table.report(table.at(), Fault::NoWords);
        return None;
    };
    match way {
        "template" => Some(CampaignWords::Template(template?.name.to_owned())),
        _ => Some(CampaignWords::Text(text?)),
    }
}

fn template(key: &str, value: &Value<'_>) -> Taken<&'static Template> {
    let name = slug(key, value)?;
    Template::named(&name).ok_or_else(|| {
        let suggestion = nearest(&name, TEMPLATES.iter().map(|template| template.name));
        vec![(start_of(value), Fault::Undefined { what: "template", slug: name.clone(), suggestion })]
    })
}
