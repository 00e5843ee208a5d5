use axum::async_trait;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::Response;
use jsonwebtoken::{decode, DecodingKey, Validation};
use serde::Deserialize;

use crate::error::AppError;
use crate::state::AppState;

#[derive(Debug, Clone, Deserialize)]
struct Claims {
    sub: i64,
    #[serde(default)]
    role: String,
}

/// Whoever sends the request.
#[derive(Debug, Clone)]
pub struct Caller {
    pub id: i64,
    pub role: String,
}

/// Lets nobody through without a valid token.
pub async fn require_auth(State(state): State<AppState>, mut request: Request, next: Next) -> Result<Response, AppError> {
    let token = request
        .headers()
        .get(AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.strip_prefix("Bearer "))
        .ok_or(AppError::Unauthenticated)?;
    let key = DecodingKey::from_secret(state.jwt_secret.as_bytes());
    let claims = decode::<Claims>(token, &key, &Validation::default())
        .map_err(|_| AppError::Unauthenticated)?
        .claims;
    request.extensions_mut().insert(Caller { id: claims.sub, role: claims.role });
    Ok(next.run(request).await)
}

#[async_trait]
impl<S: Send + Sync> FromRequestParts<S> for Caller {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        parts.extensions.get::<Caller>().cloned().ok_or(AppError::Unauthenticated)
    }
}

/// A caller who works at the front desk.
#[derive(Debug, Clone)]
pub struct Manager(pub Caller);

#[async_trait]
impl<S: Send + Sync> FromRequestParts<S> for Manager {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let caller = Caller::from_request_parts(parts, state).await?;
        if caller.role != "manager" {
            return Err(AppError::NotAllowed);
        }
        Ok(Manager(caller))
    }
}
