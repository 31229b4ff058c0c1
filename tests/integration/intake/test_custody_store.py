"""What both stores promise of custody, and what the use cases make of it (I-28)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from chassis.unit_of_work import ALL, Principal
from intake.domain.custody.access import (
    Access,
    AccessNotChanged,
    AccessNotFound,
    AccessStale,
    CustodyEnded,
    NotTheHolder,
    SameHolder,
    Secret,
)
from intake.domain.errors import CustomerNotFound, IntakeError
from intake.handlers.custody.end_custody import EndCustody, end_custody
from intake.handlers.custody.hand_over_access import HandOverAccess, hand_over_access
from intake.handlers.custody.read_access import ReadAccess, read_access
from intake.handlers.custody.take_into_custody import TakeIntoCustody, take_into_custody
from intake.handlers.register_branch import register_branch
from integration.intake.conftest import Begin
from unit.intake.scene import CUSTOMER, HANGZHOU, NOW

CUSTOMER_ID = str(UUID(int=1))
SECRET = Secret(account="root", secret="s3cret-一")
LI = Principal(subject="li", role="technician", branches=ALL)
WU = Principal(subject="wu", role="technician", branches=ALL)
ELSEWHERE = Principal(subject="li", role="supervisor", branches=frozenset({"SH02"}))
LATER = NOW + timedelta(days=1)


@pytest.fixture(autouse=True)
def files(begin: Begin) -> None:
    """A branch and a customer."""
    with begin() as tx:
        register_branch(HANGZHOU, tx, NOW)
    with begin() as tx:
        tx.customers.add(replace(CUSTOMER, id=CUSTOMER_ID))


@pytest.fixture
def access(begin: Begin) -> Access:
    """An access that Li holds."""
    return taken(begin)


def taken(begin: Begin, customer_id: str = CUSTOMER_ID) -> Access:
    with begin() as tx:
        cmd = TakeIntoCustody(
            access_id=str(uuid4()),
            customer_id=customer_id,
            system="数据库 1",
            secret=SECRET,
            holder="li",
        )
        return take_into_custody(cmd, tx, NOW)


def over(access: Access, to: str = "wu", secret: str = "another") -> HandOverAccess:
    return HandOverAccess(access_id=access.id, to_holder=to, secret=secret, reason="holiday")


def refused(
    begin: Begin,
    kind: type[IntakeError],
    use_case: Callable[..., Any],
    cmd: Any,
    principal: Principal = LI,
) -> None:
    """Run what must be refused by I-28; nothing of the access may have changed."""
    before = _all(begin, cmd.access_id)
    with pytest.raises(kind) as refusal, begin(principal) as tx:
        use_case(cmd, tx, LATER)
    assert refusal.value.rule == "I-28"
    assert _all(begin, cmd.access_id) == before


def _all(begin: Begin, access_id: str) -> tuple[Any, ...]:
    with begin() as tx:
        access = tx.custody.get(access_id)
        secret = None if access.ended_at else tx.custody.secret_of(access)
        return access, secret, tx.custody.readings(access_id)


def test_an_access_is_read_as_it_was_stored(begin: Begin, access: Access) -> None:
    with begin() as tx:
        assert tx.custody.get(access.id) == access == tx.custody.lock(access.id)
        assert tx.custody.secret_of(access) == SECRET
    with begin(ELSEWHERE) as tx, pytest.raises(AccessNotFound):
        tx.custody.get(access.id)
    with pytest.raises(CustomerNotFound):
        taken(begin, str(UUID(int=9)))


def test_a_secret_is_not_in_what_is_printed(access: Access) -> None:
    printed = repr((SECRET, access, over(access, secret="s3cret-一")))
    assert "s3cret" not in printed
    assert "root" not in printed


def test_a_hand_over_changes_the_secret_and_the_holder(begin: Begin, access: Access) -> None:
    refused(begin, AccessNotChanged, hand_over_access, over(access, secret=SECRET.secret))
    refused(begin, SameHolder, hand_over_access, over(access, to="li"))
    with begin() as tx:
        handed = hand_over_access(over(access), tx, LATER)
    assert (handed.holder, handed.changed_at) == ("wu", LATER)
    assert [(h.holder, h.since, h.until, h.given_by) for h in handed.holdings] == [
        ("li", NOW, LATER, "tester"),
        ("wu", LATER, None, "tester"),
    ]
    with begin() as tx:
        assert tx.custody.get(access.id) == handed
        assert tx.custody.secret_of(handed) == Secret(account="root", secret="another")


def test_only_the_holder_reads_and_each_reading_is_logged(begin: Begin, access: Access) -> None:
    cmd = ReadAccess(access_id=access.id, reason="reboot")
    refused(begin, NotTheHolder, read_access, cmd, WU)
    with begin(LI) as tx:
        reading = read_access(cmd, tx, LATER)
    assert (reading.reader, reading.reason) == ("li", "reboot")
    with begin() as tx:
        assert tx.custody.readings(access.id) == (reading,)
        hand_over_access(over(access), tx, LATER)
    refused(begin, NotTheHolder, read_access, cmd, LI)


def test_what_left_custody_is_erased_and_stays_on_record(begin: Begin, access: Access) -> None:
    with begin() as tx:
        ended = end_custody(EndCustody(access_id=access.id, reason="contract over"), tx, LATER)
    assert (ended.holder, ended.ended_at, ended.end_reason) == ("", LATER, "contract over")
    refused(begin, CustodyEnded, read_access, ReadAccess(access_id=access.id, reason="x"))
    refused(begin, CustodyEnded, hand_over_access, over(access))
    refused(begin, CustodyEnded, end_custody, EndCustody(access_id=access.id, reason="x"))
    with begin() as tx:
        assert tx.custody.get(access.id).holdings == ended.holdings


def test_an_access_that_changed_meanwhile_is_not_overwritten(begin: Begin, access: Access) -> None:
    with begin() as tx:
        hand_over_access(over(access), tx, LATER)
    with pytest.raises(AccessStale), begin() as tx:
        tx.custody.save(access, SECRET)


def test_accesses_are_listed_by_customer(begin: Begin) -> None:
    first, second = sorted((taken(begin), taken(begin)), key=lambda each: each.id)
    with begin() as tx:
        page = tx.custody.page(CUSTOMER_ID, "", 1)
        assert (page.rows, page.has_more) == ((first,), True)
        page = tx.custody.page("", first.id, 1)
        assert (page.rows, page.has_more) == ((second,), False)
        assert tx.custody.page(str(UUID(int=9)), "", 9).rows == ()
    with begin(ELSEWHERE) as tx:
        assert tx.custody.page("", "", 9).rows == ()
