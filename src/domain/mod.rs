//! Pure decisions: no Telegram, no database, no clock reads (`now` is an argument).

pub mod action;
pub mod announcement;
pub mod audit;
pub mod campaign;
pub mod case;
pub mod contact;
pub mod counts;
pub mod dialogue;
pub mod group;
pub mod ids;
pub mod invitation;
pub mod notice;
pub mod outgoing;
pub mod paper;
pub mod person;
pub mod plan;
pub mod plan_dates;
pub mod private_notice;
pub mod private_text;
pub mod progress;
pub mod reply;
pub mod request;
pub mod resident;
pub mod role;
pub mod schedule;
pub mod task;
