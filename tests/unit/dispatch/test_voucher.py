from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dispatch.domain import events
from dispatch.domain.case_record import Visit
from dispatch.domain.life_cycle import State
from dispatch.domain.service_report import ServiceReport
from dispatch.domain.voucher import SealedWork, Signing, Voucher, is_intact, sealed_voucher
from dispatch.handlers.get_work_order import GetWorkOrder, answer_of, get_work_order
from dispatch.handlers.on_service_request_reopened import (
    ReopenedRequest,
    on_service_request_reopened,
)
from fakes.dispatch_acting import FIXED, PLACE, Dispatch, order_id, request_id, window

SECOND = timedelta(seconds=1)


def signed() -> Dispatch:
    dispatch = Dispatch()
    dispatch.bring_to(State.SIGNED)
    return dispatch


def work_of(dispatch: Dispatch) -> SealedWork:
    key = order_id("a")
    return SealedWork(
        order=dispatch.tx.work_orders.get(key),
        visits=dispatch.tx.visits.of(key),
        reports=dispatch.tx.service_reports.of(key),
    )


def test_signing_seals_the_work_and_announces_the_seal() -> None:
    dispatch = signed()
    (voucher,) = dispatch.tx.vouchers.of(order_id("a"))
    announced = dispatch.fake.sent[-1]
    assert isinstance(announced, events.WorkOrderSigned)
    assert announced.seal == voucher.seal
    assert re.fullmatch("[0-9a-f]{64}", voucher.seal)
    assert (voucher.number, voucher.visits, voucher.signing.place) == (1, 1, PLACE)
    assert (announced.visits, announced.occurred_at) == (1, voucher.signing.signed_at)


def test_the_signers_name_is_in_the_voucher_and_nowhere_else() -> None:
    dispatch = signed()
    (voucher,) = dispatch.tx.vouchers.of(order_id("a"))
    assert voucher.signing.signer_name == "张先生"
    assert "张先生" not in repr(dispatch.fake.sent)
    assert "张先生" not in repr(dispatch.tx.steps.of(order_id("a")))
    other = replace(voucher, work_order_id=order_id("b"))
    assert voucher.signer_digest != other.signer_digest


def test_an_untouched_voucher_is_intact() -> None:
    dispatch = signed()
    file = get_work_order(GetWorkOrder(work_order_id=order_id("a")), dispatch.tx)
    assert file.signed
    assert file.signed.intact
    assert answer_of(file.order, dispatch.tx).signed == file.signed


def _report(change: Callable[[ServiceReport], ServiceReport]) -> Callable[[Dispatch], None]:
    def tamper(dispatch: Dispatch) -> None:
        dispatch.fake.state.reports[:] = [change(each) for each in dispatch.fake.state.reports]

    return tamper


def _findings(**changed: Any) -> Callable[[Dispatch], None]:
    return _report(lambda report: replace(report, findings=replace(report.findings, **changed)))


def _part(**changed: Any) -> Callable[[Dispatch], None]:
    part = replace(FIXED.replaced_parts[0], **changed)
    return _findings(replaced_parts=(part,))


def _visit(change: Callable[[Visit], Visit]) -> Callable[[Dispatch], None]:
    def tamper(dispatch: Dispatch) -> None:
        dispatch.fake.state.visits[:] = [change(each) for each in dispatch.fake.state.visits]

    return tamper


def _signing(change: Callable[[Signing], Signing]) -> Callable[[Dispatch], None]:
    def tamper(dispatch: Dispatch) -> None:
        vouchers = dispatch.fake.state.vouchers
        vouchers[:] = [replace(each, signing=change(each.signing)) for each in vouchers]

    return tamper


