//! Reaching the people of a case: calling contacts, telling them, and taking messages out of their chats.

use chrono_tz::Tz;

use super::{Result, Tx};
use crate::domain::audit::{AuditAction, AuditRole};
use crate::domain::case::{
    Case, Holder, LetterLine, News, Offer, Side, Sort, Trace, Trail, Way, between, leave,
};
use crate::domain::contact::{COORDINATOR_OFFICE, next_to_call};
use crate::domain::ids::{CaseId, ChatId, MessageId, UnitId};
use crate::domain::notice::Notice;
use crate::domain::outgoing::{Class, Deed, Outgoing, line_topic};
use crate::domain::person::Language;
use crate::domain::private_notice::{CaseScreen, ContactScreen};

/// How many ids are looked at for a message that nobody knows of: as many as one call deletes.
const DOUBTFUL_IDS: i32 = 100;

impl Tx {
    /// Calls the next contact of this round; after the last, the coordinators are told that somebody waits, unless
    /// their office was ruled out (S10). The caller saves the case.
    pub async fn call_next(&mut self, case: &mut Case, zone: Tz) -> Result<()> {
        let contacts = self.contacts().await?;
        if let Some(contact) = next_to_call(&contacts, case, self.now, zone) {
            let holder = contact.holder();
            let action = if case.offers.is_empty() { AuditAction::Alerted } else { AuditAction::Escalated };
            self.audit_case(case, AuditRole::Loa, action).await?;
            if case.holder.is_some() {
                case.hand_over = Some(holder);
            }
            return self.alert(case, holder).await;
        }
        case.round_over_at = Some(self.now);
        if case.coordinator_told {
            return Ok(());
        }
        case.coordinator_told = true;
        if case.news.is_none() {
            self.tell_news(case, News::NobodyYet, zone).await?;
        }
        if !case.wishes.ruled_out.iter().any(|slug| slug == COORDINATOR_OFFICE) {
            for coordinator in self.coordinators().await? {
                if case.owner != Some(coordinator.chat) {
                    self.tell(&coordinator, Notice::Contact(Box::new(ContactScreen::Unanswered))).await?;
                }
            }
        }
        self.audit_case(case, AuditRole::Loa, AuditAction::Escalated).await
    }

    /// Calls one contact: a code and nothing else, with sound at any hour.
    pub async fn alert(&mut self, case: &mut Case, to: Holder) -> Result<()> {
        if !case.is_held_by(to.person) {
            case.offers.push(Offer { to, at: self.now, round: case.round, unreachable: false });
        }
        self.save_case(case).await?;
        let screen =
            CaseScreen::Alert { case: case.id, code: case.code.clone(), practice: case.is_practice() };
        self.tell_contact(case, to, screen).await
    }

    /// Tells the resident that there is news: at once if they want a line and this is one of their hours; else the
    /// scheduler does it, or nobody. The caller saves the case.
    pub async fn tell_news(&mut self, case: &mut Case, news: News, zone: Tz) -> Result<()> {
        case.has_news(news);
        if case.line_is_due(self.now, zone) { self.send_line(case).await } else { Ok(()) }
    }

    /// How the resident is told, as things stand: never, as long as they have stopped everything.
    pub async fn way_now(&mut self, case: &Case) -> Result<Option<Way>> {
        match (case.wishes.way, case.owner) {
            (Some(Way::Line), Some(chat)) if self.has_stopped(chat).await? => Ok(Some(Way::Never)),
            (way, _) => Ok(way),
        }
    }

    /// The neutral line, in the way and at the hour that the person chose (S14). Never two in one chat; and none for
    /// whoever has stopped everything, in whose chat a single line would tell: what is new waits until they look.
    pub async fn send_line(&mut self, case: &mut Case) -> Result<()> {
        case.line_sent = true;
        let Some(chat) = case.owner else { return Ok(()) };
        let Some(person) = self.person_in(chat).await? else { return Ok(()) };
        if self.has_stopped(chat).await? {
            // They may start again: that is written down elsewhere, never together with a case.
            case.line_later(self.now);
            return Ok(());
        }
        let topic = line_topic(chat);
        self.take_back(&topic).await?;
        let outgoing = Outgoing::new(chat, person.language, Deed::Say(Notice::NewsLine));
        let trail = Trail { case: case.id, side: Side::Resident, sort: Sort::Line, letter: None };
        self.send_private(Class::Urgent, &outgoing, trail, Some(&topic)).await
    }

    /// The line could not be sent, since the chat cannot be reached: it is sent later.
    pub async fn note_line_unsent(&mut self, id: CaseId) -> Result<()> {
        let Some(mut case) = self.case(id).await? else { return Ok(()) };
        case.line_later(self.now);
        self.save_case(&case).await
    }

    /// A picture or file of an answer cannot be shown to the person: whoever holds the case has to say it in words.
    pub async fn tell_of_lost_answer(&mut self, trail: Trail) -> Result<()> {
        let Some(case) = self.case(trail.case).await? else { return Ok(()) };
        let is_answer = |line: &&LetterLine| Some(line.number) == trail.letter && line.from == Side::Contact;
        match case.holder.filter(|_| case.letters.iter().any(|line| is_answer(&line))) {
            Some(holder) => {
                let screen = CaseScreen::AnswerPieceMissing { code: case.code.clone() };
                self.tell_contact(&case, holder, screen).await
            }
            None => Ok(()),
        }
    }

