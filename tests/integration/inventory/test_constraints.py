"""What the database refuses, whichever program connects; each breach is seen by an invariant.

All of it is tried on one busy branch: what is refused leaves nothing behind, and what is broken on
purpose is rolled back.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from chassis.db import Database
from integration.inventory import breaches_between_cells as between_cells
from integration.inventory import breaches_for_customers as customers
from integration.inventory import breaches_of_counts as counts
from integration.inventory import breaches_of_fitted_parts as fitted_parts
from integration.inventory import breaches_of_loans as loans
from integration.inventory import breaches_of_old_parts as old_parts
from integration.inventory import breaches_of_replenishment as replenishment
from integration.inventory import breaches_of_transfers as transfers
from integration.inventory.breaches_of_claims import BREACHES as CLAIMS_BREACHES
from integration.inventory.checks import rolled_back, rows_breaking, violations
from integration.inventory.conftest import begin_in
from inventory.adapters.invariants import INVARIANTS
from inventory.domain.counts.count import CountScope
from inventory.domain.ids import OpeningId, PartNumber
from inventory.domain.lots import Tracking
from inventory.domain.opening_stock import OpeningStockRow
from inventory.domain.part import Part
from inventory.domain.receipt import FaultyLine
from inventory.domain.transfers.claim import ClaimOutcome
from inventory.handlers.import_opening_stock import ImportOpeningStock, import_opening_stock
from testkit.postgres import Databases
from unit.inventory.counting import Counting, seen
from unit.inventory.fitted_parts_scene import FittedPartsScene
from unit.inventory.old_parts_scene import OldPartsScene
from unit.inventory.replenishment.shelf import Shelf
from unit.inventory.scene import ADMIN, DISK, STORE, Scene, lines, lot_line
from unit.inventory.two_cells import came_from_another_cell
from unit.inventory.way import Way

pytestmark = pytest.mark.integration


@pytest.fixture(scope="module")
def busy(databases: Databases) -> Iterator[Database]:
    """One requisition in each state, a return, a reversal, a tracked part, and of all areas."""
    url = databases.fresh("inventory")
    database = Database(url, pool_size=2, statement_timeout=timedelta(seconds=20))
    act(Scene(begin_in(database)).set_up())
    assert violations(database) == {}
    yield database
    assert violations(database) == {}
    database.dispose()
    databases.give_back(url)


def act(real: Scene) -> None:
    real.receive(PUMP=9, VALVE=9)
    issued = real.issued(PUMP=3)
    real.give_back(issued, PUMP=1)
    real.request(VALVE=2)
    real.approve(real.request(VALVE=1))
    real.release(real.request(VALVE=1))
    real.request(BOARD=1)
    real.receive(PUMP=1)
    real.reverse(real.last_entry())
    real.part(DISK, Tracking.SERIAL)
    real.receive_lots(DISK, "SN-1", "SN-2")
    real.bin("A-01")
    real.move_lots(DISK, "SN-1", to_bin="A-01")
    bad = FaultyLine(line=lines(PUMP=1)[0], cause="dented")
    real.receive_as(replace(real.receipt(PUMP=2), faulty=(bad,), expected=lines(PUMP=3, VALVE=1)))
    begin_books(real)
    shelf = Shelf(real)
    real.later(hours=1)
    shelf.review()
    shelf.approve(shelf.proposals()[0])
    old = OldPartsScene(real)
    old.dispose(old.written_off(PUMP=1))
    old.written_off(PUMP=1)
    old.receive(old.of(old.issue(PUMP=2)), 1)
    way = Way(real)
    came = way.receive(way.shipped(PUMP=4), *lines(PUMP=1), damaged=lines(PUMP=1))
    way.settle(came, ClaimOutcome.LOSS)
    way.receive(way.shipped(PUMP=1), *lines(PUMP=1))
    way.shipped(PUMP=1)
    way.cancel(way.ask(PUMP=1))
    fit(real)
    came_from_another_cell(real, PUMP=2)
    count_twice(real)


def count_twice(real: Scene) -> None:
    """One count that misses units and finds others, and one that is under way."""
    counting = Counting(real)
    open_ = counting.open(CountScope.BINS, "main")
    wrong = [
        seen(line.part_number, line.frozen + 1)
        for line in open_.lines
        if line.tracking is Tracking.NONE
    ]
    right = [seen(DISK, 1, "SN-2")]
    counting.decide(counting.twice(open_, *wrong, *right))
    counting.open(CountScope.BINS, "A-01")


def fit(real: Scene) -> None:
    """Have two serials fitted."""
    day, order = FittedPartsScene(real), real.order(customer=real.new_id())
    real.receive_lots(DISK, "SN-3", "SN-4")
    day.issue(order, lot_line(DISK, "SN-3", "SN-4"))
    day.report(order)
    assert day.announce() == 2


def begin_books(real: Scene) -> None:
    """Tell what lay in a bin before anything moved."""
    fuse = Part(part_number=PartNumber("FUSE"), name="FUSE", unit="个", unit_cost=Decimal(1))
    row = OpeningStockRow(
        line=2, warehouse_code=STORE, bin_code="A-01", part_number="FUSE", lot="", quantity="5"
    )
    cmd = ImportOpeningStock(opening_id=OpeningId(real.new_id()), rows=(row,), dry_run=False)
    with real.begin(ADMIN) as tx:
        tx.parts.add(fuse)
        assert import_opening_stock(cmd, tx, real.now).added == 1


def another_receipt_line(facts: str) -> str:
    """Add a line about another part to a form."""
    return (
        "insert into receipt_line (receipt_id, part_number, quantity, faulty, cause, expected)"
        f" select id, 'BOARD', {facts} from receipt limit 1"
    )


def line(facts: str) -> str:
    """Add a line to the first entry."""
    return (
        "insert into entry_line (entry_id, warehouse_code, occurred_at, part_number, tracking,"
        " lot, quantity, from_account, to_account)"
        f" select id, warehouse_code, occurred_at, {facts} from entry where id = 1"
    )


@pytest.mark.parametrize(
    ("statement", "constraint"),
    [
        *counts.FORBIDDEN,
        ("update stock set reserved = on_hand + 1", "stock_not_promised_twice"),
        ("update stock set reserved = -1", "stock_not_promised_twice"),
        ("update stock set on_hand = -1, reserved = 0", "stock_not_promised_twice"),
        ("update entry set actor = 'x'", "P-02"),
        ("delete from entry", "P-02"),
        ("truncate entry cascade", "P-02"),
        ("update entry_line set quantity = quantity + 1", "P-02"),
        ("delete from entry_line", "P-02"),
        ("truncate entry_line", "P-02"),
        ("update balance set quantity = -1", "balance_not_below_zero"),
        ("update balance set account = 'supplier' where lot = 'SN-1'", "balance_of_a_kept"),
        ("update balance set quantity = 2 where tracking = 'serial'", "balance_serial"),
        (
            "insert into balance values ('scrap:BJ01-W1', 'DISK', 'SN-1', 'serial', 1)",
            "serial_in_one_place",
        ),
        ("insert into balance values ('scrap:BJ01-W1', 'DISK', '', 'none', 1)", "balance_part"),
        (line("'PUMP', 'none', '', 1, 'supplier', 'nowhere:x'"), "entry_line_accounts"),
        (line("'PUMP', 'none', '', 0, 'supplier', 'van:x'"), "entry_line_quantity"),
        (line("'PUMP', 'none', 'x', 1, 'supplier', 'van:x'"), "entry_line_lot"),
        (line("'DISK', 'serial', 'x', 2, 'supplier', 'van:x'"), "entry_line_serial"),
        (line("'DISK', 'batch', 'x', 2, 'supplier', 'van:x'"), "entry_line_part"),
        (
            line("'PUMP', 'none', '', 1, 'supplier', 'warehouse:SH01-W1'"),
            "entry_line_of_its_warehouse",
        ),
        (
            """
            insert into entry (warehouse_code, branch_code, document_kind, document_id, actor,
                occurred_at, recorded_at, reverses, reason)
            select warehouse_code, branch_code, document_kind, document_id, actor, occurred_at,
                recorded_at, reverses, reason from entry where reverses is not null
            """,
            "entry_reversed_once",
        ),
        ("update receipt set document = 'x'", "P-02"),
        ("delete from receipt_line", "P-02"),
        (another_receipt_line("0, 0, '', null"), "receipt_line_quantity"),
        (another_receipt_line("1, 2, 'x', null"), "receipt_line_faulty"),
        (another_receipt_line("1, 1, '', null"), "receipt_line_cause"),
        (another_receipt_line("1, 0, '', -1"), "receipt_line_expected"),
        ("update transfer set to_warehouse_code = from_warehouse_code", "transfer_between_two"),
        ("update transfer set state = 'asked' where state = 'shipped'", "transfer_shipped"),
        ("update transfer set carrier = null where state = 'shipped'", "transfer_shipped"),
        (
            "update transfer set expected_at = shipped_at - interval '1 second'",
            "transfer_expected_after_shipping",
        ),
        ("update transfer set received_at = null where state = 'received'", "transfer_received"),
        ("update transfer set cancel_reason = null", "transfer_cancelled"),
        ("update transfer set state = 'cancel_asked' where state = 'cancelled'", "transfer_state"),
        ("update transfer set side = 'receiver' where side = 'both'", "transfer_cells"),
        ("update transfer set to_cell = from_cell where side = 'receiver'", "transfer_cells"),
        (
            "update transfer set to_warehouse_code = 'nowhere' where side = 'receiver'",
            "transfer_receiver_here_fkey",
        ),
        ("update transfer_line set received = quantity + 1", "transfer_line_received"),
        ("update transfer_claim set lot = 'x'", "transfer_claim_lot"),
        ("update transfer_claim set settled_by = ''", "transfer_claim_settled"),
        ("update requisition_line set returned = quantity + 1", "requisition_line_returned"),
        (
            "update requisition set requested_by = approved_by where approved_by is not null",
            "requisition_approved_by_another",
        ),
        ("update requisition set state = 'issued'", "requisition"),
        (
            "update replenishment_proposal set proposed_by = decided_by",
            "proposal_decided_by_another",
        ),
        (
            "update replenishment_proposal set decided_quantity = 99 where state = 'approved'",
            "proposal_reasoned",
        ),
        (
            """
            insert into replenishment_proposal
            select gen_random_uuid(), warehouse_code, branch_code, part_number, 'proposed', 1,
                finding, policy_ref, proposed_by, proposed_at + make_interval(secs => n), null,
                null, 0, '', 1
            from replenishment_proposal cross join generate_series(1, 2) as n
            """,
            "proposal_undecided",
        ),
        (line("'PUMP', 'none', '', 1, 'supplier', 'supplier'"), "entry_line_balanced"),
        ("update old_part_handover set condition = 'x'", "P-02"),
        ("delete from disposal", "P-02"),
        ("update old_part set received = -1 where state = 'due'", "old_part_received"),
        ("update old_part set received = 0 where state = 'written_off'", "old_part_complete"),
        ("update old_part set state = 'received' where state = 'due'", "old_part_complete"),
        ("update old_part set written_off_at = null", "old_part_written_off"),
        ("update old_part set disposal_id = null", "old_part_disposed"),
        ("update fitted_part set quantity = -1", "fitted_part_quantity"),
        ("update fitted_part set quantity = 2", "fitted_part_serial"),
        ("update fitted_part set fitted_at = issued_at - interval '1 s'", "fitted_part_fitted"),
        ("update fitted_part set lot = 'SN-3'", "fitted_part_once"),
        ("update expectation set expected_at = now()", "P-02"),
        ("update old_part set overdue_at = due_at - interval '1 s'", "old_part_due"),
        (
            """
            insert into disposal
            select gen_random_uuid(), warehouse_code, branch_code, month, serial, outcome,
                document, reason, disposed_by, disposed_at, recorded_at
            from disposal
            """,
            "disposal_number",
        ),
    ],
)
def test_the_database_refuses_what_the_rules_forbid(
    busy: Database, statement: str, constraint: str
) -> None:
    with pytest.raises(IntegrityError, match=constraint), busy.transaction() as connection:
        connection.execute(text(statement))


ADMIT = (
    "alter table entry disable trigger all",
    "alter table entry_line disable trigger all",
    "alter table entry_line drop constraint entry_line_lot",
    "alter table balance drop constraint balance_serial",
    "drop index serial_in_one_place",
    "alter table opening_stock disable trigger all",
    "alter table receipt disable trigger all",
    "alter table receipt_line disable trigger all",
    "alter table stock drop constraint stock_not_promised_twice",
    "alter table requisition drop constraint requisition_approved_by_another",
    "alter table requisition_line drop constraint requisition_line_returned",
    *replenishment.ADMIT,
    *old_parts.ADMIT,
    *fitted_parts.ADMIT,
    *transfers.ADMIT,
    *counts.ADMIT,
)
BREACHES = {
    "what is on hand is what lies in the bins": "update stock set on_hand = on_hand + 1",
    "every balance is the sum of its entries": (
        "update balance set quantity = quantity + 1 where account like 'order:%'"
    ),
    "every part is conserved: what came from outside is somewhere": (
        "update balance set quantity = quantity + 1 where account like 'order:%'"
    ),
    "every serial is in one place": (
        "insert into balance values ('scrap:BJ01-W1', 'DISK', 'SN-1', 'serial', 1)"
    ),
    "every movement follows its part by serial, by batch or not at all": (
        "update entry_line set lot = 'x' where id = 1"
    ),
    "a reversal is the opposite of what it undoes, line by line": (
        "update entry_line set quantity = 2 from entry"
        " where entry.id = entry_id and reverses is not null"
    ),
    "every entry has its lines, in the books and at the time of the entry": (
        "update entry_line set occurred_at = now() + interval '1 day' where id = 1"
    ),
    "what is reserved is the sum of the requisitions that hold it": (
        "update stock set reserved = reserved + 1 where reserved < on_hand"
    ),
    "stock is never below zero and never promised twice": (
        "update stock set reserved = on_hand + 1"
    ),
    "no account is below zero but those outside and the losses of counts": (
        "update entry_line set quantity = 99 from entry"
        " where entry.id = entry_id and document_kind = 'return'"
    ),
    "what lay there when the books began is booked once, place by place": (
        "update opening_stock set quantity = quantity + 1"
    ),
    "every receipt is booked once, line by line": "update receipt_line set quantity = 1",
    "what a receiving form calls faulty went into quarantine, with a cause": (
        "update receipt_line set faulty = 2 where faulty = 1"
    ),
    "the receiving forms of a warehouse and day are numbered from 1 without a gap": (
        "update receipt set serial = 99 where serial = 1"
    ),
    "what is issued is booked to the order once, line by line": (
        "update entry_line set to_account = 'order:x' from entry"
        " where entry.id = entry_id and document_kind = 'issue'"
    ),
    "nobody approves what he asked for": (
        "update requisition set requested_by = approved_by where approved_by is not null"
    ),
    "an order that ended holds nothing and waits for nothing that is not due for release": (
        "update work_order set state = 'closed'"
    ),
    "a requisition waits exactly when something is missing": (
        "update requisition_line set missing = 0"
    ),
    "nobody waits for stock that is there": ("insert into stock values ('BJ01-W1', 'BOARD', 5, 0)"),
    "what came back is booked once and is no more than what went out": (
        "update requisition_line set returned = 2 where returned = 1"
    ),
    **replenishment.BREACHES,
    **old_parts.BREACHES,
    **fitted_parts.BREACHES,
    **transfers.BREACHES,
    **counts.BREACHES,
    **between_cells.BREACHES,
}


def test_every_invariant_has_a_breach_here() -> None:
    assert {name for name, _, _ in INVARIANTS} == {
        *BREACHES,
        *CLAIMS_BREACHES,
        *loans.BREACHES,
        *customers.BREACHES,
    }
    known = {
        "P-02",
        "P-03",
        "P-04",
        "P-05",
        "P-06",
        "P-07",
        "P-08",
        "P-09",
        "P-10",
        "P-11",
        "P-12",
        "P-13",
        "P-14",
        "P-15",
        "P-17",
        "P-18",
        "P-19",
        "P-20",
    }
    assert {rule for _, rule, _ in INVARIANTS} <= known


@pytest.mark.parametrize("name", BREACHES)
def test_an_invariant_sees_its_breach(busy: Database, name: str) -> None:
    with rolled_back(busy) as connection:
        for statement in (*ADMIT, BREACHES[name]):
            connection.execute(text(statement))
        assert rows_breaking(connection, name) > 0
