use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::post;
use axum::{Json, Router};
use chrono::NaiveDate;
use serde::Deserialize;

use crate::auth::Caller;
use crate::error::AppError;
use crate::models::WaitlistEntry;
use crate::state::AppState;

pub fn router() -> Router<AppState> {
    Router::new().route("/waitlist", post(join))
}

#[derive(Deserialize)]
struct Wish {
    practitioner_id: i64,
    wanted_on: NaiveDate,
    note: Option<String>,
}

async fn join(
    State(state): State<AppState>,
    caller: Caller,
    Json(wish): Json<Wish>,
) -> Result<(StatusCode, Json<WaitlistEntry>), AppError> {
    let entry = state.waitlist.join(caller.id, wish.practitioner_id, wish.wanted_on, wish.note).await?;
    Ok((StatusCode::ACCEPTED, Json(entry)))
}
