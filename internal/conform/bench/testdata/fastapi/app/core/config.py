from functools import lru_cache

from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_file=".env")

    api_prefix: str = "/api/v1"

    database_url: str = "postgresql+asyncpg://orders:orders@localhost:5432/orders"
    db_pool_size: int = 20

    redis_url: str = "redis://localhost:6379/0"
    order_detail_ttl_seconds: int = 300
    order_list_ttl_seconds: int = 60
    tracking_ttl_seconds: int = 1800

    sqs_queue_url: str = ""
    aws_region: str = "eu-central-1"

    stripe_api_key: str = ""
    stripe_timeout_seconds: int = 10

    carrier_base_url: str = "https://carrier.invalid/v2"

    jwt_secret: str = ""
    jwt_algorithm: str = "HS256"

    rate_limit: str = "100/minute"

    default_page_size: int = 20
    max_page_size: int = 100
    return_window_days: int = 30


@lru_cache
def get_settings() -> Settings:
    return Settings()
