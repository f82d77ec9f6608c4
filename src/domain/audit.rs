//! What the audit log says of a case: which role did what. Never who, and never what was written.

/// In which role somebody acted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AuditRole {
    /// The person who writes.
    Resident,
    /// A trusted contact.
    Contact,
    Coordinator,
    /// A unit to which a case was referred.
    /// The bot by itself: its clock, its sweeping.
    Loa,
}

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AuditAction {
    Opened,
    Sent,
    /// A contact was told that there is something.
    Alerted,
    /// Nobody took it in time, and the next one was told.
    Escalated,
    Taken,
    /// Content was shown.
    Shown,
    Answered,
    Withdrawn,
    HandedOver,
    ReferralOffered,
    ReferralConsented,
    ReferralRefused,
    ReferralWithdrawn,
    Referred,
    /// The person asked not to be written to.
    Silenced,
    Closed,
    Reopened,
    Erased,
    /// Messages were removed from a chat.
    Swept,
}

impl AuditRole {
    /// As it is stored; never changed, since the chain binds it.
    pub fn word(self) -> &'static str {
        match self {
            AuditRole::Resident => "resident",
            AuditRole::Contact => "contact",
            AuditRole::Coordinator => "coordinator",
            AuditRole::Loa => "loa",
        }
    }
}

impl AuditAction {
    /// As it is stored; never changed, since the chain binds it.
    pub fn word(self) -> &'static str {
        match self {
            AuditAction::Opened => "opened",
            AuditAction::Sent => "sent",
            AuditAction::Alerted => "alerted",
            AuditAction::Escalated => "escalated",
            AuditAction::Taken => "taken",
            AuditAction::Shown => "shown",
            AuditAction::Answered => "answered",
            AuditAction::Withdrawn => "withdrawn",
            AuditAction::HandedOver => "handed_over",
            AuditAction::ReferralOffered => "referral_offered",
            AuditAction::ReferralConsented => "referral_consented",
            AuditAction::ReferralRefused => "referral_refused",
            AuditAction::ReferralWithdrawn => "referral_withdrawn",
            AuditAction::Referred => "referred",
            AuditAction::Silenced => "silenced",
            AuditAction::Closed => "closed",
            AuditAction::Reopened => "reopened",
            AuditAction::Erased => "erased",
            AuditAction::Swept => "swept",
        }
    }
}
