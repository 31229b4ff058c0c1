"""Rows of return cases to and from the values of the domain."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final, TypeVar

from sqlalchemy import Row

from intake.domain.return_cases.case import (
    CustomerInformed,
    Decision,
    Finding,
    LevelInformed,
    Liability,
    Recovery,
    ReturnCase,
    ReturnCaseState,
    ReturnCause,
)
from intake.domain.return_cases.policy import ReturnBasis, ReturnKind
from intake.domain.vocabulary import Channel

V = TypeVar("V")

# What a field of a note is read with; a text or a truth value is taken as it is.
_READERS: Final[Mapping[str, Callable[[Any], Any]]] = MappingProxyType(
    {
        "at": datetime.fromisoformat,
        "cause": ReturnCause,
        "channel": Channel,
        "cost": Decimal,
        "amount": Decimal,
    }
)


def case_of(row: Row[Any]) -> ReturnCase:
    """Read a case."""
    return ReturnCase(
        id=row.id,
        branch=row.branch_code,
        customer_id=row.customer_id,
        installed_product_id=row.installed_product_id,
        service_request_id=row.service_request_id or "",
        kind=ReturnKind(row.kind),
        basis=ReturnBasis(row.basis),
        sold_on=row.sold_on,
        description=row.description,
        state=ReturnCaseState(row.state),
        opened_by=row.opened_by,
        opened_at=row.opened_at,
        policy_ref=row.policy_ref,
        finding=_read(Finding, row.finding) if row.finding else None,
        decision=_read(Decision, row.decision) if row.decision else None,
        liability=_read(Liability, row.liability) if row.liability else None,
        levels=tuple(_read(LevelInformed, each) for each in row.levels),
        notices=tuple(_read(CustomerInformed, each) for each in row.notices),
        recoveries=tuple(_read(Recovery, each) for each in row.recoveries),
        conclusion=row.conclusion,
        closed_by=row.closed_by,
        closed_at=row.closed_at,
        version=row.version,
    )


def case_columns(case: ReturnCase) -> dict[str, Any]:
    """Write a case, with its sums for those who only read."""
    return {
        "id": case.id,
        "branch_code": case.branch,
        "customer_id": case.customer_id,
        "installed_product_id": case.installed_product_id,
        "service_request_id": case.service_request_id or None,
        "kind": case.kind.value,
        "basis": case.basis.value,
        "sold_on": case.sold_on,
        "description": case.description,
        "state": case.state.value,
        "opened_by": case.opened_by,
        "opened_at": case.opened_at,
        "policy_ref": case.policy_ref,
        "finding": _written(case.finding),
        "decision": _written(case.decision),
        "liability": _written(case.liability),
        "levels": [_written(each) for each in case.levels],
        "notices": [_written(each) for each in case.notices],
        "recoveries": [_written(each) for each in case.recoveries],
        "cost": case.liability.cost if case.liability else 0,
        "recovered": case.recovered,
        "conclusion": case.conclusion,
        "closed_by": case.closed_by,
        "closed_at": case.closed_at,
        "version": case.version,
    }


def _written(note: Any) -> dict[str, Any] | None:
    if note is None:
        return None
    return {each.name: _plain(getattr(note, each.name)) for each in fields(note)}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return value.value
    return str(value) if isinstance(value, Decimal) else value


def _read(kind: Callable[..., V], told: dict[str, Any]) -> V:
    return kind(**{n: _READERS[n](value) if n in _READERS else value for n, value in told.items()})
