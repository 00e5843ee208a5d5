use std::sync::Arc;

use sqlx::PgPool;

use crate::cache::Cache;
use crate::config::Config;
use crate::gateways::deposits::DepositGateway;
use crate::gateways::events::EventPublisher;
use crate::services::booking::BookingService;
use crate::services::schedule::ScheduleService;
use crate::services::waitlist::WaitlistService;

#[derive(Clone)]
pub struct AppState {
    pub pool: PgPool,
    pub cache: Cache,
    pub jwt_secret: Arc<str>,
    pub booking: BookingService,
    pub schedule: ScheduleService,
    pub waitlist: WaitlistService,
}

impl AppState {
    pub async fn new(pool: PgPool, config: Config) -> Result<Self, Box<dyn std::error::Error>> {
        let cache = Cache::connect(&config.redis_url).await?;
        let events = EventPublisher::connect(&config.amqp_url).await?;
        let deposits = DepositGateway::new(&config.stripe_key);
        Ok(Self {
            booking: BookingService::new(pool.clone(), deposits, events.clone()),
            schedule: ScheduleService::new(pool.clone(), cache.clone()),
            waitlist: WaitlistService::new(pool.clone(), events),
            jwt_secret: config.jwt_secret.into(),
            pool,
            cache,
        })
    }
}
