from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dispatch.domain import events
from dispatch.domain.identity import BranchCode
from dispatch.domain.life_cycle import State
from dispatch.domain.technician import (
    Certificate,
    EmploymentState,
    InvalidCertificate,
    Technician,
    TechnicianChange,
    TechnicianExists,
    TechnicianNotFound,
    TechnicianOutdated,
)
from dispatch.handlers.change_technician import ChangeTechnician, change_technician
from dispatch.handlers.list_technicians import ListTechnicians, list_technicians
from fakes.dispatch_acting import LI, MONDAY, NORTH, SOUTH, Dispatch, order_id, refused, technician


def change(dispatch: Dispatch, version: int = 1, **changed: Any) -> Technician:
    command = ChangeTechnician(
        code=LI,
        version=version,
        change=TechnicianChange(**changed),
    )
    return change_technician(command, dispatch.tx, dispatch.now)


def test_a_registered_technician_is_announced() -> None:
    dispatch = Dispatch()
    dispatch.register()
    stored = dispatch.tx.technicians.get(LI)
    assert stored == replace(technician(), version=1)
    assert dispatch.fake.sent == [
        events.TechnicianRegistered(technician=stored, occurred_at=MONDAY)
    ]


def test_a_code_is_given_once() -> None:
    dispatch = Dispatch()
    dispatch.register()
    with refused(dispatch, TechnicianExists, "D-01"):
        dispatch.register()


def test_only_what_is_named_changes() -> None:
    dispatch = Dispatch()
    dispatch.register()
    changed = change(dispatch, skills=frozenset({"network"}))
    assert changed == replace(technician(), skills=frozenset({"network"}), version=2)
    assert dispatch.fake.sent[-1] == events.TechnicianChanged(
        technician=changed, occurred_at=MONDAY
    )


@pytest.mark.parametrize("version", [0, 2])
def test_a_change_of_what_was_not_read_is_refused(version: int) -> None:
    dispatch = Dispatch()
    dispatch.register()
    with refused(dispatch, TechnicianOutdated, "D-01") as seen:
        change(dispatch, version, line_supervisor="sup-2")
    assert seen.metadata["version"] == "1"


def test_nobody_changes_technicians_of_branches_he_does_not_act_for() -> None:
    dispatch = Dispatch()
    dispatch.register()
    dispatch.acting("sup-2", "supervisor", frozenset({SOUTH}))
    with refused(dispatch, TechnicianNotFound, "D-01"):
        change(dispatch, line_supervisor="sup-2")


@pytest.mark.parametrize(
    ("changed", "hands_over"),
    [
        ({"employment_state": EmploymentState.SUSPENDED}, True),
        ({"employment_state": EmploymentState.LEFT}, True),
        ({"employment_state": EmploymentState.PROBATION}, False),
        ({"branch_code": SOUTH}, True),
        ({"branch_code": NORTH}, False),
        ({"skills": frozenset({"network"})}, False),
    ],
)
def test_who_leaves_roster_or_branch_hands_over_open_work(
    changed: dict[str, Any], *, hands_over: bool
) -> None:
    dispatch = Dispatch()
    dispatch.bring_to(State.ACCEPTED)
    change(dispatch, **changed)
    order = dispatch.tx.work_orders.get(order_id("a"))
    assert order.state is (State.OPEN if hands_over else State.ACCEPTED)
    assert isinstance(dispatch.fake.sent[-1], events.WorkOrderReopened) is hands_over


def test_a_certificate_has_a_kind() -> None:
    with pytest.raises(InvalidCertificate) as refusal:
        Certificate(kind=" ", number="1", valid_until=date(2026, 1, 1))
    assert (refusal.value.rule, refusal.value.field) == ("D-01", "certificates.kind")


def test_the_roster_is_listed_by_code_in_pages() -> None:
    dispatch = Dispatch()
    codes = [f"T-{number:02}" for number in range(5)]
    dispatch.register(*(technician(code) for code in reversed(codes)))
    dispatch.register(technician("S-01", branch=SOUTH))
    found: list[str] = []
    query = ListTechnicians(branch_code=BranchCode(NORTH), limit=2)
    while True:
        page = list_technicians(query, dispatch.tx)
        found += [each.code for each in page.technicians]
        if page.next_after is None:
            break
        query = replace(query, after=page.next_after)
    assert found == codes
