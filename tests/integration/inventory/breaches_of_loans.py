"""What breaks each invariant of loans, devices and tools, and what the database refuses."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from inventory.domain.loans.settlement import SettleOutcome
from unit.inventory.lent import FAILED, MACHINE, METER, Lent
from unit.inventory.scene import Scene


def lend_and_lose(real: Scene) -> None:
    """One loan in each state, a device that failed after it measured, and a refund."""
    lent = Lent(real)
    lent.lend(lent.asset())
    lent.settle(lent.miss(lent.lend(lent.asset())), SettleOutcome.CHARGED)
    lent.miss(lent.lend(lent.asset()))
    lent.back(lent.lend(lent.asset(MACHINE)))
    lent.back(lent.lend(lent.asset(MACHINE)), "scratched")
    damaged = lent.back(lent.lend(lent.asset(MACHINE)), "broken")
    lent.settle(damaged, SettleOutcome.CHARGED, amount=Decimal(1))
    meter, order = lent.asset(METER), real.order()
    lent.back(lent.lend(meter, order))
    real.later(minutes=1)
    lent.measure(meter, order)
    real.later(minutes=1)
    lent.calibrate(meter, FAILED)
    lent.decide(lent.ask(lent.asset()))
    lent.ask(lent.asset())


_WRITTEN_ONCE: Final = "P-02"
_SETTLED_BY: Final = "update loan set settled_by = {} where settled_by is not null"
REFUSED: Final = [
    (
        """
        insert into loan
        select (jsonb_populate_record(loan, jsonb_build_object('id', gen_random_uuid()))).*
        from loan where state = 'out'
        """,
        "loan_out_once",
    ),
    ("update loan set state = 'out' where state = 'missing'", "loan_state"),
    ("update loan set state = 'returned' where state = 'damaged'", "loan_state"),
    ("update loan set state = 'settled' where state = 'missing'", "loan_settled"),
    ("update loan set back_at = out_at where state = 'out'", "loan_back"),
    ("update loan set overdue_at = due_at - interval '1 s'", "loan_due"),
    ("update loan set calibration_id = null where kind = 'device'", "loan_calibrated"),
    ("update loan set amount = price - 1 where back_at is null", "loan_charge"),
    ("update loan set amount = price + 1 where outcome = 'charged'", "loan_charge"),
    (
        "update loan set settled_by = lent_by where settled_by is not null",
        "loan_settled_by_another",
    ),
    (
        "update loan set settled_by = borrower where settled_by is not null",
        "loan_settled_by_another",
    ),
    ("update asset set device_class = 'x' where kind = 'tool'", "asset_class"),
    ("update asset set good_until = due_at + interval '1 s'", "asset_calibrated"),
    ("update asset set warned_at = now() where kind = 'tool'", "asset_warned"),
    ("update calibration set note = 'x'", _WRITTEN_ONCE),
    ("delete from measurement", _WRITTEN_ONCE),
    ("truncate measurement", _WRITTEN_ONCE),
    (
        """
        insert into calibration
        select gen_random_uuid(), part_number, serial, result, calibrated_at, calibrated_by,
            certificate, note, due_at, warn_at, policy_ref, recorded_by, recorded_at
        from calibration
        """,
        "calibration_once",
    ),
    (
        "update tool_refund set decided_by = asked_by where decided_at is not null",
        "tool_refund_decided_by_another",
    ),
    ("update tool_refund set reason = 'x' where state = 'asked'", "tool_refund_decided"),
    (
        """
        insert into tool_refund
        select gen_random_uuid(), part_number, serial, kind, warehouse_code, branch_code,
            receipt_id, amount, invoice, asked_by, asked_at, state, decided_by, decided_at,
            reason, version
        from tool_refund
        """,
        "tool_refunded_once",
    ),
]
ADMIT: Final = (
    "alter table loan drop constraint loan_settled_by_another",
    "alter table loan drop constraint loan_charge",
    "alter table loan drop constraint loan_state",
    "alter table asset drop constraint asset_calibrated",
    "alter table tool_refund drop constraint tool_refund_decided_by_another",
    "alter table calibration disable trigger all",
    "alter table measurement disable trigger all",
)
BREACHES: Final = {
    "what is lent lies with the loans that are open, each thing with one": (
        "update loan set state = 'returned' where state = 'out'"
    ),
    "every loan is booked out once, and back or lost once": (
        "update loan set back_at = out_at, condition_in = 'x', difference = '', received_by = 'x'"
        " where state = 'out'"
    ),
    "nobody decides about what he lent, took back, missed or borrowed": (
        _SETTLED_BY.format("lent_by")
    ),
    "a loss is charged at the price of the day of purchase": (
        "update loan set amount = price - 1 where outcome = 'charged' and back_at is null"
    ),
    "a tool is refunded once, after it came, by somebody else than who asked": (
        "update tool_refund set decided_by = asked_by where state = 'granted'"
    ),
    "nothing is refunded that replaces a loss": (
        "update loan set outcome = 'replaced', amount = 0, replacement_receipt_id ="
        " (select receipt_id from tool_refund limit 1)"
        " where outcome = 'charged' and back_at is null"
    ),
    "a device went out only while a passed calibration counted": (
        "update calibration set due_at = calibrated_at, warn_at = calibrated_at"
        " where result = 'passed'"
    ),
    "a device stands as its newest calibration says": (
        "update asset set good_until = now(), warn_at = now() where kind = 'device'"
    ),
    "a measurement was in calibration if the last one before it says so": (
        "update calibration set due_at = calibrated_at, warn_at = calibrated_at"
        " where result = 'passed'"
    ),
}
