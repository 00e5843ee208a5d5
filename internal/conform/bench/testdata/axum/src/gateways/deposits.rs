use std::time::Duration;

use stripe::{Client, CreatePaymentIntent, Currency, PaymentIntent, StripeError};

use crate::error::AppError;

const STRIPE_TIMEOUT: Duration = Duration::from_secs(8);

/// Takes deposits with Stripe.
#[derive(Clone)]
pub struct DepositGateway {
    client: Client,
}

impl DepositGateway {
    pub fn new(key: &str) -> Self {
        Self { client: Client::new(key) }
    }

    pub async fn take(&self, cents: i32) -> Result<(), AppError> {
        let mut params = CreatePaymentIntent::new(i64::from(cents), Currency::EUR);
        params.confirm = Some(true);
        let call = PaymentIntent::create(&self.client, params);
        match tokio::time::timeout(STRIPE_TIMEOUT, call).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(StripeError::Stripe(_))) => Err(AppError::DepositDeclined),
            Ok(Err(other)) => Err(AppError::Other(other.to_string())),
            Err(_) => Err(AppError::Other("Stripe did not answer in time".into())),
        }
    }
}
