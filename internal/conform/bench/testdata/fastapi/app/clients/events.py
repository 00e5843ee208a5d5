import json
from typing import Any

import aioboto3

from app.core.config import get_settings

ORDER_CREATED = "OrderCreated"
RETURN_REQUESTED = "ReturnRequested"
REFUND_INITIATED = "RefundInitiated"


class EventPublisher:
    """Sends events to the SQS queue order-events."""

    def __init__(self) -> None:
        self._session = aioboto3.Session()

    async def publish(self, name: str, payload: dict[str, Any]) -> None:
        settings = get_settings()
        async with self._session.client("sqs", region_name=settings.aws_region) as sqs:
            await sqs.send_message(
                QueueUrl=settings.sqs_queue_url,
                MessageBody=json.dumps({"event": name, "payload": payload}, default=str),
            )
