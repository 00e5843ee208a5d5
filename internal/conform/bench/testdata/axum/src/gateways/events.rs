use lapin::options::BasicPublishOptions;
use lapin::{BasicProperties, Channel, Connection, ConnectionProperties};
use serde::Serialize;

use crate::error::AppError;

const EXCHANGE: &str = "clinic.events";

/// Publishes messages to RabbitMQ.
#[derive(Clone)]
pub struct EventPublisher {
    channel: Channel,
}

impl EventPublisher {
    pub async fn connect(url: &str) -> lapin::Result<Self> {
        let connection = Connection::connect(url, ConnectionProperties::default()).await?;
        Ok(Self { channel: connection.create_channel().await? })
    }

    pub async fn publish<T: Serialize>(&self, name: &str, payload: &T) -> Result<(), AppError> {
        let body = serde_json::to_vec(payload).map_err(|e| AppError::Other(e.to_string()))?;
        self.channel
            .basic_publish(EXCHANGE, name, BasicPublishOptions::default(), &body, BasicProperties::default())
            .await
            .map_err(|e| AppError::Other(e.to_string()))?;
        Ok(())
    }
}
