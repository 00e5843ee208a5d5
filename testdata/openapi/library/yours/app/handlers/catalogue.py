"""What the operations of catalogue do."""

from __future__ import annotations

from typing import Literal
from uuid import UUID, uuid4

from fastapi import HTTPException

from app.contract import answers, bases, models, security

Sort = Literal["title", "-title", "year", "-year"]


class CatalogueHandlers(bases.CatalogueBase):
    """Keeps books, films and their covers in memory."""

    def __init__(self) -> None:
        self.items: dict[UUID, models.Item] = {}
        self.covers: dict[UUID, models.Cover] = {}

    async def search(
        self,
        *,
        year: models.SearchYear | None,
        sort: list[Sort] | None,
        caller: security.Caller,
        kind: Literal["book", "film"] | None,
        per_page: int,
        x_request_id: UUID | None,
        locale: str,
    ) -> answers.Answer:
        """The first page of what fits."""
        found = [i for i in self.items.values() if kind is None or i.kind == kind]
        if year is not None and year.from_ is not None:
            found = [i for i in found if i.year >= year.from_]
        if year is not None and year.to is not None:
            found = [i for i in found if i.year <= year.to]
        for by in reversed(sort or []):
            name = by.lstrip("-")
            found.sort(key=lambda i: str(getattr(i, name)), reverse=by[0] == "-")
        return answers.Answer(
            body=models.Page(items=found[:per_page], total=len(found)),
            headers={"X-Request-Id": str(x_request_id or uuid4())},
        )

    async def acquire(
        self, *, body: models.ItemInput, caller: security.Caller
    ) -> models.Item:
        """Give it an id."""
        item: models.Item
        if isinstance(body, models.BookInput):
            item = models.Book(
                id=uuid4(),
                kind="book",
                title=body.title,
                year=body.year,
                isbn=body.isbn,
                authors=body.authors,
            )
        else:
            item = models.Film(
                id=uuid4(),
                kind="film",
                title=body.title,
                year=body.year,
                minutes=body.minutes,
                director=body.director,
            )
        self.items[item.id] = item
        return item

    async def show_item(self, *, item_id: UUID, caller: security.Caller) -> models.Item:
        """One book or film."""
        return self._found(item_id)

    async def weed(self, *, item_id: UUID, caller: security.Caller) -> None:
        """Take it out, with its cover."""
        del self.items[self._found(item_id).id]
        self.covers.pop(item_id, None)

    async def put_cover(
        self, *, item_id: UUID, body: models.PutCoverRequest, caller: security.Caller
    ) -> answers.Answer:
        """Keep what the picture is, and say whether there was one."""
        self._found(item_id)
        status = 200 if item_id in self.covers else 201
        cover = models.Cover(
            bytes_=len(body.picture),
            caption=body.caption,
            year=body.year,
        )
        self.covers[item_id] = cover
        return answers.Answer(status=status, body=cover)

    def _found(self, item_id: UUID) -> models.Item:
        if item_id not in self.items:
            raise HTTPException(404, "there is no such book or film")
        return self.items[item_id]
