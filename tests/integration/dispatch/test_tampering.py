"""What was signed cannot be changed by a program, and not unnoticed by anybody (D-14, D-06)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from dispatch.adapters.invariants import INVARIANTS
from dispatch.domain.life_cycle import State
from dispatch.domain.work_order_file import WorkOrderFile
from dispatch.handlers.get_work_order import GetWorkOrder, get_work_order
from fakes.dispatch_acting import Dispatch, order_id
from integration.dispatch.conftest import begin_in

pytestmark = pytest.mark.integration

Rows = Callable[[str], list[Any]]
WRITTEN_ONCE = ("work_order_step", "visit", "service_report", "replaced_part", "voucher")


@pytest.fixture
def read(environ: dict[str, str]) -> Callable[[], WorkOrderFile]:
    """Sign an order; return how to read its file."""
    begin = begin_in(environ)
    with begin() as tx:
        Dispatch(tx=tx).bring_to(State.SIGNED)

    def ask() -> WorkOrderFile:
        with begin() as tx:
            return get_work_order(GetWorkOrder(work_order_id=order_id("a")), tx)

    return ask


def is_intact(file: WorkOrderFile) -> bool:
    return file.signed is not None and file.signed.intact


@pytest.mark.usefixtures("read")
@pytest.mark.parametrize("table", WRITTEN_ONCE)
@pytest.mark.parametrize(
    "statement",
    ["update {} set work_order_id = work_order_id", "delete from {}", "truncate {} cascade"],
)
def test_what_is_written_once_is_neither_changed_nor_deleted(
    rows: Rows, table: str, statement: str
) -> None:
    before = rows(f"select * from {table}")
    assert before
    with pytest.raises(IntegrityError, match="written once"):
        rows(statement.format(table))
    assert rows(f"select * from {table}") == before


@pytest.mark.usefixtures("read")
@pytest.mark.parametrize(
    "statement",
    [
        (
            "insert into service_report select work_order_id, 1, technician_code, 'x', '', '', 1,"
            " '', '', '', true, finished_at, reported_at, '' from service_report"
        ),
        (
            "insert into replaced_part"
            " select work_order_id, visit_number, 99, 'X-1', 1, 'S', '', true from service_report"
        ),
    ],
)
def test_nothing_is_added_to_what_was_signed(rows: Rows, statement: str) -> None:
    with pytest.raises(IntegrityError, match="is sealed"):
        rows(statement)


@pytest.mark.parametrize(
    "forgery",
    [
        "update service_report set remedy = '另换压缩机'",
        "update service_report set minutes_worked = 450",
        "update service_report set reported_at = reported_at + interval '1 microsecond'",
        "update replaced_part set quantity = 2",
        "update replaced_part set serial_number = 'SN-0002'",
        "delete from replaced_part",
        (
            "insert into replaced_part select work_order_id, visit_number, 99, 'X', 1, '', '', true"
            " from service_report"
        ),
        "update visit set arrived_at = arrived_at - interval '1 hour'",
        "update visit set place = 'elsewhere'",
        "update voucher set signer_name = '李先生'",
        "update voucher set signed_at = signed_at - interval '1 day'",
        "update voucher set place = 'elsewhere'",
        "update voucher set seal = repeat('0', 64)",
    ],
)
def test_a_superuser_who_switches_the_guards_off_is_found_out(
    read: Callable[[], WorkOrderFile], rows: Rows, forgery: str
) -> None:
    assert is_intact(read())
    rows(f"set local session_replication_role = replica; {forgery}")
    assert not is_intact(read())


def test_a_superuser_who_deletes_the_voucher_leaves_a_hole(
    read: Callable[[], WorkOrderFile], rows: Rows
) -> None:
    rows("set local session_replication_role = replica; delete from voucher")
    assert (read().order.state, read().signed) == (State.SIGNED, None)
    (statement,) = (sql for name, _, sql in INVARIANTS if "voucher" in name)
    assert len(rows(statement)) == 1


def test_a_forged_seal_differs_from_the_one_announced(
    read: Callable[[], WorkOrderFile], rows: Rows
) -> None:
    file = read()
    assert file.signed
    (announced,) = rows("select body from outbox where type like '%.WorkOrderSigned'")
    assert file.signed.voucher.seal.encode() in bytes(announced.body)
