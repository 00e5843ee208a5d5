use chrono::{Duration, NaiveDateTime, Utc};
use sqlx::PgPool;

use crate::config::{CANCELLATION_NOTICE_HOURS, DEPOSIT_CENTS, MAX_OPEN_APPOINTMENTS};
use crate::error::AppError;
use crate::gateways::deposits::DepositGateway;
use crate::gateways::events::EventPublisher;
use crate::models::{Appointment, AppointmentState, Practitioner};

#[derive(Clone)]
pub struct BookingService {
    pool: PgPool,
    deposits: DepositGateway,
    events: EventPublisher,
}

impl BookingService {
    pub fn new(pool: PgPool, deposits: DepositGateway, events: EventPublisher) -> Self {
        Self { pool, deposits, events }
    }

    pub async fn book(
        &self,
        patient_id: i64,
        practitioner_id: i64,
        starts_at: NaiveDateTime,
        reason: Option<String>,
    ) -> Result<Appointment, AppError> {
        let practitioner: Practitioner = sqlx::query_as("SELECT * FROM practitioners WHERE id = $1 AND active")
            .bind(practitioner_id)
            .fetch_optional(&self.pool)
            .await?
            .ok_or(AppError::PractitionerNotFound(practitioner_id))?;
        let open: i64 = sqlx::query_scalar(
            "SELECT count(*) FROM appointments WHERE patient_id = $1 AND state IN ('booked', 'checked_in')",
        )
        .bind(patient_id)
        .fetch_one(&self.pool)
        .await?;
        if open >= MAX_OPEN_APPOINTMENTS {
            return Err(AppError::TooManyBookings);
        }
        self.deposits.take(DEPOSIT_CENTS).await?;
        let appointment: Appointment = sqlx::query_as(
            "INSERT INTO appointments (patient_id, practitioner_id, starts_at, ends_at, state, reason, deposit_cents) \
             VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING *",
        )
        .bind(patient_id)
        .bind(practitioner_id)
        .bind(starts_at)
        .bind(starts_at + Duration::minutes(i64::from(practitioner.slot_minutes)))
        .bind(AppointmentState::Booked.as_str())
        .bind(reason)
        .bind(DEPOSIT_CENTS)
        .fetch_one(&self.pool)
        .await
        .map_err(taken)?;
        self.events.publish("AppointmentBooked", &appointment).await?;
        Ok(appointment)
    }

    pub async fn cancel(&self, appointment_id: i64, patient_id: i64) -> Result<(), AppError> {
        let appointment = self.own(appointment_id, patient_id).await?;
        let left = appointment.starts_at - Utc::now().naive_utc();
        if left < Duration::hours(CANCELLATION_NOTICE_HOURS) {
            return Err(AppError::CancellationTooLate);
        }
        sqlx::query("UPDATE appointments SET state = $2, cancelled_at = now() WHERE id = $1")
            .bind(appointment_id)
            .bind(AppointmentState::Cancelled.as_str())
            .execute(&self.pool)
            .await?;
        self.events.publish("AppointmentCancelled", &appointment).await
    }

    pub async fn check_in(&self, appointment_id: i64, patient_id: i64) -> Result<Appointment, AppError> {
        self.own(appointment_id, patient_id).await?;
        self.set_state(appointment_id, AppointmentState::CheckedIn).await
    }

    pub async fn move_to(&self, appointment_id: i64, starts_at: NaiveDateTime) -> Result<Appointment, AppError> {
        sqlx::query_as(
            "UPDATE appointments SET ends_at = $2 + (ends_at - starts_at), starts_at = $2 WHERE id = $1 RETURNING *",
        )
        .bind(appointment_id)
        .bind(starts_at)
        .fetch_optional(&self.pool)
        .await
        .map_err(taken)?
        .ok_or(AppError::AppointmentNotFound(appointment_id))
    }

    pub async fn mark_no_show(&self, appointment_id: i64) -> Result<(), AppError> {
        self.set_state(appointment_id, AppointmentState::NoShow).await?;
        Ok(())
    }

    pub async fn own(&self, id: i64, patient_id: i64) -> Result<Appointment, AppError> {
        sqlx::query_as("SELECT * FROM appointments WHERE id = $1 AND patient_id = $2")
            .bind(id)
            .bind(patient_id)
            .fetch_optional(&self.pool)
            .await?
            .ok_or(AppError::AppointmentNotFound(id))
    }

    async fn set_state(&self, id: i64, state: AppointmentState) -> Result<Appointment, AppError> {
        sqlx::query_as("UPDATE appointments SET state = $2 WHERE id = $1 RETURNING *")
            .bind(id)
            .bind(state.as_str())
            .fetch_optional(&self.pool)
            .await?
            .ok_or(AppError::AppointmentNotFound(id))
    }
}

fn taken(error: sqlx::Error) -> AppError {
    match error.as_database_error() {
        Some(cause) if cause.is_unique_violation() => AppError::SlotTaken,
        _ => AppError::Database(error),
    }
}
