"""What the operations of support_tickets do."""

from __future__ import annotations

import hashlib
from datetime import datetime, timezone
from typing import Literal

from fastapi import HTTPException

from app.contract import answers, bases, models, security


class SupportTicketsHandlers(bases.SupportTicketsBase):
    """Keeps tickets in memory, with what was said and their labels."""

    def __init__(self) -> None:
        self.tickets: dict[int, models.Ticket] = {}
        self.comments: dict[int, list[models.Comment]] = {}
        self.labels: dict[int, models.Labels] = {}
        self.last = 0

    async def get_tickets(
        self,
        *,
        caller: security.Caller,
        page_size: int,
        priority: list[Literal["low", "normal", "urgent"]] | None,
        created_after: datetime | None,
    ) -> models.GetTicketsResponse:
        """The first page of what fits."""
        found = [
            ticket
            for ticket in self.tickets.values()
            if (not priority or ticket.priority in priority)
            and (created_after is None or ticket.opened > created_after)
        ]
        after = str(found[page_size].number) if len(found) > page_size else None
        return models.GetTicketsResponse(data=found[:page_size], next=after)

    async def post_tickets(
        self, *, body: models.NewTicket, caller: security.Caller
    ) -> answers.Answer:
        """Give it a number."""
        self.last += 1
        ticket = models.Ticket(
            number=self.last,
            subject=body.subject,
            from_=body.from_,
            class_=body.class_,
            priority=body.priority or "normal",
            hours=body.hours,
            opened=datetime.now(timezone.utc),
            closed=None,
        )
        self.tickets[ticket.number] = ticket
        self.comments[ticket.number] = []
        self.labels[ticket.number] = {}
        return answers.Answer(body=ticket, headers={"ETag": self._tag(ticket)})

    async def get_tickets_by_ticket_id(
        self, *, ticket_id: int, caller: security.Caller
    ) -> models.Ticket:
        """One ticket."""
        return self._found(ticket_id)

    async def patch_tickets_by_ticket_id(
        self, *, ticket_id: int, body: models.TicketChange, caller: security.Caller
    ) -> models.Ticket:
        """Change what was sent and nothing else."""
        ticket = self._found(ticket_id)
        if body.subject is not None:
            ticket.subject = body.subject
        if body.priority is not None:
            ticket.priority = body.priority
        return ticket

    async def delete_tickets_by_ticket_id(
        self, *, ticket_id: int, caller: security.Caller
    ) -> None:
        """Drop it, with what belongs to it."""
        self._found(ticket_id)
        del self.tickets[ticket_id]
        del self.comments[ticket_id]
        del self.labels[ticket_id]

    async def get_tickets_by_ticket_id_comments(
        self, *, ticket_id: int, caller: security.Caller
    ) -> list[models.Comment]:
        """All that was said, the oldest first."""
        self._found(ticket_id)
        return self.comments[ticket_id]

    async def post_tickets_by_ticket_id_comments(
        self, *, ticket_id: int, body: models.NewComment, caller: security.Caller
    ) -> models.Comment:
        """Say something, perhaps in reply."""
        self._found(ticket_id)
        comment = models.Comment(
            id=len(self.comments[ticket_id]) + 1,
            text=body.text,
            at=datetime.now(timezone.utc),
            reply_to=body.reply_to,
        )
        self.comments[ticket_id].append(comment)
        return comment

    async def put_tickets_by_ticket_id_labels(
        self, *, ticket_id: int, body: models.Labels, caller: security.Caller
    ) -> models.Labels:
        """Replace them all."""
        self._found(ticket_id)
        self.labels[ticket_id] = body
        return body

    async def get_tickets_by_ticket_id_labels(
        self, *, ticket_id: int, caller: security.Caller
    ) -> models.Labels:
        """All of them."""
        self._found(ticket_id)
        return self.labels[ticket_id]

    def _found(self, number: int) -> models.Ticket:
        if number not in self.tickets:
            raise HTTPException(404, "there is no such ticket")
        return self.tickets[number]

    def _tag(self, ticket: models.Ticket) -> str:
        text = ticket.model_dump_json().encode()
        return f'"{hashlib.sha256(text).hexdigest()[:16]}"'
