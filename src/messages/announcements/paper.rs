//! What stands under the files that Loa makes: the same in words, for whoever cannot see the picture.

use super::super::screen::Screen;
use super::super::words::{Value, Words};
use crate::domain::paper::{Delivered, DeliveryChart, Facts};

pub(in crate::messages) fn paper_caption(words: &Words<'_>, facts: &Facts) -> Screen {
    match facts {
        Facts::DeliveryChart(chart) => delivery(words, chart),
        Facts::Attendance(list) => {
            let event = Value::Moment(list.event.on, list.event.at);
            let args = [("title", Value::Title(&list.title)), ("when", event)];
            Screen::of(words.html("caption-attendance", &args))
        }
        Facts::Loudspeaker(_) => Screen::of(words.html("caption-loudspeaker", &[])),
        Facts::Calendar(_) => Screen::of(words.html("caption-calendar", &[])),
        Facts::Official(official, _) => super::super::official::caption(words, official),
        Facts::Plan(plan) => super::super::next_year::caption(words, plan),
        // Their words are those of the progress board.
        Facts::Progress(_) | Facts::Year(_) => Screen::default(),
    }
}

fn delivery(words: &Words<'_>, chart: &DeliveryChart) -> Screen {
    let title = [("title", Value::Title(&chart.title))];
    let mut screen = Screen::of(words.html("caption-delivery", &title))
        .block(words.html("caption-delivery-all", &figures(&chart.totals)));
    if chart.held_back > 0 {
        let args = [("count", Value::Figure(chart.held_back))];
        screen = screen.block(words.html("caption-delivery-held-back", &args));
    }
    if let Some(answers) = &chart.answers {
        let args = [
            ("coming", Value::Figure(answers.coming)),
            ("maybe", Value::Figure(answers.maybe)),
            ("notcoming", Value::Figure(answers.not_coming)),
        ];
        screen = screen.block(words.html("desk-answers", &args));
    }
    screen.gap().blocks(chart.rows.iter().map(|row| {
        let unknown = words.plain("caption-delivery-nowhere", &[]);
        let name = Value::Name(row.name.as_deref().unwrap_or(&unknown));
        let mut args = vec![("name", name)];
        args.extend(figures(&row.delivered));
        words.html("caption-delivery-row", &args)
    }))
}

fn figures(delivered: &Delivered) -> [(&'static str, Value<'static>); 4] {
    [
        ("sent", Value::Figure(delivered.sent)),
        ("blocked", Value::Figure(delivered.blocked)),
        ("failed", Value::Figure(delivered.failed)),
        ("left", Value::Figure(delivered.left)),
    ]
}
