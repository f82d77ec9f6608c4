//! Official reports, and the plan sentence by sentence, as coordinators and leaders get them.

mod asking;
mod office;
mod plan;
mod results;
mod roles;
pub mod scene;
