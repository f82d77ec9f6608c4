//! What buttons do with reports and with the plan sentence by sentence.

use serde::{Deserialize, Serialize};

use super::{Format, Span};

/// Order matters: buttons in old messages carry the position of a variant, so new ones go to the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OfficialAction {
    /// Which report?
    Choose,
    Open(Span),
    /// Another range, to be written.
    AskRange,
    Make(Span, Format),
    MakeBoth(Span),
    /// All sections of the plan.
    Sections,
    /// By its place in the list; pages count from 0.
    Section {
        place: u16,
        page: u16,
    },
    /// A sentence, by its place in its section.
    Clause {
        place: u16,
        clause: u16,
        page: u16,
    },
}
