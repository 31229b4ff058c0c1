"""Custody through the real door: nothing that opens a system is readable anywhere (I-28)."""

from __future__ import annotations

import hashlib
from typing import Any

import grpc
import pytest
from sqlalchemy import text

from callout.intake.v1 import custody_service_pb2 as pb
from callout.intake.v1.custody_service_pb2_grpc import CustodyServiceStub
from chassis.unit_of_work import SYSTEM
from integration.intake.doors import Intake, key
from testkit.api import refused

pytestmark = pytest.mark.integration
ACCOUNT, SECRET, CHANGED = "root-user", "Tr0ub4dor", "correct-horse"


@pytest.fixture
def customer(intake: Intake) -> str:
    return intake.branch_with_products()[0]


def door(intake: Intake, role: str = "supervisor", subject: str = "boss") -> CustodyServiceStub:
    return CustodyServiceStub(intake.channel_as(role, subject=subject))


def taking(customer: str, **told: Any) -> pb.TakeIntoCustodyRequest:
    values: dict[str, Any] = {
        "request_id": key(),
        "customer_id": customer,
        "system": "门禁服务器",
        "account": ACCOUNT,
        "secret": SECRET,
        "holder": "li",
        **told,
    }
    return pb.TakeIntoCustodyRequest(**values)


def everything(intake: Intake) -> bytes:
    """Return all rows of all tables, as bytes."""
    with intake.uow.begin(SYSTEM) as work:
        tables = work.connection.execute(
            text("select tablename from pg_tables where schemaname = 'public'")
        ).scalars()
        rows = [
            value
            for table in list(tables)
            for row in work.connection.execute(text(f'select * from "{table}"'))
            for value in row
        ]
    return b"\n".join(
        bytes(value) if isinstance(value, bytes | memoryview) else repr(value).encode()
        for value in rows
    )


def test_a_secret_is_nowhere_readable_but_in_the_holders_logged_reading(
    intake: Intake, customer: str, capfd: pytest.CaptureFixture[str]
) -> None:
    taken = taking(customer)
    access = door(intake).TakeIntoCustody(taken).access
    assert door(intake).TakeIntoCustody(taken).access == access
    li, wu = door(intake, "technician", "li"), door(intake, "technician", "wu")
    reading = pb.ReadAccessRequest(request_id=key(), access_id=access.id, reason="重启")
    for _ in range(2):
        found = li.ReadAccess(reading)
        assert (found.account, found.secret) == (ACCOUNT, SECRET)
    assert intake.count("access_readings") == 2

    elsewhere = pb.ReadAccessRequest(request_id=key(), access_id=access.id, reason="好奇")
    refusal = refused(lambda: wu.ReadAccess(elsewhere))
    assert (refusal.code, refusal.reason, refusal.metadata["rule"]) == (
        grpc.StatusCode.FAILED_PRECONDITION,
        "NOT_THE_HOLDER",
        "I-28",
    )
    over = pb.HandOverAccessRequest(
        request_id=key(), access_id=access.id, to_holder="wu", secret=CHANGED, reason="休假"
    )
    handed = door(intake).HandOverAccess(over)
    assert (door(intake).HandOverAccess(over), handed.access.holder) == (handed, "wu")
    assert wu.ReadAccess(elsewhere).secret == CHANGED
    # A repetition of what was answered before is asked anew who holds it.
    assert refused(lambda: li.ReadAccess(reading)).reason == "NOT_THE_HOLDER"

    log = door(intake).GetCustodyLog(pb.GetCustodyLogRequest(access_id=access.id))
    assert [(h.holder, h.given_by, h.HasField("end_time")) for h in log.holdings] == [
        ("li", "boss", True),
        ("wu", "boss", False),
    ]
    assert [(r.reader, r.reason) for r in log.readings] == [("li", "重启")] * 2 + [("wu", "好奇")]

    kept = everything(intake)
    said = "".join(capfd.readouterr())
    for secret in (ACCOUNT, SECRET, CHANGED):
        assert secret.encode() not in kept
        assert secret not in said
    listed = door(intake).ListAccess(pb.ListAccessRequest(customer_id=customer))
    assert SECRET not in repr(listed)


def test_what_is_kept_of_a_command_is_no_hash_that_can_be_guessed(
    intake: Intake, customer: str
) -> None:
    taken = taking(customer)
    door(intake).TakeIntoCustody(taken)
    guess = hashlib.sha256(taken.SerializeToString(deterministic=True)).digest()
    hashes = [bytes(row.body_hash) for row in intake.rows("select body_hash from request_log")]
    assert guess not in hashes
    taken.secret = "another"
    assert refused(lambda: door(intake).TakeIntoCustody(taken)).reason == "REQUEST_ID_REUSED"


def test_an_unchanged_secret_is_refused_and_nothing_is_written(
    intake: Intake, customer: str
) -> None:
    access = door(intake).TakeIntoCustody(taking(customer)).access
    before = everything(intake)
    over = pb.HandOverAccessRequest(
        request_id=key(), access_id=access.id, to_holder="wu", secret=SECRET, reason="休假"
    )
    refusal = refused(lambda: door(intake).HandOverAccess(over))
    assert (refusal.reason, refusal.metadata["rule"]) == ("ACCESS_NOT_CHANGED", "I-28")
    assert SECRET not in refusal.message
    assert everything(intake) == before


def test_an_access_that_left_custody_is_erased(intake: Intake, customer: str) -> None:
    access = door(intake).TakeIntoCustody(taking(customer)).access
    end = pb.EndCustodyRequest(request_id=key(), access_id=access.id, reason="合同终止")
    ended = door(intake).EndCustody(end)
    assert (door(intake).EndCustody(end), ended.access.ended) == (ended, True)
    (row,) = intake.rows("select account, secret, key_id from accesses")
    assert tuple(row) == (None, None, None)


@pytest.mark.parametrize("role", ["call_taker", "analyst", "dispatcher"])
def test_without_the_permission_nobody_reads(intake: Intake, customer: str, role: str) -> None:
    access = door(intake).TakeIntoCustody(taking(customer, holder="li")).access
    reading = pb.ReadAccessRequest(request_id=key(), access_id=access.id, reason="重启")
    refusal = refused(lambda: door(intake, role, "li").ReadAccess(reading))
    assert (refusal.code, refusal.metadata["rule"]) == (grpc.StatusCode.PERMISSION_DENIED, "I-28")
    assert intake.count("access_readings") == 0


@pytest.mark.parametrize(
    ("told", "field"), [({"secret": ""}, "secret"), ({"customer_id": "x"}, "customer_id")]
)
def test_wrong_input_is_refused_with_its_field(
    intake: Intake, customer: str, told: dict[str, Any], field: str
) -> None:
    refusal = refused(lambda: door(intake).TakeIntoCustody(taking(customer, **told)))
    assert set(refusal.fields) == {field}
    assert intake.count("accesses") == 0
