//! What the audit log says of a case: who in which role did what, never what was said.

/// In which role something was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AuditRole {
    Resident,
    Contact,
    Coordinator,
    Unit,
    /// Loa itself, as time passed.
    Loa,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AuditAction {
    Opened,
    Sent,
    Alerted,
    Escalated,
    Taken,
    Shown,
    Answered,
    Withdrawn,
    HandedOver,
    ReferralOffered,
    ReferralConsented,
    ReferralRefused,
    ReferralWithdrawn,
    Referred,
    Silenced,
    Closed,
    Reopened,
    Erased,
    Swept,
}
