"""Lists of the register on both stores: by promise, by what was said, by the end of a number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import pytest

from chassis.unit_of_work import Principal
from intake.domain.customer_file import ContactPerson, FileContent, MaintenancePlan
from intake.domain.listing import PromisePlace, RequestFilter, RequestSummary
from intake.domain.request import ServiceRequest
from intake.domain.searching import EntrySearch
from intake.domain.vocabulary import Channel, Outcome, Severity
from intake.handlers.change_severity import ChangeSeverity, change_severity
from intake.handlers.close_request import CloseRequest, close_request
from intake.handlers.join_call import JoinCall, join_call
from intake.handlers.register_branch import register_branch
from intake.handlers.register_call import register_call
from intake.handlers.register_customer import RegisterCustomer, register_customer
from intake.handlers.transfer_request import TransferRequest, transfer_request
from intake.handlers.write_customer_file import WriteCustomerFile, write_customer_file
from integration.intake.conftest import Begin
from unit.intake.scene import CALLER, CUSTOMER, HANGZHOU, NOW, SHANGHAI, a_call, at

CUSTOMER_ID = str(UUID(int=1))
HERE = Principal(subject="li", role="call_taker", branches=frozenset({"HZ01"}))
THERE = Principal(subject="wu", role="call_taker", branches=frozenset({"SH02"}))


@pytest.fixture(autouse=True)
def files(begin: Begin) -> None:
    """Two branches and a customer."""
    with begin() as tx:
        for branch in (HANGZHOU, SHANGHAI):
            register_branch(branch, tx, NOW)
    with begin() as tx:
        customer = replace(CUSTOMER, id=CUSTOMER_ID, phone="138-1234-5678")
        register_customer(RegisterCustomer(customer=customer), tx, NOW)
        register_customer(RegisterCustomer(customer=replace(CALLER, phone="010-0000")), tx, NOW)


def register(begin: Begin, **told: Any) -> ServiceRequest:
    with begin() as tx:
        return register_call(a_call(**{"request_id": str(uuid4()), **told}), tx, at(3)).request


def ids(rows: Iterable[RequestSummary | ServiceRequest]) -> list[str]:
    return [row.call.id for row in rows]


def found(begin: Begin, principal: Principal | None = None, **wanted: Any) -> list[str]:
    """Page through everything that is found, two at a time."""
    seen: list[str] = []
    before = 0
    while True:
        with begin(principal) if principal else begin() as tx:
            page = tx.service_requests.found(EntrySearch(**wanted), before, 2)
        seen += ids(page.rows)
        before = page.before
        if not before:
            return seen


def by_promise(begin: Begin, wanted: RequestFilter) -> list[RequestSummary]:
    seen: list[RequestSummary] = []
    after = None
    while True:
        with begin() as tx:
            page = tx.service_requests.by_promise(wanted, after, 2)
        seen += page.rows
        if not page.has_more:
            return seen
        after = PromisePlace(due_at=seen[-1].next_due_at, number=seen[-1].call.number)


def close(begin: Begin, request: ServiceRequest) -> None:
    cmd = CloseRequest(
        service_request_id=request.id, occurred_at=None, outcome=Outcome.WITHDRAWN, reason="x"
    )
    with begin() as tx:
        close_request(cmd, tx, at(4))


def test_open_entries_come_the_oldest_promise_first_and_what_was_promised_nothing_last(
    begin: Begin,
) -> None:
    late = register(begin, received_at=at(2))
    unpromised = register(begin, sla_pack="nothing")
    early, early_too = register(begin), register(begin)
    close(begin, register(begin))
    register(begin, branch="SH02")
    listed = by_promise(begin, RequestFilter(branch="HZ01"))
    assert ids(listed) == ids([early, early_too, late, unpromised])
    assert [row.next_due_at for row in listed] == [at(2), at(2), at(4), None]


def test_a_changed_promise_moves_the_entry(begin: Begin) -> None:
    first = register(begin, sla_pack="service-desk", severity=Severity.B)
    second = register(begin, sla_pack="service-desk", severity=Severity.B)
    with begin() as tx:
        cmd = ChangeSeverity(
            service_request_id=second.id, occurred_at=None, severity=Severity.A, reason="worse"
        )
        changed = change_severity(cmd, tx, at(3))
    listed = by_promise(begin, RequestFilter(branch="HZ01"))
    assert set(ids(listed)) == {first.id, second.id}
    due = min(c.due_at for c in changed.clocks if c.met_at is None)
    assert {row.call.id: row.next_due_at for row in listed}[second.id] == due


def test_a_customers_open_entries_come_by_promise_too(begin: Begin) -> None:
    late = register(begin, customer_id=CUSTOMER_ID, received_at=at(1))
    early = register(begin, customer_id=CUSTOMER_ID, branch="SH02")
    register(begin)
    assert ids(by_promise(begin, RequestFilter(customer_id=CUSTOMER_ID))) == [early.id, late.id]


@pytest.mark.parametrize(
    ("text", "found_"),
    [
        ("空调", [2, 1, 0]),
        ("空调漏水", [2, 0]),
        ("漏水", [3, 2, 0]),
        ("KFR-35GW", [1]),
        ("kfr", [1]),
        ("cooling", [1]),
        ("漏水 E3", [2]),
        ("漏电", []),
    ],
)
def test_what_was_said_finds_the_newest_first(begin: Begin, text: str, found_: list[int]) -> None:
    said = (
        "空调漏水，滴到地板上",
        "空调 KFR-35GW 不制冷, cools badly",
        "外机空调漏水 代码 E3",
        "洗衣机漏水",
    )
    made = [register(begin, symptom=each) for each in said]
    register(begin, symptom="空调漏水 E3 KFR-35GW cooled", branch="SH02")
    assert found(begin, branch="HZ01", text=text) == [made[place].id for place in found_]


def test_pages_stay_stable_while_entries_are_added(begin: Begin) -> None:
    made = [register(begin, symptom="水泵异响") for _ in range(4)]
    with begin() as tx:
        search = EntrySearch(branch="HZ01", text="异响")
        first = tx.service_requests.found(search, 0, 2)
    register(begin, symptom="水泵异响")
    with begin() as tx:
        second = tx.service_requests.found(search, first.before, 2)
    assert ids([*first.rows, *second.rows]) == ids(made[::-1])
    assert second.before == 0


def test_words_of_a_later_call_find_the_entry(begin: Begin) -> None:
    made = register(begin, symptom="空调不制冷")
    cmd = JoinCall(
        service_request_id=made.id,
        received_at=at(2),
        channel=Channel.PHONE,
        symptom_code="",
        symptom="现在还漏水了",
    )
    with begin() as tx:
        join_call(cmd, tx, at(3))
    assert found(begin, branch="HZ01", text="漏水") == [made.id]
    assert found(begin, branch="HZ01", text="不制冷漏水") == []
    assert found(begin, branch="HZ01", text="不制冷 漏水") == [made.id]


def test_an_entry_that_went_to_another_branch_is_found_there_alone(begin: Begin) -> None:
    made = register(begin, symptom="空调不制冷", customer_id=CUSTOMER_ID)
    with begin() as tx:
        cmd = TransferRequest(
            service_request_id=made.id, occurred_at=None, to_branch="SH02", reason="moved"
        )
        transfer_request(cmd, tx, at(4))
    assert found(begin, branch="HZ01", text="制冷") == []
    assert found(begin, branch="SH02", text="制冷") == [made.id]
    assert found(begin, HERE, phone_tail="5678") == []
    assert found(begin, THERE, phone_tail="5678") == [made.id]
    assert found(begin, phone_tail="5678") == [made.id]


def test_the_end_of_a_number_finds_the_entries_of_its_customer(begin: Begin) -> None:
    made = [register(begin, customer_id=CUSTOMER_ID) for _ in range(3)]
    register(begin)
    close(begin, made[1])
    assert found(begin, phone_tail="5678") == ids(made[::-1])
    assert found(begin, phone_tail="5678", open_only=True) == [made[2].id, made[0].id]
    assert found(begin, phone_tail="5678", branch="SH02") == []
    assert found(begin, phone_tail="1234") == []


def test_numbers_of_the_file_find_entries_of_earlier_and_later_days(begin: Begin) -> None:
    before = register(begin, customer_id=CUSTOMER_ID)
    person = ContactPerson(name="小李", role="前台", phones=("0571-87654321",))
    content = FileContent(
        phones=("13900009999",),
        contacts=(person,),
        maintenance=MaintenancePlan(items=("filter",), every_months=3, next_on=NOW.date()),
    )
    with begin() as tx:
        write_customer_file(WriteCustomerFile(customer_id=CUSTOMER_ID, content=content), tx, NOW)
    after = register(begin, customer_id=CUSTOMER_ID)
    for tail in ("9999", "4321"):
        assert found(begin, phone_tail=tail) == [after.id, before.id]


def test_only_open_entries_are_found_on_request(begin: Begin) -> None:
    closed, still_open = register(begin, symptom="主板报警"), register(begin, symptom="主板报警")
    close(begin, closed)
    assert found(begin, branch="HZ01", text="报警", open_only=True) == [still_open.id]


@pytest.mark.parametrize("open_only", [False, True])
def test_several_branches_are_listed_by_number(begin: Begin, open_only: bool) -> None:  # noqa: FBT001
    branches = ("SH02", "HZ01", "SH02", "HZ01", "HZ01")
    made = [register(begin, branch=branch) for branch in branches]
    both = Principal(subject="li", role="call_taker", branches=frozenset({"HZ01", "SH02"}))
    numbers: list[str] = []
    after, more = "", True
    while more:
        with begin(both) as tx:
            page = tx.service_requests.page(RequestFilter(open_only=open_only), after, 2)
        numbers += [row.call.number for row in page.rows]
        after, more = numbers[-1], page.has_more
    assert numbers == sorted(request.call.number for request in made)
