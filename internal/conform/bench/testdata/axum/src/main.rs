mod audit;
mod auth;
mod cache;
mod config;
mod error;
mod gateways;
mod models;
mod routes;
mod services;
mod state;

use std::net::SocketAddr;

use sqlx::postgres::PgPoolOptions;

use crate::config::Config;
use crate::state::AppState;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    tracing_subscriber::fmt::init();
    let config = Config::from_env();
    let pool = PgPoolOptions::new()
        .max_connections(15)
        .connect(&config.database_url)
        .await?;
    sqlx::migrate!().run(&pool).await?;

    let state = AppState::new(pool, config).await?;
    let app = routes::app(state);
    let listener = tokio::net::TcpListener::bind("0.0.0.0:8080").await?;
    axum::serve(listener, app.into_make_service_with_connect_info::<SocketAddr>()).await?;
    Ok(())
}
