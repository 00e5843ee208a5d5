from decimal import Decimal

import pytest
from pydantic import ValidationError

from orders.models import OrderItem


def test_quantity_is_positive() -> None:
    with pytest.raises(ValidationError):
        OrderItem(
            product_id="5d5b6d5e-0000-4000-8000-000000000001",
            product_name="Kettle",
            quantity=0,
            unit_price=Decimal("19.90"),
        )
