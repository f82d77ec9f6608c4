//! Files that Loa makes: their facts are read, made into a file and sent.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{Datelike, NaiveDateTime};
use teloxide::payloads::EditMessageMediaSetters;
use teloxide::requests::{Request, Requester};
use teloxide::types::{
    ChatId as TelegramChat, InputFile, InputMedia, InputMediaDocument, InputMediaPhoto,
    MessageId as TelegramMessage, ParseMode,
};

use super::deed::{Content, Hands, id_of};
use super::errors::{SendError, classify};
use crate::domain::announcement::{Announcement, Letter};
use crate::domain::ids::{AnnouncementId, ChatId, MessageId};
use crate::domain::notice::Notice;
use crate::domain::official::screen::OfficialScreen;
use crate::domain::outgoing::{FileKind, Outgoing};
use crate::domain::paper::{
    AttendanceList, Attendee, CalendarEvent, Delivered, DeliveredTo, DeliveryChart, DeliveryRow,
    EventCalendar, Facts, LoudspeakerSheet, Paper, ProgressPicture,
};
use crate::domain::person::Language;
use crate::domain::plan::Plan;
use crate::domain::progress::Board;
use crate::report::{self, Made};
use crate::store::{Result as StoreResult, Tx};

/// What Telegram takes as a file (<https://core.telegram.org/bots/api#sending-files>).
const MOST_BYTES: usize = 50_000_000;

/// Why there is nothing to send: what it is about is gone.
const GONE: SendError = SendError::Permanent("no-paper");

impl Hands {
    /// Makes a file and sends it, or puts it in the place of a message of ours. A picture that cannot be shown is said
    /// in words.
    pub(super) async fn show_paper(
        &self,
        outgoing: &Outgoing,
        paper: Paper,
        over: Option<MessageId>,
    ) -> Result<MessageId, SendError> {
        let facts = self.facts(outgoing, paper).await.map_err(|error| {
            tracing::error!(%error, "the facts of a file cannot be read");
            SendError::Permanent("no-facts")
        })?;
        let facts = Arc::new(facts.ok_or(GONE)?);
        let shown = match self.made(facts.clone(), outgoing.language).await {
            Ok(made) if made.bytes.len() > MOST_BYTES => {
                return self
                    .say_instead(outgoing, Notice::Official(Box::new(OfficialScreen::TooLarge)))
                    .await;
            }
            Ok(made) => self.show_made(outgoing, &facts, made, over).await,
            Err(error) => Err(error),
        };
        match (shown, facts.as_ref()) {
            (Err(SendError::BadContent(_) | SendError::Permanent(_)), Facts::Progress(facts)) => {
                self.say_instead(outgoing, Notice::Progress(Box::new(facts.board.clone()))).await
            }
            (shown, _) => shown,
        }
    }

    async fn show_made(
        &self,
        outgoing: &Outgoing,
        facts: &Facts,
        made: Made,
        over: Option<MessageId>,
    ) -> Result<MessageId, SendError> {
        let caption = self.messages.paper_caption(facts, outgoing.language);
        let keyboard = self.keyboard(outgoing.chat, caption.buttons)?;
        let content = Content { html: caption.html, keyboard, silent: caption.silent, protected: false };
        let chat = TelegramChat(outgoing.chat.0);
        let input = InputFile::memory(made.bytes).file_name(made.file_name);
        let Some(over) = over else {
            let sent = self.send_file(self.bot(), chat, made.kind, input, content).await;
            return sent.map_err(|error| classify(&error));
        };
        let media = match made.kind {
            FileKind::Photo => {
                let media = InputMediaPhoto::new(input).caption(content.html).parse_mode(ParseMode::Html);
                InputMedia::Photo(media)
            }
            _ => {
                let media = InputMediaDocument::new(input).caption(content.html).parse_mode(ParseMode::Html);
                InputMedia::Document(media)
            }
        };
        let mut call = self.bot().edit_message_media(chat, TelegramMessage(over.0), media);
        if let Some(keyboard) = content.keyboard {
            call = call.reply_markup(keyboard);
        }
        call.send().await.map(id_of).map_err(|error| classify(&error))
    }

