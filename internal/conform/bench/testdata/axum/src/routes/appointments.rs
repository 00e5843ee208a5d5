use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use chrono::NaiveDateTime;
use serde::Deserialize;

use super::paging::Paging;
use crate::audit::audit_log;
use crate::auth::{Caller, Manager};
use crate::cache::APPOINTMENT_LIST_TTL;
use crate::error::AppError;
use crate::models::Appointment;
use crate::state::AppState;

pub fn router() -> Router<AppState> {
    Router::new()
        .route("/", post(book).get(list))
        .route("/:id", get(read).patch(move_to).delete(cancel))
        .route("/:id/check-in", post(check_in))
        .route("/:id/no-show", post(no_show))
}

#[derive(Deserialize)]
struct NewAppointment {
    practitioner_id: i64,
    starts_at: NaiveDateTime,
    reason: Option<String>,
}

#[derive(Deserialize)]
struct NewTime {
    starts_at: NaiveDateTime,
}

async fn book(
    State(state): State<AppState>,
    caller: Caller,
    body: Result<Json<NewAppointment>, JsonRejection>,
) -> Result<(StatusCode, Json<Appointment>), AppError> {
    let Json(body) = body.map_err(|e| AppError::InvalidInput(e.body_text()))?;
    let made = state.booking.book(caller.id, body.practitioner_id, body.starts_at, body.reason).await?;
    Ok((StatusCode::CREATED, Json(made)))
}

async fn list(
    State(state): State<AppState>,
    caller: Caller,
    Query(paging): Query<Paging>,
) -> Result<Json<Vec<Appointment>>, AppError> {
    let key = format!("appointments:{}:{}:{}", caller.id, paging.page(), paging.limit());
    if let Some(kept) = state.cache.get(&key).await {
        return Ok(Json(kept));
    }
    let list: Vec<Appointment> =
        sqlx::query_as("SELECT * FROM appointments WHERE patient_id = $1 ORDER BY starts_at DESC LIMIT $2 OFFSET $3")
            .bind(caller.id)
            .bind(paging.limit())
            .bind(paging.offset())
            .fetch_all(&state.pool)
            .await?;
    state.cache.put(&key, &list, APPOINTMENT_LIST_TTL).await;
    Ok(Json(list))
}

async fn read(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<i64>,
) -> Result<Json<Appointment>, AppError> {
    Ok(Json(state.booking.own(id, caller.id).await?))
}

async fn move_to(
    State(state): State<AppState>,
    Manager(desk): Manager,
    Path(id): Path<i64>,
    body: Result<Json<NewTime>, JsonRejection>,
) -> Result<Json<Appointment>, AppError> {
    let Json(body) = body.map_err(|e| AppError::InvalidInput(e.body_text()))?;
    let moved = state.booking.move_to(id, body.starts_at).await?;
    audit_log(&desk, "appointment.move", id);
    Ok(Json(moved))
}

async fn cancel(State(state): State<AppState>, caller: Caller, Path(id): Path<i64>) -> Result<StatusCode, AppError> {
    state.booking.cancel(id, caller.id).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn check_in(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<i64>,
) -> Result<Json<Appointment>, AppError> {
    Ok(Json(state.booking.check_in(id, caller.id).await?))
}

async fn no_show(
    State(state): State<AppState>,
    Manager(clerk): Manager,
    Path(id): Path<i64>,
) -> Result<StatusCode, AppError> {
    state.booking.mark_no_show(id).await?;
    audit_log(&clerk, "appointment.no_show", id);
    Ok(StatusCode::NO_CONTENT)
}
