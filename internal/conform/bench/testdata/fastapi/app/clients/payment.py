from decimal import Decimal
from uuid import UUID

import stripe

from app.core.config import get_settings
from app.core.errors import PaymentDeclinedError

settings = get_settings()
stripe.api_key = settings.stripe_api_key
stripe.default_http_client = stripe.HTTPXClient(timeout=settings.stripe_timeout_seconds)


class PaymentGateway:
    """Charges and refunds cards with Stripe."""

    async def charge(self, order_id: UUID, amount: Decimal, currency: str) -> str:
        try:
            intent = await stripe.PaymentIntent.create_async(
                amount=int(amount * 100),
                currency=currency,
                confirm=True,
                metadata={"order": str(order_id)},
            )
        except stripe.CardError as exc:
            raise PaymentDeclinedError(exc.user_message or "") from exc
        return intent.id

    async def refund(self, order_id: UUID, amount: Decimal) -> str:
        made = await stripe.Refund.create_async(amount=int(amount * 100), metadata={"order": str(order_id)})
        return made.id
