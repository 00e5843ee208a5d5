use chrono::{Duration, NaiveDate, NaiveDateTime};
use sqlx::PgPool;

use crate::cache::{Cache, FREE_SLOTS_TTL};
use crate::error::AppError;
use crate::models::Practitioner;

#[derive(Clone)]
pub struct ScheduleService {
    pool: PgPool,
    cache: Cache,
}

impl ScheduleService {
    pub fn new(pool: PgPool, cache: Cache) -> Self {
        Self { pool, cache }
    }

    pub async fn free_slots(&self, practitioner_id: i64, day: NaiveDate) -> Result<Vec<NaiveDateTime>, AppError> {
        let key = format!("slots:{practitioner_id}:{day}");
        if let Some(kept) = self.cache.get(&key).await {
            return Ok(kept);
        }
        let practitioner: Practitioner = sqlx::query_as("SELECT * FROM practitioners WHERE id = $1 AND active")
            .bind(practitioner_id)
            .fetch_optional(&self.pool)
            .await?
            .ok_or(AppError::PractitionerNotFound(practitioner_id))?;
        let taken: Vec<NaiveDateTime> = sqlx::query_scalar(
            "SELECT starts_at FROM appointments WHERE practitioner_id = $1 AND starts_at::date = $2 AND state <> 'cancelled'",
        )
        .bind(practitioner_id)
        .bind(day)
        .fetch_all(&self.pool)
        .await?;
        let mut free = starts(&practitioner, day);
        free.retain(|slot| !taken.contains(slot));
        self.cache.put(&key, &free, FREE_SLOTS_TTL).await;
        Ok(free)
    }

    pub async fn replace_schedule(
        &self,
        practitioner_id: i64,
        schedule: serde_json::Value,
    ) -> Result<Practitioner, AppError> {
        sqlx::query_as("UPDATE practitioners SET schedule = $2 WHERE id = $1 RETURNING *")
            .bind(practitioner_id)
            .bind(schedule)
            .fetch_optional(&self.pool)
            .await?
            .ok_or(AppError::PractitionerNotFound(practitioner_id))
    }
}

fn starts(practitioner: &Practitioner, day: NaiveDate) -> Vec<NaiveDateTime> {
    let name = day.format("%A").to_string().to_lowercase();
    let hours = practitioner.schedule.get(name).and_then(|v| v.as_array()).cloned().unwrap_or_default();
    let mut out = Vec::new();
    for span in hours {
        let (Some(from), Some(to)) = (span[0].as_u64(), span[1].as_u64()) else { continue };
        let Some(mut at) = day.and_hms_opt(from as u32, 0, 0) else { continue };
        let end = at + Duration::hours(to as i64 - from as i64);
        while at < end {
            out.push(at);
            at += Duration::minutes(i64::from(practitioner.slot_minutes));
        }
    }
    out
}
