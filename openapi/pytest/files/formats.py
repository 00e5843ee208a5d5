"""Says whether a text has a format of the contract."""

from __future__ import annotations

import base64
import binascii
import ipaddress
import re
from collections.abc import Callable
from datetime import date, datetime
from urllib.parse import urlsplit

UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
TIME = re.compile(r"\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)", re.ASCII)
DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)*")
LABEL = re.compile(r"(?!-)[A-Za-z0-9-]{1,63}(?<!-)")
DURATION = re.compile(
    r"P(?=.)(\d+W|(\d+Y)?(\d+M)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?)",
    re.ASCII,
)


def is_format(name: str, text: str) -> bool:
    """Whether a text has the format; one that is not known here fits all."""
    check = FORMATS.get(name)
    if check is None:
        return True
    try:
        return check(text)
    except ValueError:
        return False


def is_date(text: str) -> bool:
    """2026-11-29."""
    return DATE.fullmatch(text) is not None and bool(date.fromisoformat(text))


def is_time(text: str) -> bool:
    """12:30:00Z, with seconds and an offset."""
    if TIME.fullmatch(text) is None:
        return False
    return int(text[:2]) < 24 and int(text[3:5]) < 60 and int(text[6:8]) < 61


def is_date_time(text: str) -> bool:
    """2026-11-29T12:30:00Z: RFC 3339, so that the offset must be there."""
    return text[10:11] in ("T", "t", " ") and is_date(text[:10]) and is_time(text[11:])


def instant(text: str) -> datetime:
    """The moment that a date-time means, however its offset is written."""
    whole = re.sub(r"\.\d+", "", text.upper()).replace("Z", "+00:00")
    return datetime.fromisoformat(whole)


def is_host(text: str) -> bool:
    """A name of labels, such as api.example.com."""
    return len(text) <= 253 and all(map(LABEL.fullmatch, text.split(".")))


def is_uri(text: str) -> bool:
    """An address with a scheme."""
    return bool(urlsplit(text).scheme) and not re.search(r"\s", text)


def is_base64(text: str) -> bool:
    """Bytes as base64."""
    try:
        return bool(base64.b64decode(text, validate=True)) or text == ""
    except binascii.Error:
        return False


FORMATS: dict[str, Callable[[str], bool]] = {
    "uuid": lambda text: UUID.fullmatch(text) is not None,
    "date": is_date,
    "time": is_time,
    "date-time": is_date_time,
    "duration": lambda text: DURATION.fullmatch(text) is not None,
    "email": lambda text: EMAIL.fullmatch(text) is not None,
    "hostname": is_host,
    "ipv4": lambda text: bool(ipaddress.IPv4Address(text)) or True,
    "ipv6": lambda text: bool(ipaddress.IPv6Address(text)) or True,
    "uri": is_uri,
    "byte": is_base64,
}