    /// Makes the file beside everything else: a report of a year takes a while.
    async fn made(&self, facts: Arc<Facts>, language: Language) -> Result<Made, SendError> {
        let messages = self.messages.clone();
        let making = tokio::task::spawn_blocking(move || report::make(&facts, &messages, language));
        let made = making.await.map_err(|_| SendError::Permanent("no-paper"))?;
        made.map_err(|error| {
            tracing::error!(%error, "a file cannot be made");
            SendError::Permanent("no-paper")
        })
    }

    /// What the file is made of; nothing if the announcement is gone.
    async fn facts(&self, outgoing: &Outgoing, paper: Paper) -> StoreResult<Option<Facts>> {
        let mut tx = self.store.look(self.clock.now()).await?;
        let Some(stored) = tx.plan_in_force().await? else { return Ok(None) };
        let zone = stored.calendar.zone();
        let at = self.clock.now().with_timezone(&zone).naive_local();
        let facts = Gathered { hands: self, outgoing, plan: &stored.plan, at };
        match paper {
            Paper::Calendar => facts.calendar(&mut tx, zone).await.map(Some),
            Paper::Official(span, format) => {
                let official = tx.official(span).await?;
                Ok(official.map(|official| Facts::Official(Box::new(official), format)))
            }
            Paper::Progress { opens_board } => facts.progress(&mut tx, opens_board).await,
            Paper::Year => {
                let measured = tx.measured().await?;
                Ok(measured.map(|measured| Facts::Year(Box::new(measured.year()))))
            }
            Paper::NextYear(year) => next_year(&mut tx, year).await,
            Paper::Delivery(id) | Paper::Attendance(id) | Paper::Loudspeaker(id) => {
                let Some(announcement) = tx.announcement(id).await? else { return Ok(None) };
                match paper {
                    Paper::Delivery(_) => facts.delivery(&mut tx, &announcement).await.map(Some),
                    Paper::Attendance(_) => facts.attendance(&mut tx, &announcement).await,
                    _ => Ok(facts.loudspeaker(&announcement)),
                }
            }
        }
    }
}

/// What all files need.
struct Gathered<'a> {
    hands: &'a Hands,
    outgoing: &'a Outgoing,
    plan: &'a Plan,
    /// In the commune's zone.
    at: NaiveDateTime,
}

