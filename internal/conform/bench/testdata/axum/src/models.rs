use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use sqlx::FromRow;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AppointmentState {
    Booked,
    CheckedIn,
    Completed,
    Cancelled,
    NoShow,
}

impl AppointmentState {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Booked => "booked",
            Self::CheckedIn => "checked_in",
            Self::Completed => "completed",
            Self::Cancelled => "cancelled",
            Self::NoShow => "no_show",
        }
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, FromRow)]
pub struct Practitioner {
    pub id: i64,
    pub full_name: String,
    pub speciality: String,
    pub room: Option<String>,
    pub slot_minutes: i32,
    pub schedule: serde_json::Value,
    pub active: bool,
}

#[derive(Debug, Clone, Serialize, Deserialize, FromRow)]
pub struct Appointment {
    pub id: i64,
    pub patient_id: i64,
    pub practitioner_id: i64,
    pub starts_at: NaiveDateTime,
    pub ends_at: NaiveDateTime,
    pub state: String,
    pub reason: Option<String>,
    pub deposit_cents: i32,
    pub cancelled_at: Option<NaiveDateTime>,
}

#[derive(Debug, Clone, Serialize, FromRow)]
pub struct WaitlistEntry {
    pub id: i64,
    pub patient_id: i64,
    pub practitioner_id: i64,
    pub wanted_on: NaiveDate,
    pub note: Option<String>,
    pub created_at: NaiveDateTime,
}
