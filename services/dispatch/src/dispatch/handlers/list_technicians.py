"""Use case: a page of the roster."""

from __future__ import annotations

from dataclasses import dataclass

from dispatch.domain.identity import BranchCode, TechnicianCode
from dispatch.domain.technician import Technician
from dispatch.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class ListTechnicians:
    """`limit` is above zero; `after` is the last code of the page before."""

    branch_code: BranchCode | None
    limit: int
    after: TechnicianCode | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TechnicianPage:
    """`next_after` is None on the last page."""

    technicians: tuple[Technician, ...]
    next_after: TechnicianCode | None


def list_technicians(query: ListTechnicians, tx: Tx) -> TechnicianPage:
    """List technicians by code.

    Source: rulebook D-01.
    """
    found = tx.technicians.page(query.branch_code, query.after, query.limit + 1)
    technicians = found[: query.limit]
    has_more = len(found) > query.limit
    return TechnicianPage(
        technicians=technicians, next_after=technicians[-1].code if has_more else None
    )
