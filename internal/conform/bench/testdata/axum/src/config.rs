use std::env;

pub const DEFAULT_PAGE_SIZE: i64 = 25;
pub const MAX_PAGE_SIZE: i64 = 200;
pub const CANCELLATION_NOTICE_HOURS: i64 = 24;
pub const MAX_OPEN_APPOINTMENTS: i64 = 3;
pub const DEPOSIT_CENTS: i32 = 2_500;

#[derive(Clone)]
pub struct Config {
    pub database_url: String,
    pub redis_url: String,
    pub amqp_url: String,
    pub stripe_key: String,
    pub jwt_secret: String,
}

impl Config {
    pub fn from_env() -> Self {
        Self {
            database_url: var("DATABASE_URL", "postgres://clinic:clinic@localhost/clinic"),
            redis_url: var("REDIS_URL", "redis://localhost"),
            amqp_url: var("AMQP_URL", "amqp://localhost"),
            stripe_key: var("STRIPE_KEY", ""),
            jwt_secret: var("JWT_SECRET", ""),
        }
    }
}

fn var(name: &str, otherwise: &str) -> String {
    env::var(name).unwrap_or_else(|_| otherwise.to_string())
}
