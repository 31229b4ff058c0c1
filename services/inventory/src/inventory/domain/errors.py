"""What a refusal carries: a permanent reason, the rule behind it and its figures."""

from __future__ import annotations


class InventoryError(Exception):
    """A command cannot be done. `reason` is the wire identifier and never changes its meaning."""

    reason = "INVENTORY_ERROR"

    def __init__(self, message: str, *, rule: str = "", field: str = "", **metadata: str) -> None:
        super().__init__(message)
        self.rule = rule
        self.field = field
        self.metadata = metadata


class Invalid(InventoryError):
    """A value in the command is wrong whatever the state is."""

    reason = "INVENTORY_INVALID"


class Refused(InventoryError):
    """A rule or the state forbids it."""

    reason = "INVENTORY_REFUSED"


class NotFound(InventoryError):
    """There is no such row, or the principal may not act for its branch."""

    reason = "INVENTORY_NOT_FOUND"


class ConcurrentUpdate(InventoryError):
    """Somebody else changed the row since it was read."""

    reason = "INVENTORY_CONCURRENT_UPDATE"


class ImportOvertaken(ConcurrentUpdate):
    """Somebody else added one of the keys between looking and writing; the batch may come again."""

    reason = "IMPORT_OVERTAKEN"
