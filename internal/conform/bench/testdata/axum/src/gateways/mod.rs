pub mod deposits;
pub mod events;
