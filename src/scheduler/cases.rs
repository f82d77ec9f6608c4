//! What time does to cases: calling the next contact, sweeping chats, ending drafts, forgetting.

use chrono::{DateTime, Duration, Utc};

use crate::domain::audit::{AuditAction, AuditRole};
use crate::domain::case::{Case, Chore, LetterState, ReferralState, Rules, Stage};
use crate::domain::ids::CaseId;
use crate::domain::plan::PrivateRules;
use crate::domain::private_text::PrivateText;
use crate::store::{Result, Tx};

async fn rules(tx: &mut Tx) -> Result<Rules> {
    let stored = tx.plan_in_force().await?;
    let zone = stored.as_ref().map_or(chrono_tz::Asia::Ho_Chi_Minh, |stored| stored.calendar.zone());
    let times = stored.map_or_else(PrivateRules::default, |stored| stored.plan.private);
    Ok(Rules {
        zone,
        call_next_after: Duration::minutes(i64::from(times.call_next_after_minutes)),
        keep_closed: Duration::days(i64::from(times.keep_closed_days)),
    })
}

/// Does what is due about every case.
pub(super) async fn keep_up(tx: &mut Tx) -> Result<()> {
    let (now, rules) = (tx.now(), rules(tx).await?);
    let due = |case: &Case| !case.chores(now, &rules).is_empty();
    // Most have nothing due: they are opened once.
    let ids: Vec<CaseId> = tx.cases().await?.iter().filter(|case| due(case)).map(|case| case.id).collect();
    for id in ids {
        keep_up_one(tx, id, &rules).await?;
    }
    tx.sweep_pin_attempts().await
}

/// One chore may make another due at once: nobody answers, so a line is due.
const ROUNDS: usize = 5;

async fn keep_up_one(tx: &mut Tx, id: CaseId, rules: &Rules) -> Result<()> {
    for _ in 0..ROUNDS {
        let (now, case) = (tx.now(), tx.case(id).await?);
        let chores = case.map(|case| case.chores(now, rules)).unwrap_or_default();
        if chores.is_empty() {
            break;
        }
        for chore in chores {
            // Read anew each time: the chore before may have changed or ended it.
            if let Some(case) = tx.case(id).await? {
                carry_out(tx, case, chore, rules).await?;
            }
        }
    }
    Ok(())
}

/// When something about a case is due next.
pub(super) async fn next(tx: &mut Tx) -> Result<Option<DateTime<Utc>>> {
    let (rules, now) = (rules(tx).await?, tx.now());
    Ok(tx.cases().await?.iter().filter_map(|case| case.next_chore(now, &rules)).min())
}

async fn carry_out(tx: &mut Tx, mut case: Case, chore: Chore, rules: &Rules) -> Result<()> {
    let now = tx.now();
    match chore {
        Chore::EndDraft => return end_draft(tx, case).await,
        Chore::Call => tx.call_next(&mut case, rules.zone).await?,
        Chore::CallAgain => {
            case.round += 1;
            case.round_over_at = None;
            tx.call_next(&mut case, rules.zone).await?;
        }
        Chore::SendLine => tx.send_line(&mut case).await?,
        Chore::Sweep => {
            let due = case.take_overdue_traces(now);
            tx.audit_case(&case, AuditRole::Loa, AuditAction::Swept).await?;
            for trace in &due {
                tx.remove_traces(trace.chat, &[*trace]).await?;
            }
        }
        Chore::DropLetter(number) => {
            if let Some(line) = case.letter_mut(number) {
                line.state = LetterState::Dropped;
                line.at = now;
            }
            tx.drop_letter(case.id, number).await?;
        }
        Chore::EndReferral(number) => {
            let passed_on = case
                .referrals
                .iter()
                .any(|referral| referral.number == number && referral.state == ReferralState::Consented);
            if passed_on {
                tx.take_referral_back(&mut case, number).await?;
            }
            if let Some(referral) = case.referrals.iter_mut().find(|referral| referral.number == number) {
                referral.state = ReferralState::Expired;
                referral.text = PrivateText::default();
            }
        }
        Chore::Erase => {
            tx.audit_case(&case, AuditRole::Loa, AuditAction::Erased).await?;
            return tx.wipe_case(case, None).await;
        }
    }
    tx.save_case(&case).await
}

/// What was not sent is forgotten (S11). The question stays: whoever still writes is told that time was over, and what
/// they wrote is taken out of the chat.
async fn end_draft(tx: &mut Tx, mut case: Case) -> Result<()> {
    if case.stage == Stage::Draft {
        return tx.wipe_case(case, None).await;
    }
    tx.drop_drafts(&mut case).await?;
    tx.save_case(&case).await
}
