use redis::aio::ConnectionManager;
use redis::AsyncCommands;
use serde::de::DeserializeOwned;
use serde::Serialize;

/// The practitioner directory, in seconds.
pub const DIRECTORY_TTL: u64 = 600;
/// Free slots of a day, in seconds.
pub const FREE_SLOTS_TTL: u64 = 30;
/// A patient's appointment list, in seconds.
pub const APPOINTMENT_LIST_TTL: u64 = 120;

#[derive(Clone)]
pub struct Cache {
    redis: ConnectionManager,
}

impl Cache {
    pub async fn connect(url: &str) -> redis::RedisResult<Self> {
        let client = redis::Client::open(url)?;
        Ok(Self { redis: client.get_connection_manager().await? })
    }

    pub async fn get<T: DeserializeOwned>(&self, key: &str) -> Option<T> {
        let text: Option<String> = self.redis.clone().get(key).await.ok()?;
        serde_json::from_str(&text?).ok()
    }

    pub async fn put<T: Serialize>(&self, key: &str, value: &T, ttl: u64) {
        if let Ok(text) = serde_json::to_string(value) {
            let _: redis::RedisResult<()> = self.redis.clone().set_ex(key, text, ttl).await;
        }
    }
}
