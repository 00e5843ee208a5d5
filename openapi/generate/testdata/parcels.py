"""What the operations of parcels do: by hand."""

from __future__ import annotations

from app.contract import bases


class ParcelsHandlers(bases.ParcelsBase):
    async def get_parcel(self, **_):
        return {"place": "at the door"}
