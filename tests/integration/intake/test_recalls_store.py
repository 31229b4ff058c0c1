"""What both stores promise of recalls, and what the use cases make of it (I-14)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from chassis.unit_of_work import SYSTEM, Principal
from intake.domain.listing import Reference
from intake.domain.recalls.recall import (
    BatchUnknown,
    ProductionBatch,
    Progress,
    Recall,
    RecallCodeTaken,
    RecallEnded,
    RecallNotComplete,
    RecallNotFound,
    RecallRange,
    RecallStale,
    SerialRange,
)
from intake.domain.vocabulary import Outcome, ServiceCategory, Severity
from intake.handlers.close_request import CloseRequest, close_request
from intake.handlers.closing import Closing, close
from intake.handlers.recalls.catch_recalled_products import catch_recalled_products
from intake.handlers.recalls.end_recall import end_recall
from intake.handlers.recalls.open_recall import OpenRecall, open_recall
from intake.handlers.recalls.register_production_batch import register_production_batch
from intake.handlers.recalls.renew_recalled_product import (
    RenewRecalledProduct,
    renew_recalled_product,
)
from intake.handlers.record_restoration import RecordRestoration, record_restoration
from intake.handlers.register_branch import register_branch
from intake.ports import Sweep
from integration.intake.conftest import Begin
from unit.intake.scene import CUSTOMER, HANGZHOU, NOW, PRODUCT, SHANGHAI

CUSTOMER_ID = str(UUID(int=1))
ELSEWHERE = Principal(subject="li", role="supervisor", branches=frozenset({"SH02"}))


@pytest.fixture(autouse=True)
def files(begin: Begin) -> None:
    """Two branches, a customer, six products S-1 to S-6; S-6 is in Shanghai."""
    with begin() as tx:
        for branch in (HANGZHOU, SHANGHAI):
            register_branch(branch, tx, NOW)
    with begin() as tx:
        tx.customers.add(replace(CUSTOMER, id=CUSTOMER_ID))
    for number in range(1, 7):
        product(begin, number)


def product(begin: Begin, number: int, **told: Any) -> None:
    told.setdefault("branch", "SH02" if number == 6 else "HZ01")
    with begin() as tx:
        tx.installed_products.add(
            replace(
                PRODUCT,
                id=product_id(number),
                customer_id=CUSTOMER_ID,
                serial_number=f"S-{number}",
                **told,
            )
        )


def product_id(number: int) -> str:
    return str(UUID(int=100 + number))


def a_range(first: str = "", last: str = "", batch: str = "") -> RecallRange:
    return RecallRange(
        product_model="KFR-35", serials=SerialRange(first=first, last=last), batch=batch
    )


def recall(begin: Begin, *ranges: RecallRange, code: str = "RC-1") -> Recall:
    with begin() as tx:
        cmd = OpenRecall(
            recall_id=str(uuid4()),
            code=code,
            title="fan may burn",
            severity=Severity.B,
            ranges=ranges or (a_range(),),
        )
        return open_recall(cmd, tx, NOW)


def sweep(begin: Begin, limit: int = 2) -> list[int]:
    """Run the timer until nothing is left; returns how many products each run caught."""
    runs: list[int] = []
    while not runs or runs[-1]:
        with begin(SYSTEM) as tx:
            runs.append(catch_recalled_products(tx, NOW, limit))
    return runs


def refuse(_row: str) -> None:
    raise ZeroDivisionError


def test_a_product_that_fails_is_caught_later_and_stops_no_other(begin: Begin) -> None:
    opened = recall(begin)
    with begin(SYSTEM) as tx:
        rows = {f"{opened.id}/{product_id(1)}": "S-1"}
        assert tx.sweeps.each(Sweep.CATCH_RECALLED_PRODUCTS, rows, refuse, NOW) == 1
    assert sum(sweep(begin)) == 5
    with begin(SYSTEM) as tx:
        assert [each.id for each in tx.recalls.uncaught(opened, 9)] == [product_id(1)]
        assert catch_recalled_products(tx, NOW + timedelta(minutes=1), 9) == 1
        assert tx.recalls.uncaught(opened, 9) == ()


def cut_short(begin: Begin) -> None:
    with begin(SYSTEM) as tx:
        catch_recalled_products(tx, NOW, 3)
        raise RuntimeError("killed before the commit")


def caught(begin: Begin, of: Recall) -> list[str]:
    with begin() as tx:
        page = tx.recalls.products(of.id, "", 50, not_done_only=False)
        return [each.installed_product_id for each in page.rows]


def finish(begin: Begin, of: Recall, number: int, outcome: Outcome = Outcome.DONE_ON_SITE) -> None:
    """Restore and close the request of a product, as a signed voucher would."""
    with begin() as tx:
        found = tx.recalls.product(of.id, product_id(number))
        if outcome is Outcome.WITHDRAWN:
            cmd = CloseRequest(
                service_request_id=found.service_request_id,
                occurred_at=None,
                outcome=outcome,
                reason="customer refused",
            )
            close_request(cmd, tx, NOW)
            return
        done = RecordRestoration(
            service_request_id=found.service_request_id, occurred_at=None, remedy="fan replaced"
        )
        request = record_restoration(done, tx, NOW)
        close(request, Closing(occurred_at=NOW, outcome=outcome), tx, NOW)


def test_a_recall_is_read_as_it_was_stored(begin: Begin) -> None:
    stored = recall(begin, a_range("S-1", "S-3"), a_range("S-5", "S-5"))
    with begin() as tx:
        assert tx.recalls.get(stored.id) == stored == tx.recalls.lock(stored.id)
        with pytest.raises(RecallNotFound):
            tx.recalls.get(str(UUID(int=9)))
    with begin() as tx, pytest.raises(RecallCodeTaken):
        open_recall(
            OpenRecall(
                recall_id=str(uuid4()), code="RC-1", title="x", severity=Severity.C, ranges=()
            ),
            tx,
            NOW,
        )


def test_every_affected_product_becomes_a_request_in_batches_and_once(begin: Begin) -> None:
    opened = recall(begin, a_range("S-1", "S-3"), a_range("S-3", "S-5"))
    assert sweep(begin) == [2, 2, 1, 0]
    assert sweep(begin) == [0]
    assert caught(begin, opened) == [product_id(number) for number in range(1, 6)]
    with begin() as tx:
        first = tx.recalls.product(opened.id, product_id(1))
        request = tx.service_requests.get(Reference(external_ref=first.reference))
        assert (request.call.category, request.standing.severity, request.call.symptom) == (
            ServiceCategory.INTERNAL,
            Severity.B,
            "RC-1: fan may burn",
        )
        assert request.id == first.service_request_id


def test_a_run_that_was_cut_short_is_taken_up_where_it_stopped(begin: Begin) -> None:
    opened = recall(begin)
    with begin(SYSTEM) as tx:
        catch_recalled_products(tx, NOW, 2)
    with pytest.raises(RuntimeError):
        cut_short(begin)
    assert sweep(begin, 10) == [4, 0]
    assert len(caught(begin, opened)) == 6


def test_a_product_registered_later_in_the_range_is_caught(begin: Begin) -> None:
    opened = recall(begin, a_range("S-5", "S-8"))
    sweep(begin)
    product(begin, 7)
    product(begin, 9)
    assert sweep(begin) == [1, 0]
    assert caught(begin, opened) == [product_id(number) for number in (5, 6, 7)]


def test_a_batch_is_caught_by_the_serial_numbers_made_in_it(begin: Begin) -> None:
    with pytest.raises(BatchUnknown):
        recall(begin, a_range(batch="B7"), code="RC-9")
    made = ProductionBatch(
        product_model="KFR-35", batch="B7", serials=SerialRange(first="S-2", last="S-3")
    )
    with begin() as tx:
        register_production_batch(made, tx, NOW)
        register_production_batch(made, tx, NOW)
    opened = recall(begin, a_range(batch="B7"))
    sweep(begin)
    assert caught(begin, opened) == [product_id(2), product_id(3)]


def test_progress_goes_to_a_hundred_percent_and_only_then_the_recall_ends(begin: Begin) -> None:
    opened = recall(begin, a_range("S-1", "S-3"))
    with begin() as tx, pytest.raises(RecallNotComplete):
        end_recall(opened.id, tx, NOW)  # nothing is caught yet
    sweep(begin)
    finish(begin, opened, 1)
    finish(begin, opened, 2, Outcome.WITHDRAWN)
    with begin() as tx:
        assert tx.recalls.progress(opened.id) == Progress(affected=3, done=1, undone=1)
        page = tx.recalls.products(opened.id, "", 1, not_done_only=True)
        assert ([p.installed_product_id for p in page.rows], page.has_more) == (
            [product_id(2)],
            True,
        )
        page = tx.recalls.products(opened.id, product_id(2), 1, not_done_only=True)
        assert ([p.installed_product_id for p in page.rows], page.has_more) == (
            [product_id(3)],
            False,
        )
        with pytest.raises(RecallNotComplete):
            end_recall(opened.id, tx, NOW)
    with begin() as tx:
        cmd = RenewRecalledProduct(recall_id=opened.id, installed_product_id=product_id(2))
        assert renew_recalled_product(cmd, tx, NOW).attempt == 2
    finish(begin, opened, 2)
    finish(begin, opened, 3)
    with begin() as tx:
        assert end_recall(opened.id, tx, NOW).ended_at == NOW
        assert tx.recalls.page("", 9, running_only=True).rows == ()
        assert [r.code for r in tx.recalls.page("", 9, running_only=False).rows] == ["RC-1"]
    product(begin, 8, branch="HZ01")
    assert sweep(begin) == [0]
    with begin() as tx, pytest.raises(RecallEnded):
        renew_recalled_product(cmd, tx, NOW)


def test_a_branch_sees_its_own_products(begin: Begin) -> None:
    opened = recall(begin)
    sweep(begin)
    with begin(ELSEWHERE) as tx:
        assert tx.recalls.progress(opened.id).affected == 1
        assert tx.recalls.progress(opened.id, everywhere=True).affected == 6
        page = tx.recalls.products(opened.id, "", 9, not_done_only=False)
        assert [p.installed_product_id for p in page.rows] == [product_id(6)]
        with pytest.raises(RecallNotFound):
            tx.recalls.product(opened.id, product_id(1))


def test_a_recall_that_changed_meanwhile_is_not_overwritten(begin: Begin) -> None:
    opened = recall(begin, a_range("X-1", "X-2"))
    with begin() as tx:
        end_recall(opened.id, tx, NOW)
    with pytest.raises(RecallStale), begin() as tx:
        tx.recalls.save(opened)
