use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::Json;
use serde_json::json;
use thiserror::Error;

#[derive(Debug, Error)]
pub enum AppError {
    #[error("{0}")]
    InvalidInput(String),
    #[error("a valid token is needed")]
    Unauthenticated,
    #[error("the card was refused")]
    DepositDeclined,
    #[error("this is for managers")]
    NotAllowed,
    #[error("there is no appointment {0}")]
    AppointmentNotFound(i64),
    #[error("there is no practitioner {0}")]
    PractitionerNotFound(i64),
    #[error("the slot is taken")]
    SlotTaken,
    #[error("too many appointments are open")]
    TooManyBookings,
    #[error("it is too late to cancel")]
    CancellationTooLate,
    #[error(transparent)]
    Database(#[from] sqlx::Error),
    #[error("something is broken: {0}")]
    Other(String),
}

impl IntoResponse for AppError {
    fn into_response(self) -> Response {
        let (status, code) = match &self {
            AppError::InvalidInput(_) => (StatusCode::BAD_REQUEST, "invalid_input"),
            AppError::Unauthenticated => (StatusCode::UNAUTHORIZED, "unauthenticated"),
            AppError::DepositDeclined => (StatusCode::PAYMENT_REQUIRED, "deposit_declined"),
            AppError::NotAllowed => (StatusCode::FORBIDDEN, "not_allowed"),
            AppError::AppointmentNotFound(_) => (StatusCode::NOT_FOUND, "appointment_not_found"),
            AppError::PractitionerNotFound(_) => (StatusCode::NOT_FOUND, "practitioner_not_found"),
            AppError::SlotTaken => (StatusCode::CONFLICT, "slot_taken"),
            AppError::TooManyBookings => (StatusCode::CONFLICT, "too_many_bookings"),
            AppError::CancellationTooLate => (StatusCode::UNPROCESSABLE_ENTITY, "cancellation_too_late"),
            AppError::Database(_) | AppError::Other(_) => (StatusCode::INTERNAL_SERVER_ERROR, "internal"),
        };
        (status, Json(json!({ "error": code, "detail": self.to_string() }))).into_response()
    }
}
