"""What the operations of loans do."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID, uuid4

from fastapi import HTTPException

from app.contract import answers, bases, models, security


class LoansHandlers(bases.LoansBase):
    """Keeps loans in memory."""

    def __init__(self) -> None:
        self.loans: dict[UUID, models.Loan] = {}

    async def lend(
        self, *, body: models.LendRequest, caller: security.Caller
    ) -> answers.Answer:
        """Lend it, or wait for it."""
        loan = models.Loan(
            id=uuid4(),
            borrower=body.borrower,
            due=date.today() + timedelta(days=body.days),
            state="reserved" if body.reserve else "lent",
        )
        self.loans[loan.id] = loan
        return answers.Answer(status=202 if body.reserve else 201, body=loan)

    async def show_loan(self, *, loan_id: UUID, caller: security.Caller) -> models.Loan:
        """One loan."""
        return self._found(loan_id)

    async def overdue(self, *, caller: security.Caller) -> list[models.Loan]:
        """What is still out and should not be."""
        today = date.today()
        return [
            loan
            for loan in self.loans.values()
            if loan.state == "lent" and loan.due < today
        ]

    async def give_back(self, *, loan_id: UUID, caller: security.Caller) -> None:
        """It is back."""
        self._found(loan_id).state = "returned"

    def _found(self, loan_id: UUID) -> models.Loan:
        if loan_id not in self.loans:
            raise HTTPException(404, "there is no such loan")
        return self.loans[loan_id]
