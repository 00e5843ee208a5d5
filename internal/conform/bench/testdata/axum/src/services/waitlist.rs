use chrono::NaiveDate;
use sqlx::PgPool;

use crate::error::AppError;
use crate::gateways::events::EventPublisher;
use crate::models::WaitlistEntry;

#[derive(Clone)]
pub struct WaitlistService {
    pool: PgPool,
    events: EventPublisher,
}

impl WaitlistService {
    pub fn new(pool: PgPool, events: EventPublisher) -> Self {
        Self { pool, events }
    }

    pub async fn join(
        &self,
        patient_id: i64,
        practitioner_id: i64,
        wanted_on: NaiveDate,
        note: Option<String>,
    ) -> Result<WaitlistEntry, AppError> {
        let entry: WaitlistEntry = sqlx::query_as(
            "INSERT INTO waitlist_entries (patient_id, practitioner_id, wanted_on, note) VALUES ($1, $2, $3, $4) RETURNING *",
        )
        .bind(patient_id)
        .bind(practitioner_id)
        .bind(wanted_on)
        .bind(note)
        .fetch_one(&self.pool)
        .await?;
        self.events.publish("WaitlistJoined", &entry).await?;
        Ok(entry)
    }
}
