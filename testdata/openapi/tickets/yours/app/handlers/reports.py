"""What the operations of reports do."""

from __future__ import annotations

from datetime import date

from app.contract import bases, security


class ReportsHandlers(bases.ReportsBase):
    """Writes tables."""

    async def get_reports_by_day_csv(
        self, *, day: date, caller: security.Caller
    ) -> str:
        """A day without tickets has the heading alone."""
        return f"number,subject,opened\r\n,nothing on {day},\r\n"
