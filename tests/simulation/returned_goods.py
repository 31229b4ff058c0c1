"""Goods that come back, from the wish to the case report and the appraisal (I-11)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial
from random import Random
from typing import Any

from hr_appraisal.domain.ids import ReturnCaseId, entry_id_of_return
from hr_appraisal.domain.people import Actor
from hr_appraisal.handlers.verify_entry import VerifyEntry, verify_entry
from intake.domain.customer import Customer, InstalledProduct
from intake.domain.return_cases.case import ReturnCause
from intake.domain.return_cases.policy import ReturnBasis, ReturnKind
from intake.domain.vocabulary import Channel
from intake.handlers.register_customer import RegisterCustomer, register_customer
from intake.handlers.register_installed_product import register_installed_product
from intake.handlers.return_cases.close_return_case import CloseReturnCase, close_return_case
from intake.handlers.return_cases.decide_return import DecideReturn, decide_return
from intake.handlers.return_cases.inform_customer import InformCustomer, inform_customer
from intake.handlers.return_cases.inform_level import InformLevel, inform_level
from intake.handlers.return_cases.open_return_case import OpenReturnCase, open_return_case
from intake.handlers.return_cases.record_finding import RecordFinding, record_finding
from intake.handlers.return_cases.record_recovery import RecordRecovery, record_recovery
from intake.handlers.return_cases.settle_liability import SettleLiability, settle_liability
from simulation.asking import BRANCHES, Life, appraise, intake

_LEVELS = ("supervisor", "branch_manager", "general_manager")
_COST = Decimal("180.00")
Step = Callable[[Any, datetime], Any]


def goods_come_back(ids: Iterator[str], random: Random) -> Life:
    """One return that is taken back; a technician, a clerk or a department answers for it."""
    case, customer, product = next(ids), next(ids), next(ids)
    person = random.choice(("T1", "T2", "clerk-7", ""))
    cause = random.choice((ReturnCause.REPAIR, ReturnCause.INSTALLATION, ReturnCause.MATERIAL))
    settle = SettleLiability(
        return_case_id=case,
        cause=cause,
        unit="service",
        person=person,
        evidence="report",
        cost=_COST,
    )
    steps = (
        ("call-taker", _product(customer, product, random.choice(BRANCHES))),
        ("call-taker", _wish(case, product)),
        *_decided(case),
        ("supervisor", lambda tx, now: settle_liability(settle, tx, now)),
        *_told_and_paid(case),
    )
    for role, step in steps:
        if (yield intake(role, step)) is None:
            return
    if person:
        verify = VerifyEntry(
            entry_id=entry_id_of_return(ReturnCaseId(case)),
            actor=Actor(subject="lin", role="hr"),
            occurred_at=None,
        )
        yield appraise(lambda tx, now: verify_entry(verify, tx, now))


def _product(customer: str, product: str, branch: str) -> Step:
    def register(tx: Any, now: datetime) -> InstalledProduct:
        person = Customer(id=customer, branch=branch, name="Wang", phone="1", address="x")
        register_customer(RegisterCustomer(customer=person), tx, now)
        return register_installed_product(
            InstalledProduct(
                id=product,
                customer_id=customer,
                branch=branch,
                product_line="general",
                product_model="M-1",
                serial_number=product,
            ),
            tx,
            now,
        )

    return register


def _wish(case: str, product: str) -> Step:
    def open_case(tx: Any, now: datetime) -> Any:
        wish = OpenReturnCase(
            id=case,
            installed_product_id=product,
            service_request_id="",
            kind=ReturnKind.RETURN,
            basis=ReturnBasis.QUALITY_FAULT,
            sold_on=now.date() - timedelta(days=20),
            description="fails again and again",
        )
        return open_return_case(wish, tx, now)

    return open_case


def _decided(case: str) -> Iterator[tuple[str, Step]]:
    found = RecordFinding(return_case_id=case, is_confirmed=True, finding="a defect")
    decide = DecideReturn(return_case_id=case, is_approved=True, reason="agreed")
    yield "engineer", lambda tx, now: record_finding(found, tx, now)
    yield "general-manager", lambda tx, now: decide_return(decide, tx, now)


def _told_and_paid(case: str) -> Iterator[tuple[str, Step]]:
    paid = RecordRecovery(return_case_id=case, amount=_COST, unit="service", reference="8")
    yield "supervisor", lambda tx, now: record_recovery(paid, tx, now)
    for level in _LEVELS:
        told = InformLevel(return_case_id=case, level=level)
        yield "supervisor", partial(inform_level, told)
    notice = InformCustomer(return_case_id=case, channel=Channel.PHONE, text="fetched tomorrow")
    close = CloseReturnCase(return_case_id=case, conclusion="learned")
    yield "supervisor", lambda tx, now: inform_customer(notice, tx, now)
    yield "supervisor", lambda tx, now: close_return_case(close, tx, now)
