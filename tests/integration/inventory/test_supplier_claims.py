"""Claims on suppliers: drafted, sent, answered, paid, refused, withdrawn, parts returned (P-10).

One suite for the store in memory and the store in PostgreSQL.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal as D  # noqa: N817 - amounts of yuan, all over

import pytest

from inventory.domain.errors import ConcurrentUpdate
from inventory.domain.ids import WarehouseCode
from inventory.domain.ledger import BalanceTooLow, EntryNotReversible
from inventory.domain.lots import Lot, LotsInvalid, Tracking
from inventory.domain.old_parts.disposal import DisposedByReceiver, OldPartOfOtherWarehouse
from inventory.domain.old_parts.old_part import OldPartState
from inventory.domain.quarantine import Outcome
from inventory.domain.supplier_claims.claim import (
    AnswerIncomplete,
    ClaimState,
    PartsAlreadyReturned,
    SupplierClaimIllegalTransition,
    SupplierClaimNotFound,
)
from inventory.domain.supplier_claims.due import (
    FaultyAlreadyClaimed,
    NothingFaultyReceived,
    OldPartAlreadyClaimed,
    OldPartNotClaimable,
)
from inventory.domain.supplier_claims.kept import OldPartInClaim
from inventory.domain.supplier_claims.line import ClaimAmountInvalid, SupplierUnknownForPart
from inventory.domain.supplier_claims.paying import DifferenceUnexplained, PaymentAlreadyRecorded
from inventory.handlers.supplier_claims.lines import OldPartToClaim
from inventory.ports.supplier_claims import ClaimFilter, DueFilter
from unit.inventory.claims_scene import MAKER, ClaimsScene
from unit.inventory.scene import (
    ADMIN,
    BEIJING,
    DISK,
    KEEPER,
    PUMP,
    SHANGHAI,
    STORE,
    SYSTEM,
    VALVE,
    Scene,
    Who,
    lines,
    lot_line,
)

OLD, SCRAP, ASIDE = f"old-parts:{STORE}", f"scrap:{STORE}", f"quarantine:{STORE}"
ELSEWHERE = Who(subject="K-09", role="storekeeper", branches=frozenset({SHANGHAI}))
OTHER = "Wilo"


@pytest.fixture
def claims(scene: Scene) -> ClaimsScene:
    return ClaimsScene(scene)


def test_a_claim_goes_from_the_old_part_to_the_money(scene: Scene, claims: ClaimsScene) -> None:
    pumps, valve = claims.old.written_off(PUMP=2), claims.old.written_off(VALVE=1)
    assert claims.due() == [pumps.id, valve.id]
    claim = claims.draft(pumps, valve)
    assert (claim.state, claim.number) == (ClaimState.DRAFTED, "BJ01-W1-SC202603-001")
    assert [(each.costs.part, each.costs.total) for each in claim.lines] == [
        (D("600.00"), D("695.00")),
        (D("12.50"), D("107.50")),
    ]
    with scene.begin(SYSTEM) as tx:
        order = tx.work_orders.find(pumps.work_order_id)
    assert order is not None
    assert claim.lines[0].work_order_id == order.id
    assert claim.lines[0].reported_at == order.reported_at
    scene.later(days=1)
    sent = claims.send(claim)
    assert sent.answer_due_at == scene.now + timedelta(days=30)
    assert sent.policy_ref == "supplier-claims/default@2026.1"
    assert claims.due() == []
    back = claims.send_back(sent)
    assert (back.returned is not None, scene.held()) == (True, {})
    assert {each.state for each in claims.old.all()} == {OldPartState.DISPOSED}
    with scene.begin(SYSTEM) as tx:
        (record,) = tx.disposals.page(STORE, None, 9)
    assert (record.reason, record.document) == (claim.number, "SF-1")
    with pytest.raises(PartsAlreadyReturned):
        claims.send_back(back)
    with pytest.raises(EntryNotReversible):
        scene.reverse(scene.last_entry())
    granted = claims.answer(back, "600", "0")
    assert (granted.state, granted.accepted) == (ClaimState.ANSWERED, D("600.00"))
    assert [each.answer_reason for each in granted.lines] == ["wear", "wear"]
    part = claims.pay(granted, "100")
    assert (part.state, part.paid, part.difference) == (ClaimState.ANSWERED, D(100), None)
    with pytest.raises(PaymentAlreadyRecorded):
        claims.pay(part, "500")
    with pytest.raises(DifferenceUnexplained):
        claims.pay(part, "499.99", document="B-2", settles=True)
    with pytest.raises(DifferenceUnexplained):
        claims.pay(part, "500.01", document="B-2")
    paid = claims.pay(part, "450", document="B-2", settles=True, reason="bank charges")
    assert (paid.state, paid.paid, paid.difference) == (ClaimState.PAID, D(550), D(-50))
    with scene.begin(SYSTEM) as tx:
        assert tx.supplier_claims.get(claim.id) == paid
    with pytest.raises(SupplierClaimIllegalTransition):
        claims.pay(paid, "1", document="B-3")


def test_what_was_granted_and_came_needs_no_reason(claims: ClaimsScene) -> None:
    sent = claims.send(claims.draft(claims.old.written_off(PUMP=1)))
    paid = claims.pay(claims.answer(sent, "395", reason=""), "395", reason="not needed")
    assert (paid.state, paid.difference) == (ClaimState.PAID, D(0))
    assert paid.settled is not None
    assert paid.settled.note == ""


def test_the_same_old_part_is_never_claimed_twice(scene: Scene, claims: ClaimsScene) -> None:
    part = claims.old.written_off(PUMP=1)
    first = claims.draft(part)
    with pytest.raises(OldPartAlreadyClaimed) as refused:
        claims.draft(part)
    assert (refused.value.rule, refused.value.metadata["claim_id"]) == ("P-10", first.id)
    refusal = claims.answer(claims.send(first), "0")
    assert (refusal.state, refusal.accepted) == (ClaimState.REFUSED, D(0))
    with pytest.raises(OldPartAlreadyClaimed):
        claims.draft(part)
    with pytest.raises(SupplierClaimIllegalTransition):
        claims.send_back(refusal)
    assert claims.all() == [refusal]
    assert scene.held() == {(OLD, PUMP, ""): 1}


def test_what_was_withdrawn_may_be_claimed_anew_while_it_lies_here(
    scene: Scene, claims: ClaimsScene
) -> None:
    part = claims.old.written_off(PUMP=1)
    withdrawn = claims.withdraw(claims.send(claims.draft(part)))
    assert (withdrawn.state, claims.due()) == (ClaimState.WITHDRAWN, [part.id])
    second = claims.draft(part)
    assert second.number == "BJ01-W1-SC202603-002"
    gone = claims.withdraw(claims.send_back(claims.send(second)))
    assert claims.due() == []
    with pytest.raises(OldPartNotClaimable):
        claims.draft(part)
    with pytest.raises(SupplierClaimIllegalTransition):
        claims.withdraw(gone)
    assert scene.held() == {}


def test_only_what_is_written_off_and_lies_here_is_claimed(
    scene: Scene, claims: ClaimsScene
) -> None:
    due = claims.old.of(claims.old.issue(PUMP=1))
    with pytest.raises(OldPartNotClaimable):
        claims.draft(due)
    gone = claims.old.written_off(VALVE=1)
    claims.old.dispose(gone)
    assert claims.due() == []
    with pytest.raises(OldPartNotClaimable):
        claims.draft(gone)
    here = claims.old.written_off(PUMP=1)
    other = scene.warehouse(WarehouseCode("BJ01-W2"), BEIJING)
    with pytest.raises(OldPartOfOtherWarehouse):
        claims.draft(here, warehouse=other.code)
    with pytest.raises(SupplierUnknownForPart) as refused:
        claims.draft(here, supplier=OTHER)
    assert refused.value.metadata["suppliers"] == MAKER
    assert claims.all() == []


def test_what_the_supplier_may_ask_to_see_is_not_thrown_away(
    scene: Scene, claims: ClaimsScene
) -> None:
    part = claims.old.written_off(PUMP=1)
    claim = claims.draft(part)
    with pytest.raises(OldPartInClaim) as refused:
        claims.old.dispose(part)
    assert refused.value.metadata["claim_state"] == "drafted"
    sent = claims.send(claim)
    with pytest.raises(OldPartInClaim):
        claims.old.dispose(part)
    with pytest.raises(DisposedByReceiver):
        claims.send_back(sent, who=KEEPER)
    claims.answer(sent, "395")
    claims.old.dispose(part)
    assert scene.held() == {(SCRAP, PUMP, ""): 1}


def test_the_books_name_the_faulty_serial_and_the_one_that_replaced_it(
    scene: Scene, claims: ClaimsScene
) -> None:
    scene.part(DISK, Tracking.SERIAL)
    claims.supplied(DISK)
    scene.receive_lots(DISK, "NEW-1", "NEW-2", "NEW-3")
    asked = scene.request_all({DISK: 2}, scene.order(in_warranty=True))
    scene.approve(asked, ADMIN)
    issued = scene.issue(asked, lot_line(DISK, "NEW-1", "NEW-3"))
    scene.give_back_lines(issued, lot_line(DISK, "NEW-3"))
    scene.later(hours=1)
    claims.old.report(issued.work_order_id)
    part = claims.old.receive(claims.old.of(issued), 1, "BAD-7")
    wanted = OldPartToClaim(old_part_id=part.id, cause="unreadable", faulty_serials=("BAD-8",))
    with pytest.raises(LotsInvalid):
        claims.draft_as(claims.drafting(old_parts=(wanted,)))
    (line,) = claims.draft(part).lines
    assert (line.faulty, line.replacements) == ((Lot(number="BAD-7"),), (Lot(number="NEW-1"),))
    claims.send_back(claims.send(claims.all()[0]))
    assert (OLD, DISK, "BAD-7") not in scene.held()


def test_of_a_part_that_is_not_tracked_serials_are_read_and_costs_told(
    claims: ClaimsScene,
) -> None:
    part = claims.old.written_off(PUMP=1)
    wanted = OldPartToClaim(
        old_part_id=part.id,
        cause="leaks",
        part_amount=D("0.01"),
        faulty_serials=("P-1",),
        replacement_serials=("P-2",),
    )
    for wrong in (
        replace(wanted, faulty_serials=("P-1", "P-2")),
        replace(wanted, replacement_serials=("",)),
    ):
        with pytest.raises(LotsInvalid):
            claims.draft_as(claims.drafting(old_parts=(wrong,)))
    for amount in ("0", "0.001", "-1"):
        worthless = replace(wanted, part_amount=D(amount))
        with pytest.raises(ClaimAmountInvalid):
            claims.draft_as(claims.drafting(old_parts=(worthless,)))
    (line,) = claims.draft_as(claims.drafting(old_parts=(wanted,))).lines
    assert (line.faulty, line.replacements) == ((Lot(number="P-1"),), (Lot(number="P-2"),))
    assert line.costs.total == D("0.01")


def test_a_faulty_delivery_goes_back_from_quarantine(scene: Scene, claims: ClaimsScene) -> None:
    receipt = claims.faulty_delivery()
    claim = claims.draft_delivery(receipt)
    assert [(each.quantity, each.cause, each.costs.total) for each in claim.lines] == [
        (1, "dented", D(300))
    ]
    with pytest.raises(FaultyAlreadyClaimed):
        claims.draft_delivery(receipt)
    scene.receive(VALVE=1)
    with pytest.raises(NothingFaultyReceived):
        claims.draft_delivery(scene.receive_as(scene.receipt(PUMP=1)))
    sent = claims.send(claim)
    assert scene.held()[ASIDE, PUMP, ""] == 1
    claims.send_back(sent)
    assert (ASIDE, PUMP, "") not in scene.held()
    second = claims.send(claims.draft_delivery(claims.faulty_delivery()))
    scene.set_aside(Outcome.GOOD, *lines(PUMP=1))
    with pytest.raises(BalanceTooLow):
        claims.send_back(second)
    assert [each.returned for each in claims.all() if each.id == second.id] == [None]


def test_a_delivery_that_is_undone_is_not_claimed_and_one_that_is_claimed_not_undone(
    scene: Scene, claims: ClaimsScene
) -> None:
    receipt = claims.faulty_delivery()
    entry = scene.last_entry()
    claim = claims.draft_delivery(receipt)
    with pytest.raises(EntryNotReversible) as kept:
        scene.reverse(entry)
    assert (kept.value.rule, kept.value.metadata["claim_id"]) == ("P-10", claim.id)
    assert claim.number in str(kept.value)
    claims.withdraw(claim)
    scene.reverse(entry)
    with pytest.raises(NothingFaultyReceived) as undone:
        claims.draft_delivery(receipt)
    assert undone.value.metadata["receipt_id"] == receipt.id
    assert scene.held() == {}


def test_an_answer_says_something_of_every_line_and_grants_no_more_than_was_asked(
    claims: ClaimsScene,
) -> None:
    claim = claims.draft(claims.old.written_off(PUMP=1), claims.old.written_off(VALVE=1))
    with pytest.raises(SupplierClaimIllegalTransition):
        claims.answer(claim, "1", "1")
    sent = claims.send(claim)
    for granted in (("395",), ("395", "107.5", "1")):
        with pytest.raises(AnswerIncomplete):
            claims.answer(sent, *granted)
    with pytest.raises(ClaimAmountInvalid):
        claims.answer(sent, "395.01", "0")
    with pytest.raises(ClaimAmountInvalid):
        claims.answer(sent, "394.99", "107.50", reason="")
    assert claims.answer(sent, "395", "107.50", reason="").accepted == claim.claimed


def test_what_is_late_is_announced_once_and_listed(scene: Scene, claims: ClaimsScene) -> None:
    late, sent_part = claims.old.written_off(PUMP=1), claims.old.written_off(VALVE=1)
    sent = claims.send(claims.draft(sent_part))
    claims.draft(late)  # a draft is not sent
    assert sent.answer_due_at is not None
    begun = scene.now
    for at, announced in (
        (timedelta(days=30, seconds=-3601), (0, 0)),
        (timedelta(days=30, hours=-1), (1, 0)),
        (timedelta(days=30), (0, 1)),
        (timedelta(days=31), (0, 0)),
    ):
        scene.now = begun + at
        assert claims.chase() == announced
    assert claims.due(DueFilter(due_before=scene.now)) == [late.id]
    assert claims.due(DueFilter(branch_code=SHANGHAI)) == claims.due(who=ELSEWHERE) == []
    (listed,) = claims.all(ClaimFilter(unanswered_at=scene.now))
    assert (listed.id, listed.overdue_at) == (sent.id, begun + timedelta(days=30))
    assert claims.all(ClaimFilter(unanswered_at=sent.answer_due_at)) == []


def test_the_report_says_by_supplier_what_was_asked_and_what_came(
    scene: Scene, claims: ClaimsScene
) -> None:
    claims.supplied(VALVE, supplier=OTHER)
    answered = claims.send(claims.draft(claims.old.written_off(PUMP=1)))
    claims.pay(claims.answer(answered, "300"), "250")
    claims.answer(claims.send(claims.draft(claims.old.written_off(PUMP=1))), "0")
    claims.withdraw(claims.send(claims.draft(claims.old.written_off(PUMP=1))))
    claims.draft(claims.old.written_off(PUMP=1))
    scene.later(days=1)
    claims.send(claims.draft(claims.old.written_off(PUMP=1)))
    claims.send(claims.draft(claims.old.written_off(VALVE=1), supplier=OTHER))
    scene.later(days=12, hours=1)
    with scene.begin(SYSTEM) as tx:
        maker, other = tx.supplier_claims.sums("", None, 9)
        assert list(tx.supplier_claims.sums(BEIJING, maker.supplier, 9)) == [other]
        assert list(tx.supplier_claims.sums("", None, 1)) == [maker]
        assert list(tx.supplier_claims.sums(SHANGHAI, None, 9)) == []
    assert (maker.supplier, maker.claims, maker.claimed) == (MAKER, 3, D(3 * 395))
    assert (maker.accepted, maker.refused, maker.open, maker.paid) == tuple(
        map(D, (300, 490, 395, 250))
    )
    assert maker.age_days(scene.now) == 12
    assert (other.supplier, other.claimed, other.paid) == (OTHER, D("107.50"), D(0))


def test_lists_page_by_key_and_other_branches_see_nothing(
    scene: Scene, claims: ClaimsScene
) -> None:
    first = claims.draft(claims.old.written_off(PUMP=1))
    scene.later(seconds=1)
    second = claims.draft(claims.old.written_off(PUMP=1))
    with scene.begin(SYSTEM) as tx:
        assert list(tx.supplier_claims.page(ClaimFilter(), first.key, 9)) == [second]
        assert list(tx.supplier_claims.page(ClaimFilter(warehouse_code=STORE), None, 1)) == [first]
    wanted = ClaimFilter(branch_code=BEIJING, supplier=MAKER, state=ClaimState.DRAFTED)
    assert claims.all(wanted) == [first, second]
    assert claims.all(ClaimFilter(state=ClaimState.SENT)) == claims.all(who=ELSEWHERE) == []
    with pytest.raises(SupplierClaimNotFound):
        claims.send(first, who=ELSEWHERE)
    claims.send(first)
    with pytest.raises(ConcurrentUpdate), scene.begin(SYSTEM) as tx:
        tx.supplier_claims.save(first.chased(scene.now))
