mod appointments;
mod paging;
mod practitioners;
mod reports;
mod waitlist;

use std::sync::Arc;

use axum::http::StatusCode;
use axum::middleware::from_fn_with_state;
use axum::response::IntoResponse;
use axum::{Json, Router};
use serde_json::json;
use tower_governor::governor::GovernorConfigBuilder;
use tower_governor::{GovernorError, GovernorLayer};

use crate::auth::require_auth;
use crate::state::AppState;

const REQUESTS_PER_MINUTE: u32 = 60;
const SECONDS_PER_REQUEST: u64 = 60 / REQUESTS_PER_MINUTE as u64;

pub fn app(state: AppState) -> Router {
    let limit = GovernorConfigBuilder::default()
        .per_second(SECONDS_PER_REQUEST)
        .burst_size(REQUESTS_PER_MINUTE)
        .error_handler(too_many)
        .finish()
        .expect("the rate limit is well-formed");

    let closed = Router::new()
        .nest("/appointments", appointments::router())
        .nest("/practitioners", practitioners::desk())
        .merge(waitlist::router())
        .nest("/reports", reports::router())
        .route_layer(from_fn_with_state(state.clone(), require_auth));

    let api = Router::new().nest("/practitioners", practitioners::public()).merge(closed);

    Router::new()
        .nest("/api/v2", api)
        .layer(GovernorLayer { config: Arc::new(limit) })
        .with_state(state)
}

fn too_many(error: GovernorError) -> axum::response::Response {
    let body = Json(json!({ "error": "too_many_requests", "detail": error.to_string() }));
    (StatusCode::TOO_MANY_REQUESTS, body).into_response()
}
