"""What `callout stock transfers` says about what the platform answered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from callout.inventory.v1 import transfer_pb2 as pb
from callout_cli.commands.stock_transfers import STATES, TransferStateName
from callout_cli.reports.stock import headings
from callout_cli.reports.transfers import (
    CLAIM_COLUMNS,
    TRANSFER_COLUMNS,
    claim_cells,
    transfer_cells,
    transfer_lines,
)
from callout_cli.texts import Language, choose, chosen
from callout_cli.times import stamp

AT = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
ASKED = pb.Transfer(
    id="2f1e0d9c-4444-4d8e-9fa0-2b3c4d5e6f70",
    from_cell="north",
    from_warehouse_code="BJ01-W1",
    to_cell="south",
    to_warehouse_code="SH01-W1",
    state=pb.Transfer.STATE_ASKED,
    lines=[pb.TransferLine(part_number="PUMP", quantity=3)],
    asked_by="K-02",
)
CLAIM = pb.TransferClaim(number=1, kind=pb.TRANSFER_CLAIM_KIND_LOST, part_number="PUMP", quantity=1)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = chosen()
    choose(Language.EN)
    yield
    choose(before)


def changed(base: pb.Transfer, **fields: object) -> pb.Transfer:
    other = pb.Transfer()
    other.CopyFrom(base)
    other.MergeFrom(pb.Transfer(**fields))  # type: ignore[arg-type]
    return other


def shipped(base: pb.Transfer = ASKED) -> pb.Transfer:
    shipment = pb.Shipment(
        carrier="SF", handed_to="Zhang", shipped_by="K-01", expected_time=stamp(AT)
    )
    return changed(base, state=pb.Transfer.STATE_SHIPPED, shipment=shipment)


def test_a_transfer_between_cells_is_one_row_that_names_both() -> None:
    cells = transfer_cells(shipped())
    assert len(cells) == len(headings(TRANSFER_COLUMNS))
    assert cells[1:] == [
        *("north/BJ01-W1", "south/SH01-W1", "shipped", "PUMP 3", "2026-11-22 08:00", "–"),
    ]


def test_a_transfer_within_the_cell_names_none() -> None:
    within = pb.Transfer(
        from_warehouse_code="BJ01-W1", to_warehouse_code="SH01-W1", state="STATE_ASKED"
    )
    assert transfer_cells(within)[1:] == ["BJ01-W1", "SH01-W1", "asked", "", "–", "–"]


def test_open_differences_are_counted_and_told() -> None:
    disputed = changed(shipped(), state=pb.Transfer.STATE_DISPUTED, claims=[CLAIM])
    assert transfer_cells(disputed)[-1] == "1"
    cells = claim_cells(CLAIM)
    assert len(cells) == len(headings(CLAIM_COLUMNS))
    assert cells == ["1", "lost", "PUMP", "–", "1", "–", "–"]
    settled = pb.TransferClaim(
        number=1,
        kind=pb.TRANSFER_CLAIM_KIND_DAMAGED,
        lot="SN-1",
        cause="dented",
        outcome=pb.TRANSFER_CLAIM_OUTCOME_BACK,
    )
    assert claim_cells(settled)[1:] == [
        *("damaged", "", "SN-1", "0", "dented", "with the sender"),
    ]
    assert transfer_cells(changed(shipped(), claims=[settled]))[-1] == "–"


def test_one_transfer_tells_what_happened_in_order() -> None:
    came = changed(shipped(), received_by="K-02")
    assert transfer_lines(came) == [
        "Asked by K-02: north/BJ01-W1 → south/SH01-W1",
        "shipped: PUMP 3",
        "Shipped by K-01 with SF, handed to Zhang, expected 2026-11-22 08:00 UTC",
        "Received by K-02: PUMP 0",
    ]
    given_up = changed(
        ASKED,
        state=pb.Transfer.STATE_CANCEL_ASKED,
        cancelled_by="K-02",
        cancel_reason="not needed",
    )
    assert transfer_lines(given_up)[1:] == [
        "to be cancelled: PUMP 3",
        "Given up by K-02: not needed",
    ]


def test_it_is_told_in_chinese_too() -> None:
    choose(Language.ZH)
    assert transfer_cells(shipped())[3] == "在途"
    assert claim_cells(CLAIM)[1] == "缺少"


def test_every_state_of_the_contract_has_a_name() -> None:
    assert set(STATES) == set(TransferStateName)
    assert set(STATES.values()) == set(pb.Transfer.State.values()) - {0}
