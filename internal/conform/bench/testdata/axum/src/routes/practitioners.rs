use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::routing::{get, post, put};
use axum::{Json, Router};
use chrono::{NaiveDate, NaiveDateTime};
use serde::Deserialize;

use super::paging::Paging;
use crate::audit::audit_log;
use crate::auth::Manager;
use crate::cache::DIRECTORY_TTL;
use crate::error::AppError;
use crate::models::Practitioner;
use crate::state::AppState;

/// What everybody may see.
pub fn public() -> Router<AppState> {
    Router::new()
        .route("/", get(directory))
        .route("/:id/slots", get(slots))
}

/// What the front desk may do.
pub fn desk() -> Router<AppState> {
    Router::new()
        .route("/", post(add))
        .route("/:id/schedule", put(replace_schedule))
}

#[derive(Deserialize)]
struct Day {
    day: NaiveDate,
}

#[derive(Deserialize)]
struct NewPractitioner {
    full_name: String,
    speciality: String,
    room: Option<String>,
    slot_minutes: i32,
    schedule: serde_json::Value,
}

async fn directory(
    State(state): State<AppState>,
    Query(paging): Query<Paging>,
) -> Result<Json<Vec<Practitioner>>, AppError> {
    let key = format!("practitioners:{}:{}", paging.page(), paging.limit());
    if let Some(kept) = state.cache.get(&key).await {
        return Ok(Json(kept));
    }
    let list: Vec<Practitioner> =
        sqlx::query_as("SELECT * FROM practitioners WHERE active ORDER BY full_name LIMIT $1 OFFSET $2")
            .bind(paging.limit())
            .bind(paging.offset())
            .fetch_all(&state.pool)
            .await?;
    state.cache.put(&key, &list, DIRECTORY_TTL).await;
    Ok(Json(list))
}

async fn slots(
    State(state): State<AppState>,
    Path(id): Path<i64>,
    Query(query): Query<Day>,
) -> Result<Json<Vec<NaiveDateTime>>, AppError> {
    Ok(Json(state.schedule.free_slots(id, query.day).await?))
}

async fn add(
    State(state): State<AppState>,
    Manager(desk): Manager,
    body: Result<Json<NewPractitioner>, JsonRejection>,
) -> Result<(StatusCode, Json<Practitioner>), AppError> {
    let Json(body) = body.map_err(|e| AppError::InvalidInput(e.body_text()))?;
    let made: Practitioner = sqlx::query_as(
        "INSERT INTO practitioners (full_name, speciality, room, slot_minutes, schedule) \
         VALUES ($1, $2, $3, $4, $5) RETURNING *",
    )
    .bind(body.full_name)
    .bind(body.speciality)
    .bind(body.room)
    .bind(body.slot_minutes)
    .bind(body.schedule)
    .fetch_one(&state.pool)
    .await?;
    audit_log(&desk, "practitioner.add", made.id);
    Ok((StatusCode::CREATED, Json(made)))
}

async fn replace_schedule(
    State(state): State<AppState>,
    Manager(clerk): Manager,
    Path(id): Path<i64>,
    Json(schedule): Json<serde_json::Value>,
) -> Result<Json<Practitioner>, AppError> {
    let practitioner = state.schedule.replace_schedule(id, schedule).await?;
    audit_log(&clerk, "schedule.replace", id);
    Ok(Json(practitioner))
}
