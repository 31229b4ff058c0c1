"""Return cases in memory: keeps the promises of `intake.ports.ReturnCases`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from intake.domain.listing import Page
from intake.domain.return_cases.case import ReturnCase, ReturnCaseState
from intake.domain.return_cases.policy import ReturnPolicy
from intake.domain.return_cases.rules import ReturnCaseNotFound, StaleReturnCase

RETURNS = ReturnPolicy(
    no_reason_within=timedelta(days=7),
    quality_within_months=3,
    levels=("supervisor", "branch_manager", "general_manager"),
)


class FakeReturnCases:
    def __init__(
        self, state: Callable[[], dict[str, ReturnCase]], may: Callable[[str], bool]
    ) -> None:
        self._read = state
        self._may = may

    def add(self, case: ReturnCase) -> ReturnCase:
        return self._store(case)

    def get(self, case_id: str) -> ReturnCase:
        case = self._read().get(case_id)
        if case is None or not self._may(case.branch):
            raise ReturnCaseNotFound(f"no return case {case_id}", return_case_id=case_id)
        return case

    def lock(self, case_id: str) -> ReturnCase:
        return self.get(case_id)

    def save(self, case: ReturnCase) -> ReturnCase:
        if self._read()[case.id].version != case.version:
            raise StaleReturnCase(f"return case {case.id}", return_case_id=case.id)
        return self._store(case)

    def open_of(self, product_id: str) -> ReturnCase | None:
        for case in self._read().values():
            is_open = case.state is not ReturnCaseState.CLOSED
            if case.installed_product_id == product_id and is_open:
                return case
        return None

    def page(
        self, branch: str, after: tuple[datetime, str] | None, limit: int, *, open_only: bool
    ) -> Page[ReturnCase]:
        found = [
            case
            for case in self._read().values()
            if self._may(case.branch)
            and branch in {"", case.branch}
            and not (open_only and case.state is ReturnCaseState.CLOSED)
            and (after is None or (case.opened_at, case.id) > after)
        ]
        found.sort(key=lambda case: (case.opened_at, case.id))
        return Page(tuple(found[:limit]), len(found) > limit)

    def _store(self, case: ReturnCase) -> ReturnCase:
        stored = replace(case, version=case.version + 1)
        self._read()[case.id] = stored
        return stored
