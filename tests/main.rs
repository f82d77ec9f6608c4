mod plan;
mod sandbox;
