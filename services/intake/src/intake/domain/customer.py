"""Customers and what they own: the files a call refers to (I-05, I-06, I-08)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from intake.domain.errors import Invalid

_MASK = "*"
_HIDDEN = 4
_HEAD, _TAIL = 3, 4
_SHORT = _HEAD + _TAIL
_DISTRICT = 6


class AcceptedBeforeDelivery(Invalid):
    """A product cannot be accepted before it was delivered (I-06)."""

    reason = "ACCEPTED_BEFORE_DELIVERY"


@dataclass(frozen=True, slots=True, kw_only=True)
class Customer:
    """Who a customer is; phone and address are shown to those who need them only (I-08).

    `code` is the number people use; who was given none has the id, so that every file can be named.
    """

    id: str
    branch: str
    name: str = field(repr=False)
    phone: str = field(repr=False)
    address: str = field(repr=False)
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InstalledProduct:
    """A product at a customer's site; `contract_ends_on` is the last day it covers.

    `installation_ends_on` is the first day without the own warranty of the project that installed
    it, None where none did; `installation_policy_ref` is the policy that gave it (I-25).

    Raises:
        AcceptedBeforeDelivery: The days stand in the wrong order.
    """

    id: str
    customer_id: str
    branch: str
    product_line: str
    product_model: str
    serial_number: str
    delivered_on: date | None = None
    accepted_on: date | None = None
    contract_number: str = ""
    contract_ends_on: date | None = None
    bar_code: str = ""
    has_warranty_card: bool = True
    installation_ends_on: date | None = None
    installation_policy_ref: str = ""

    def __post_init__(self) -> None:
        if self.delivered_on and self.accepted_on and self.accepted_on < self.delivered_on:
            raise AcceptedBeforeDelivery(
                f"accepted on {self.accepted_on}, delivered on {self.delivered_on}",
                rule="I-06",
                field="accepted_on",
                delivered_on=self.delivered_on.isoformat(),
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class InstalledPart:
    """A part with a bar code of its own (I-06); `replaces` is the bar code of the one before it.

    `replaced_in_warranty` gives it an extension of its own (I-10).
    """

    bar_code: str
    installed_product_id: str
    part_number: str
    installed_on: date
    replaces: str = ""
    replaced_in_warranty: bool = False


class Revealed(StrEnum):
    """What was shown unmasked."""

    CONTACT = "contact"
    FILE = "file"
    EXPORT = "export"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactReading:
    """Who read what of a customer's unmasked, when and why (I-08)."""

    customer_id: str
    reader: str
    reason: str
    read_at: datetime
    what: Revealed = Revealed.CONTACT


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingLine:
    """A reading with its place in the log and the branch of the customer."""

    id: int
    branch: str
    reading: ContactReading


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingFilter:
    """Which readings an auditor looks at; what is empty does not narrow."""

    customer_id: str = ""
    reader: str = ""
    branch: str = ""


def is_masked(text: str) -> bool:
    """Say whether a text came out of one of the maskings below, as those of a masked export do."""
    return _MASK * 2 in text


def masked_name(name: str) -> str:
    """Keep the first character of a person's name.

    Source: rulebook I-08.
    """
    return name[:1] + _MASK * 2 if name else ""


def masked_phone(phone: str) -> str:
    """Hide the middle of a number, as in 138****5678; a short one keeps its last two digits.

    Source: rulebook I-08.
    """
    if len(phone) <= _SHORT:
        return _MASK * max(len(phone) - 2, 0) + phone[-2:]
    return phone[:_HEAD] + _MASK * _HIDDEN + phone[-_TAIL:]


def masked_address(address: str) -> str:
    """Keep city and district (the first six characters), hide street and door.

    Source: rulebook I-08.
    """
    if len(address) <= _DISTRICT:
        return _MASK * _HIDDEN if address else ""
    return address[:_DISTRICT] + _MASK * _HIDDEN
