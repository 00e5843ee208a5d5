pub mod booking;
pub mod schedule;
pub mod waitlist;