@pytest.mark.parametrize(
    "tamper",
    [
        _findings(symptom_found="x"),
        _findings(cause="x"),
        _findings(remedy="x"),
        _findings(minutes_worked=46),
        _findings(advice="x"),
        _findings(customer_opinion="x"),
        _findings(fault_analysis="x"),
        _findings(fixed=False),
        _findings(replaced_parts=()),
        _findings(replaced_parts=FIXED.replaced_parts * 2),
        _part(part_number="x"),
        _part(quantity=2),
        _part(serial_number="x"),
        _part(reason="x"),
        _part(old_part_taken_back=False),
        _report(lambda report: replace(report, finished_at=report.finished_at + SECOND)),
        _report(lambda report: replace(report, reported_at=report.reported_at + SECOND)),
        _report(lambda report: replace(report, policy_ref="x")),
        _visit(lambda visit: replace(visit, arrived_at=visit.arrived_at - SECOND)),
        _visit(lambda visit: replace(visit, place="x")),
        _visit(lambda visit: replace(visit, promised=window(5))),
        _signing(lambda signing: replace(signing, signer_name="x")),
        _signing(lambda signing: replace(signing, place="x")),
        _signing(lambda signing: replace(signing, signed_at=signing.signed_at + SECOND)),
        _signing(lambda signing: replace(signing, recorded_by="x")),
        lambda dispatch: dispatch.fake.state.reports.clear(),
        lambda dispatch: dispatch.fake.state.visits.clear(),
    ],
)
def test_any_later_change_of_what_was_signed_is_visible(tamper: Callable[[Dispatch], None]) -> None:
    dispatch = signed()
    tamper(dispatch)
    file = get_work_order(GetWorkOrder(work_order_id=order_id("a")), dispatch.tx)
    assert file.signed
    assert not file.signed.intact


def test_a_second_signature_after_a_reopening_seals_both_visits() -> None:
    dispatch = signed()
    dispatch.close()
    first = dispatch.tx.vouchers.of(order_id("a"))[0]
    reopened = ReopenedRequest(service_request_id=request_id("a"), reopened_at=dispatch.now)
    on_service_request_reopened(reopened, dispatch.tx, dispatch.now)
    dispatch.assign(visit=window(3))
    for act in (dispatch.accept, dispatch.travel, dispatch.arrive, dispatch.report, dispatch.sign):
        act()
    vouchers = dispatch.tx.vouchers.of(order_id("a"))
    assert [(each.number, each.visits) for each in vouchers] == [(1, 1), (2, 2)]
    assert vouchers[0] == first
    assert all(is_intact(each, work_of(dispatch)) for each in vouchers)
    assert vouchers[0].seal != vouchers[1].seal


def test_a_voucher_that_is_not_the_last_one_is_not_intact() -> None:
    dispatch = signed()
    order = dispatch.fake.state.orders[order_id("a")]
    dispatch.fake.state.orders[order.id] = replace(order, vouchers=2)
    file = get_work_order(GetWorkOrder(work_order_id=order.id), dispatch.tx)
    assert file.signed
    assert not file.signed.intact


def test_a_vanished_voucher_leaves_a_signed_order_without_signature() -> None:
    dispatch = signed()
    dispatch.fake.state.vouchers.clear()
    file = get_work_order(GetWorkOrder(work_order_id=order_id("a")), dispatch.tx)
    assert (file.order.state, file.signed) == (State.SIGNED, None)


@given(st.text(max_size=20), st.text(max_size=20), st.text(max_size=20), st.text(max_size=20))
def test_no_two_contents_share_a_seal(a: str, b: str, c: str, d: str) -> None:
    dispatch = signed()
    work = work_of(dispatch)

    def voucher(cause: str, remedy: str) -> Voucher:
        findings = replace(FIXED, cause=cause, remedy=remedy)
        reports = tuple(replace(each, findings=findings) for each in work.reports)
        signing = dispatch.tx.vouchers.of(order_id("a"))[0].signing
        return sealed_voucher(replace(work, reports=reports), signing)

    assert (voucher(a, b).seal == voucher(c, d).seal) is ((a, b) == (c, d))


def test_the_order_of_rows_does_not_matter() -> None:
    dispatch = signed()
    work = work_of(dispatch)
    (voucher,) = dispatch.tx.vouchers.of(order_id("a"))
    assert is_intact(voucher, replace(work, visits=work.visits[::-1]))
