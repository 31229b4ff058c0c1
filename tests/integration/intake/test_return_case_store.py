"""Return cases: what both stores promise."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from chassis.unit_of_work import Principal
from intake.domain.return_cases.case import ReturnCase
from intake.domain.return_cases.rules import ReturnCaseNotFound, StaleReturnCase
from intake.handlers.register_branch import register_branch
from intake.handlers.return_cases.close_return_case import close_return_case
from intake.handlers.return_cases.decide_return import decide_return
from intake.handlers.return_cases.inform_customer import inform_customer
from intake.handlers.return_cases.inform_level import inform_level
from intake.handlers.return_cases.open_return_case import open_return_case
from intake.handlers.return_cases.record_finding import record_finding
from intake.handlers.return_cases.record_recovery import record_recovery
from intake.handlers.return_cases.settle_liability import settle_liability
from integration.intake.conftest import Begin
from unit.intake.scene import CUSTOMER, HANGZHOU, NOW, PRODUCT, SHANGHAI, at
from unit.intake.test_return_cases import (
    LEVELS,
    closing,
    decision,
    finding,
    level,
    liability,
    notice,
    recovery,
    wish,
)

CUSTOMER_ID = str(UUID(int=1))
BOSS = Principal(subject="boss", role="approver", branches="*")
ELSEWHERE = Principal(subject="wu", role="supervisor", branches=frozenset({"SH02"}))


def product(number: int) -> str:
    return str(UUID(int=100 + number))


@pytest.fixture(autouse=True)
def files(begin: Begin) -> None:
    with begin() as tx:
        for branch in (HANGZHOU, SHANGHAI):
            register_branch(branch, tx, NOW)
    with begin() as tx:
        tx.customers.add(replace(CUSTOMER, id=CUSTOMER_ID))
        for number in range(4):
            tx.installed_products.add(
                replace(
                    PRODUCT,
                    id=product(number),
                    customer_id=CUSTOMER_ID,
                    serial_number=f"S-{number}",
                    branch="SH02" if number == 3 else "HZ01",
                )
            )


def opened(begin: Begin, number: int = 0, now: datetime = NOW) -> ReturnCase:
    with begin() as tx:
        cmd = wish(id=str(uuid4()), installed_product_id=product(number))
        return open_return_case(cmd, tx, now)


def test_a_case_is_read_as_it_was_stored_at_every_step(begin: Begin) -> None:
    case = opened(begin)
    steps: list[tuple[Any, Any, Principal | None]] = [
        (record_finding, finding(), Principal(subject="engineer", role="admin", branches="*")),
        (decide_return, decision(), BOSS),
        (settle_liability, liability(), None),
        (record_recovery, recovery("1000"), None),
        (record_recovery, recovery("800.50"), None),
        *((inform_level, level(name), None) for name in LEVELS),
        (inform_customer, notice(), None),
        (close_return_case, closing(), None),
    ]
    for hour, (use_case, cmd, who) in enumerate(steps):
        with begin(who) if who else begin() as tx:
            saved = use_case(replace(cmd, return_case_id=case.id), tx, at(hour))
        with begin() as tx:
            assert tx.return_cases.get(case.id) == saved
    assert saved.version == 1 + len(steps)
    with begin() as tx:
        assert tx.return_cases.open_of(product(0)) is None


def test_the_open_case_of_a_product_is_found(begin: Begin) -> None:
    case = opened(begin)
    with begin() as tx:
        assert tx.return_cases.open_of(product(0)) == case
        assert tx.return_cases.open_of(product(1)) is None


def test_a_case_that_changed_meanwhile_is_not_overwritten(begin: Begin) -> None:
    case = opened(begin)
    with begin() as tx:
        tx.return_cases.save(case)
        with pytest.raises(StaleReturnCase):
            tx.return_cases.save(case)


def test_cases_are_listed_in_the_order_in_which_they_were_opened(begin: Begin) -> None:
    made = [opened(begin, number, at(-number)) for number in range(4)]
    seen: list[ReturnCase] = []
    after: tuple[datetime, str] | None = None
    more = True
    while more:
        with begin() as tx:
            page = tx.return_cases.page("", after, 3, open_only=False)
        seen += page.rows
        after, more = (seen[-1].opened_at, seen[-1].id), page.has_more
    assert seen == made[::-1]
    with begin() as tx:
        refuse = replace(finding(is_confirmed=False), return_case_id=made[0].id)
        record_finding(refuse, tx, at(1))
        inform_customer(replace(notice(), return_case_id=made[0].id), tx, at(1))
        close_return_case(replace(closing(), return_case_id=made[0].id), tx, at(1))
    with begin() as tx:
        assert len(tx.return_cases.page("HZ01", None, 9, open_only=False).rows) == 3
        assert len(tx.return_cases.page("HZ01", None, 9, open_only=True).rows) == 2
    with begin(ELSEWHERE) as tx:
        assert tx.return_cases.page("", None, 9, open_only=False).rows == (made[3],)
        with pytest.raises(ReturnCaseNotFound):
            tx.return_cases.get(made[1].id)
    with begin() as tx, pytest.raises(ReturnCaseNotFound):
        tx.return_cases.lock("no uuid")
