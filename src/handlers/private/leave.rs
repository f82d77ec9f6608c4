//! Leaving: one tap, before all other traffic, and nothing private is left (S18).

use super::super::visit::Visit;
use super::mine::commune_news;
use crate::domain::case::{Side, Sort, Stage, Trace, leave as part_with};
use crate::domain::dialogue::Dialogue;
use crate::domain::notice::Notice;
use crate::domain::outgoing::{Class, Deed, Outgoing};
use crate::store::Result;

/// `/thoat`, and the button of every private screen. Pressed twice, or by somebody without any case, it does the same.
pub(in crate::handlers) async fn leave(visit: &mut Visit<'_>) -> Result<()> {
    let (chat, language, now) = (visit.from.chat, visit.from.language, visit.now());
    let under_way = visit.tx.take_back_private(chat).await? > 0;
    let mut traces = vec![Trace {
        side: Side::Resident,
        chat,
        message: visit.message,
        sort: Sort::Frame,
        letter: None,
        at: now,
        sent_at: visit.sent_at,
        by_bot: visit.is_press(),
    }];
    let mut doubt = None;
    for mut case in visit.tx.cases_of(chat).await? {
        if under_way {
            // What was on its way may arrive; if the bot dies meanwhile, nobody knows its id.
            case.doubt(chat, None);
        }
        case.unread_again(now);
        if let Some(after) = case.settle_doubt(chat) {
            doubt = Some(doubt.map_or(after, |known| after.min(known)));
        }
        traces.extend(case.take_traces(chat));
        if case.stage == Stage::Draft {
            visit.tx.erase_case(case.id).await?;
            continue;
        }
        visit.tx.drop_drafts(&mut case).await?;
        case.unlocked_until = None;
        visit.tx.save_case(&case).await?;
    }
    let farewell = part_with(&traces, now);
    visit.tx.delete_messages(Class::Leaving, chat, farewell.delete).await?;
    for message in farewell.overwrite {
        let overwrite = Outgoing::new(chat, language, Deed::Overwrite { message });
        visit.tx.send(Class::Leaving, &overwrite, None).await?;
    }
    // Whoever has no case leaves in the same way.
    visit.tx.set_dialogue(chat, Some(Dialogue::JustLeft)).await?;
    let news = commune_news(visit, farewell.out_of_reach).await?;
    let outgoing =
        Outgoing { doubt, ..Outgoing::new(chat, language, Deed::Say(Notice::News(Box::new(news)))) };
    visit.tx.send(Class::Leaving, &outgoing, None).await
}
