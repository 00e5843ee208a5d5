use axum::extract::State;
use axum::routing::get;
use axum::{Json, Router};
use serde::Serialize;
use sqlx::FromRow;

use crate::audit::audit_log;
use crate::auth::Manager;
use crate::error::AppError;
use crate::state::AppState;

pub fn router() -> Router<AppState> {
    Router::new().route("/utilisation", get(utilisation))
}

#[derive(Serialize, FromRow)]
struct Utilisation {
    practitioner_id: i64,
    appointments: i64,
}

async fn utilisation(
    State(state): State<AppState>,
    Manager(viewer): Manager,
) -> Result<Json<Vec<Utilisation>>, AppError> {
    audit_log(&viewer, "report.utilisation", 0);
    let rows = sqlx::query_as(
        "SELECT practitioner_id, count(*) AS appointments FROM appointments WHERE state <> 'cancelled' GROUP BY 1",
    )
    .fetch_all(&state.pool)
    .await?;
    Ok(Json(rows))
}