impl Gathered<'_> {
    fn title(&self, announcement: &Announcement) -> String {
        self.hands.messages.announcement_title(announcement, self.outgoing.language)
    }

    fn village(&self, slug: &str) -> Option<String> {
        let found = self.plan.hamlets.iter().find(|hamlet| hamlet.slug == slug);
        found.map(|hamlet| hamlet.name.clone())
    }

    async fn delivery(&self, tx: &mut Tx, announcement: &Announcement) -> StoreResult<Facts> {
        let id = announcement.id;
        let tally = tx.tally_of(id).await?;
        let answers = if announcement.asks { Some(tx.answers(id).await?) } else { None };
        let titles = group_titles(tx).await?;
        let rows = tx.place_lines(id).await?.into_iter().map(|line| DeliveryRow {
            of: if line.group.is_some() { DeliveredTo::Group } else { DeliveredTo::Village },
            name: match line.group {
                Some(group) => Some(titles.get(&group).cloned().unwrap_or_default()),
                None => line.hamlet.as_deref().and_then(|slug| self.village(slug)),
            },
            delivered: Delivered {
                sent: line.sent,
                blocked: line.blocked,
                failed: line.failed,
                left: line.left,
            },
        });
        Ok(Facts::DeliveryChart(DeliveryChart {
            title: self.title(announcement),
            at: self.at,
            recipients: tally.recipients,
            totals: Delivered {
                sent: tally.sent,
                blocked: tally.blocked,
                failed: tally.failed,
                left: tally.left(),
            },
            held_back: tally.held_back,
            rows: rows.collect(),
            answers,
        }))
    }

    async fn attendance(&self, tx: &mut Tx, announcement: &Announcement) -> StoreResult<Option<Facts>> {
        let Some(event) = announcement.event.clone() else { return Ok(None) };
        let rows = tx.answer_lines(announcement.id).await?.into_iter().map(|line| Attendee {
            name: line.name,
            village: line.hamlet.as_deref().and_then(|slug| self.village(slug)),
            answer: line.answer,
        });
        let title = self.title(announcement);
        let list = AttendanceList { title, event, at: self.at, rows: rows.collect() };
        Ok(Some(Facts::Attendance(list)))
    }

    /// How the plan stands, with the reader's own units marked.
    async fn progress(&self, tx: &mut Tx, opens_board: bool) -> StoreResult<Option<Facts>> {
        let Some(measured) = tx.measured().await? else { return Ok(None) };
        let reader = tx.person_in(self.outgoing.chat).await?;
        let roles = reader.map(|reader| reader.roles).unwrap_or_default();
        let board = Board { by_section: roles.sees_reports(), ..measured.board() };
        let picture = ProgressPicture { board, own: roles.units().collect(), opens_board };
        Ok(Some(Facts::Progress(Box::new(picture))))
    }

    fn loudspeaker(&self, announcement: &Announcement) -> Option<Facts> {
        let letter = Letter::of(announcement, Some(self.plan))?;
        let announcer = self.plan.units.iter().find(|unit| unit.announces);
        Some(Facts::Loudspeaker(LoudspeakerSheet {
            commune: self.plan.commune.clone(),
            announcer: announcer.map(|unit| unit.name.clone()).unwrap_or_default(),
            title: None,
            text: self.hands.messages.letter_text(&letter, self.outgoing.language),
            event: announcement.event.clone(),
            on: self.at.date(),
        }))
    }

    /// The plan's events, and what this reader was invited to.
    async fn calendar(&self, tx: &mut Tx, zone: chrono_tz::Tz) -> StoreResult<Facts> {
        let events = self.plan.events.iter().map(|event| CalendarEvent {
            uid: format!("{}-{}", event.slug, event.starts_on.year()),
            name: event.name.clone(),
            first_day: event.starts_on,
            last_day: event.ends_on,
            starts_at: None,
            place: None,
        });
        let mut events: Vec<CalendarEvent> = events.collect();
        for invited in tx.invitations_of(self.outgoing.chat, self.at.date()).await? {
            let Some(event) = invited.event.clone() else { continue };
            events.push(CalendarEvent {
                uid: uid(invited.id),
                name: self.title(&invited),
                first_day: event.on,
                last_day: event.on,
                starts_at: event.at,
                place: event.place,
            });
        }
        let name = self.plan.commune.clone();
        Ok(Facts::Calendar(EventCalendar { name, at: tx.now(), zone, events }))
    }
}

fn uid(id: AnnouncementId) -> String {
    format!("announcement-{}", id.0)
}

/// The plan of this year, or what is proposed for it; nothing if it is neither there nor to come.
async fn next_year(tx: &mut Tx, year: i32) -> StoreResult<Option<Facts>> {
    if let Some(stored) = tx.plan_of_year(year).await? {
        return Ok(Some(Facts::Plan(Box::new(stored.plan.clone()))));
    }
    let review = tx.next_year().await?.filter(|review| review.year() == year);
    Ok(review.map(|review| Facts::Plan(Box::new(review.plan()))))
}

async fn group_titles(tx: &mut Tx) -> StoreResult<HashMap<ChatId, String>> {
    Ok(tx.groups().await?.into_iter().map(|group| (group.chat, group.title)).collect())
}
