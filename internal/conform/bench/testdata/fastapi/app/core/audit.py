import logging
from typing import Any

from app.core.security import Caller

audit_logger = logging.getLogger("audit")


def write_audit_log(caller: Caller, action: str, target: Any) -> None:
    audit_logger.info("admin action", extra={"actor": str(caller.id), "action": action, "target": str(target)})