    /// Tells a contact something about a case that holds nothing of it.
    pub async fn tell_contact(&mut self, case: &Case, to: Holder, screen: CaseScreen) -> Result<()> {
        let Some(person) = self.person(to.person).await? else { return Ok(()) };
        let outgoing = Outgoing::new(to.chat, person.language, Deed::Say(Notice::Case(Box::new(screen))));
        let trail = Trail { case: case.id, side: Side::Contact, sort: Sort::Frame, letter: None };
        self.send_private(Class::Urgent, &outgoing, trail, None).await
    }

    /// Takes messages out of a chat: deletes what can be deleted, overwrites what is ours, leaves the rest.
    pub async fn remove_traces(&mut self, chat: ChatId, traces: &[Trace]) -> Result<()> {
        let parted = leave(traces, self.now);
        self.delete_messages(Class::Urgent, chat, parted.delete).await?;
        let language = self.person_in(chat).await?.map_or(Language::default(), |person| person.language);
        for message in parted.overwrite {
            let outgoing = Outgoing::new(chat, language, Deed::Overwrite { message });
            self.send(Class::Urgent, &outgoing, None).await?;
        }
        Ok(())
    }

    /// Takes away what may lie in a chat unknown to us, where nothing will be noted any more that tells how far to look:
    /// ids are given in order, so it is near.
    pub async fn remove_doubtful(&mut self, case: &mut Case, chat: ChatId) -> Result<()> {
        let Some(after) = case.settle_doubt(chat) else { return Ok(()) };
        let near = MessageId(after.0.saturating_add(DOUBTFUL_IDS));
        self.delete_doubtful(Class::Urgent, chat, between(after, near)).await
    }

    /// Erases a case with everything of it that lies in anybody's chat, except one message that is about to say
    /// something else.
    pub async fn wipe_case(&mut self, mut case: Case, except: Option<(ChatId, MessageId)>) -> Result<()> {
        case.traces.retain(|trace| Some((trace.chat, trace.message)) != except);
        for (chat, _) in case.doubts.clone() {
            self.remove_doubtful(&mut case, chat).await?;
        }
        let mut chats: Vec<ChatId> = case.traces.iter().map(|trace| trace.chat).collect();
        chats.sort_unstable();
        chats.dedup();
        for chat in chats {
            let traces = case.take_traces(chat);
            self.remove_traces(chat, &traces).await?;
        }
        self.erase_case(case.id).await
    }

    /// Takes what was passed on to an office out of its readers' chats, and tells them.
    pub async fn take_referral_back(&mut self, case: &mut Case, number: u32) -> Result<()> {
        let passed = |trace: &Trace| trace.side == Side::Office && trace.letter == Some(number);
        let traces: Vec<Trace> = case.traces.iter().filter(|trace| passed(trace)).copied().collect();
        case.traces.retain(|trace| !passed(trace));
        for trace in traces {
            self.remove_traces(trace.chat, &[trace]).await?;
        }
        let referral = case.referrals.iter().find(|referral| referral.number == number);
        for reader in referral.map(|referral| referral.readers.clone()).unwrap_or_default() {
            let Some(person) = self.person_in(reader).await? else { continue };
            let notice = Notice::Case(Box::new(CaseScreen::ReferredWithdrawn));
            self.tell(&person, notice).await?;
        }
        Ok(())
    }

    /// Tells the contacts that open cases are lost: a backup was restored, and keys are in no backup.
    pub async fn tell_of_lost_cases(&mut self) -> Result<()> {
        for contact in self.contacts().await? {
            let notice = Notice::Case(Box::new(CaseScreen::Lost));
            self.send(Class::Answer, &Outgoing::new(contact.chat, contact.language, Deed::Say(notice)), None)
                .await?;
        }
        Ok(())
    }

    /// A reader of an office cannot be reached: the contact has to tell the office another way.
    pub async fn note_undelivered(&mut self, trail: Trail, chat: ChatId) -> Result<()> {
        let Some(mut case) = self.case(trail.case).await? else { return Ok(()) };
        let number = trail.letter.unwrap_or(0);
        let Some(referral) = case.referrals.iter_mut().find(|referral| referral.number == number) else {
            return Ok(());
        };
        referral.readers.retain(|reader| *reader != chat);
        let office = referral.unit_name.clone();
        self.save_case(&case).await?;
        match case.holder {
            Some(holder) => {
                let screen = CaseScreen::ReferralUndelivered { code: case.code.clone(), office };
                self.tell_contact(&case, holder, screen).await
            }
            None => Ok(()),
        }
    }

    /// Units to which people may be referred, in the order of the plan.
    pub async fn referral_services(&mut self) -> Result<Vec<(UnitId, String)>> {
        let rows = sqlx::query!(
            r#"SELECT id AS "id!", name FROM unit WHERE refers = 1 AND position IS NOT NULL ORDER BY position"#
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows.into_iter().map(|row| (UnitId(row.id), row.name)).collect())
    }

    /// Writes into the audit log what was done with a case, under a name that goes with its key. Practice is not
    /// logged.
    pub async fn audit_case(&mut self, case: &Case, role: AuditRole, action: AuditAction) -> Result<()> {
        match self.case_key(case.id).await? {
            Some(key) if !case.is_practice() => self.audit(role, action, &key.pseudonym()).await,
            _ => Ok(()),
        }
    }
}
