mod plan;
mod sandbox;
mod telegram;
