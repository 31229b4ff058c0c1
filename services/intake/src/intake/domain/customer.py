"""Customers and what they own: the files a call refers to (I-05, I-06, I-08)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

_MASK = "*"
_HIDDEN = 4
_HEAD, _TAIL = 3, 4
_SHORT = _HEAD + _TAIL
_DISTRICT = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Customer:
    """A customer's file; phone and address are shown to those who need them only (I-08)."""

    id: str
    branch: str
    name: str = field(repr=False)
    phone: str = field(repr=False)
    address: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class InstalledProduct:
    """A product at a customer's site; `contract_ends_on` is the last day it covers."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactReading:
    """Who read a customer's unmasked contact, when and why (I-08)."""

    customer_id: str
    reader: str
    reason: str
    read_at: datetime


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
