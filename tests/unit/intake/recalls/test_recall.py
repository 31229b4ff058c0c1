"""Which serial numbers a range covers, and what keeps a recall from ending (I-14)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from intake.domain.recalls.recall import (
    ProductionBatch,
    Progress,
    RangeWrong,
    Recall,
    RecalledProduct,
    RecallEnded,
    RecallNotComplete,
    RecallRange,
    RequestNotUndone,
    SerialRange,
)
from intake.domain.vocabulary import Outcome, Severity
from unit.intake.scene import PRODUCT

NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)
RECALL = Recall(
    id="r-1",
    code="RC-1",
    title="fan",
    severity=Severity.B,
    ranges=(),
    opened_by="qi",
    opened_at=NOW,
)


@pytest.mark.parametrize("serial", ["SN0100", "SN0150", "SN0200"])
def test_a_range_covers_numbers_from_the_first_to_the_last(serial: str) -> None:
    assert SerialRange(first="SN0100", last="SN0200").covers(serial)


@pytest.mark.parametrize("serial", ["SN0099", "SN0201", "SN150", "SN00150", "XN0150"])
def test_a_range_leaves_out_other_numbers_and_those_of_another_length(serial: str) -> None:
    assert not SerialRange(first="SN0100", last="SN0200").covers(serial)


def test_without_numbers_the_whole_model_is_covered() -> None:
    whole = RecallRange(product_model="KFR-35", serials=SerialRange())
    assert whole.covers(PRODUCT, ())
    assert not whole.covers(replace(PRODUCT, product_model="KFR-36"), ())


def test_a_batch_covers_the_serial_numbers_that_were_made_in_it() -> None:
    ranged = RecallRange(product_model="KFR-35", serials=SerialRange(), batch="B7")
    made = ProductionBatch(
        product_model="KFR-35", batch="B7", serials=SerialRange(first="S-1", last="S-4")
    )
    assert ranged.covers(PRODUCT, (made,))
    assert not ranged.covers(replace(PRODUCT, serial_number="S-5"), (made,))
    assert not ranged.covers(PRODUCT, (replace(made, product_model="KFR-36"),))
    narrowed = replace(ranged, serials=SerialRange(first="S-2", last="S-3"))
    assert not narrowed.covers(PRODUCT, (made,))


@pytest.mark.parametrize(("first", "last"), [("S-1", ""), ("S-1", "S-10"), ("S-2", "S-1")])
def test_a_range_that_is_none_is_refused(first: str, last: str) -> None:
    with pytest.raises(RangeWrong) as refusal:
        SerialRange(first=first, last=last)
    assert refusal.value.rule == "I-14"


@pytest.mark.parametrize(
    ("affected", "done", "undone", "waiting"), [(3, 2, 0, 0), (3, 2, 1, 0), (3, 3, 0, 1)]
)
def test_a_recall_ends_at_a_hundred_percent_only(
    affected: int, done: int, undone: int, waiting: int
) -> None:
    progress = Progress(affected=affected, done=done, undone=undone)
    with pytest.raises(RecallNotComplete) as refusal:
        RECALL.ended(progress, waiting, NOW)
    assert refusal.value.metadata == {"affected": str(affected + waiting), "done": str(done)}


def test_what_has_ended_ends_once() -> None:
    progress = Progress(affected=3, done=3, undone=0)
    ended = RECALL.ended(progress, 0, NOW)
    assert ended.ended_at == NOW
    with pytest.raises(RecallEnded):
        ended.ended(progress, 0, NOW)


@pytest.mark.parametrize(("done", "rate"), [(0, Decimal(0)), (1, Decimal("0.25")), (4, Decimal(1))])
def test_the_completion_rate_is_the_share_that_is_done(done: int, rate: Decimal) -> None:
    progress = Progress(affected=4, done=done, undone=0)
    assert (progress.completion_rate, progress.open) == (rate, 4 - done)
    assert Progress(affected=0, done=0, undone=0).completion_rate == 1


@pytest.mark.parametrize("outcome", [None, Outcome.DONE_ON_SITE])
def test_only_what_ended_undone_is_renewed(outcome: Outcome | None) -> None:
    caught = RecalledProduct(
        recall_id="r-1",
        installed_product_id="p-1",
        branch="HZ01",
        service_request_id="s-1",
        attempt=1,
        caught_at=NOW,
        outcome=outcome,
    )
    with pytest.raises(RequestNotUndone):
        caught.needs_to_be_undone()
    replace(caught, outcome=Outcome.WITHDRAWN).needs_to_be_undone()
