"""What the operations of members do."""

from __future__ import annotations

from fastapi import HTTPException

from app.contract import bases, models, security


class MembersHandlers(bases.MembersBase):
    """Keeps members in memory; passwords apart from what is told of them."""

    def __init__(self) -> None:
        self.members: dict[int, models.Member] = {}
        self.passwords: dict[int, str] = {}
        self.last = 0

    async def join(
        self, *, body: models.MemberInput, caller: security.Caller
    ) -> models.Member:
        """Give the next number."""
        self.last += 1
        return self._keep(self.last, body)

    async def show_member(
        self, *, member_id: int, caller: security.Caller
    ) -> models.Member:
        """One member."""
        return self._found(member_id)

    async def replace_member(
        self, *, member_id: int, body: models.MemberInput, caller: security.Caller
    ) -> models.Member:
        """Everything but the number."""
        self._found(member_id)
        return self._keep(member_id, body)

    async def leave(self, *, member_id: int, caller: security.Caller) -> None:
        """Forget a member."""
        self._found(member_id)
        del self.members[member_id], self.passwords[member_id]

    def _keep(self, number: int, body: models.MemberInput) -> models.Member:
        self.passwords[number] = body.password
        self.members[number] = models.Member(
            id=number,
            name=body.name,
            email=body.email,
            phone=body.phone,
            born=body.born,
            interests=body.interests,
        )
        return self.members[number]

    def _found(self, number: int) -> models.Member:
        if number not in self.members:
            raise HTTPException(404, "there is no such member")
        return self.members[number]
