"""What the register is asked for: references, filters and pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from intake.domain.errors import Invalid
from intake.domain.request import Call
from intake.domain.standing import Standing

T = TypeVar("T")


class ProductKeyMissing(Invalid):
    """Installed products are looked for by exactly one of their keys."""

    reason = "PRODUCT_KEY_MISSING"


class ReferenceMissing(Invalid):
    """A request is asked for by exactly one of its references."""

    reason = "REFERENCE_MISSING"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One of the three ways to name a request; the others are empty.

    Raises:
        ReferenceMissing: None or several are given.
    """

    request_id: str = ""
    number: str = ""
    external_ref: str = ""

    def __post_init__(self) -> None:
        given = [each for each in (self.request_id, self.number, self.external_ref) if each]
        if len(given) != 1:
            raise ReferenceMissing(
                "name the request by exactly one of id, number and external reference",
                rule="I-02",
                field="service_request_id",
            )

    @property
    def text(self) -> str:
        """The reference itself."""
        return self.request_id or self.number or self.external_ref


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductKey:
    """One of the four ways to find installed products (I-06); the others are empty.

    Raises:
        ProductKeyMissing: None or several are given.
    """

    serial_number: str = ""
    bar_code: str = ""
    contract_number: str = ""
    customer_id: str = ""

    def __post_init__(self) -> None:
        keys = (self.serial_number, self.bar_code, self.contract_number, self.customer_id)
        if sum(map(bool, keys)) != 1:
            raise ProductKeyMissing(
                "look for products by one of serial number, bar code, contract and customer",
                rule="I-06",
                field="serial_number",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestFilter:
    """Which entries of the register; an empty branch means every one the caller may see."""

    branch: str = ""
    open_only: bool = False
    customer_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockFilter:
    """Which clocks; what is empty does not narrow."""

    branch: str = ""
    external_ref_prefix: str = ""
    sla_pack: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestSummary:
    """A register entry for a list: what was said, and where it stands."""

    call: Call
    standing: Standing
    version: int
    next_due_at: datetime | None = None
    """The oldest promise that is not kept yet (UTC), if any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PromisePlace:
    """Where an entry stands among open ones by promise; what was promised nothing comes last."""

    due_at: datetime | None
    number: str


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some rows, and whether more follow."""

    rows: tuple[T, ...]
    has_more: bool
