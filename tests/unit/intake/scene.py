"""A branch with a customer and a product, and short ways to act on them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any, TypeVar

import pytest

from fakes.intake import FakeTx
from fakes.intake_files import FILE
from intake.domain.branch import Branch
from intake.domain.customer import Customer, InstalledProduct
from intake.domain.customer_file import open_file
from intake.domain.errors import IntakeError
from intake.domain.registration import RegisterCall
from intake.domain.request import ServiceRequest
from intake.domain.vocabulary import Channel, Handling, Impact, Purpose, Severity
from intake.handlers.check_clocks import check_clocks
from intake.handlers.register_call import RegisteredCall, register_call

R = TypeVar("R")
E = TypeVar("E", bound=IntakeError)

FIRST_CONTACT = date(2026, 3, 1)
NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
HANGZHOU = Branch(code="HZ01", name="杭州站", city="杭州", region="华东", time_zone="Asia/Shanghai")
SHANGHAI = Branch(code="SH02", name="上海站", city="上海", region="华东", time_zone="Asia/Shanghai")
CUSTOMER = Customer(
    id="c-1", branch="HZ01", name="王先生", phone="13812345678", address="杭州市西湖区文三路1号"
)
CALLER = replace(CUSTOMER, id="00000000-0000-4000-8000-0000000000ca")
"""Who calls where no product says whose it is; on file wherever a test calls `a_call`."""
PRODUCT = InstalledProduct(
    id="p-1",
    customer_id="c-1",
    branch="HZ01",
    product_line="appliance",
    product_model="KFR-35",
    serial_number="S-1",
    delivered_on=date(2025, 6, 1),
)

_CALL = RegisterCall(
    request_id="r-1",
    branch="HZ01",
    channel=Channel.PHONE,
    purpose=Purpose.FAULT,
    customer_id="",
    installed_product_id="",
    product_line="appliance",
    product_model="KFR-35",
    symptom_code="E1",
    symptom="不制冷",
    impact=Impact.WRONG_RESULT,
    interrupted=None,
    severity=None,
    caused_by_people=False,
    handling=Handling.ON_SITE,
    sla_pack="",
    received_at=NOW,
    external_ref="",
    historical=False,
)


def at(hours: float) -> datetime:
    return NOW + timedelta(hours=hours)


def a_call(**told: Any) -> RegisterCall:
    if not told.get("installed_product_id"):
        told = {"customer_id": CALLER.id, **told}
    return replace(_CALL, **told)


class Scene:
    """A store with two branches; commands run as transactions, their events are kept apart."""

    def __init__(self) -> None:
        self.tx = FakeTx()
        self.events: list[Any] = []
        self._numbers = count(1)
        for branch in (HANGZHOU, SHANGHAI):
            self.tx.state.branches[branch.code] = branch
            self.tx.day_ends.begin(branch.code, NOW)
        for customer in (CUSTOMER, CALLER):
            self.tx.state.customers[customer.id] = customer
        self.tx.customer_files.add(open_file(CUSTOMER, FIRST_CONTACT, FILE))
        self.tx.state.products[PRODUCT.id] = PRODUCT

    def run(self, use_case: Callable[[Any, FakeTx, datetime], R], cmd: Any, now: datetime) -> R:
        """Run a use case; `events` are what it announced."""
        before = len(self.tx.sent)
        result = use_case(cmd, self.tx, now)
        self.events = self.tx.sent[before:]
        return result

    def refused(
        self,
        kind: type[E],
        use_case: Callable[[Any, FakeTx, datetime], Any],
        cmd: Any,
        now: datetime,
    ) -> E:
        """Run a use case that must be refused and must not have announced or stored anything."""
        before = self._stored()
        with pytest.raises(kind) as refusal:
            use_case(cmd, self.tx, now)
        assert self._stored() == before
        return refusal.value

    def _stored(self) -> dict[str, Any]:
        """Everything but counters under a lock, which a rolled back transaction gives back."""
        stored = vars(self.tx.snapshot())
        return {name: kept for name, kept in stored.items() if name not in {"serials", "weeks"}}

    def register(self, now: datetime = NOW, **told: Any) -> RegisteredCall:
        told.setdefault("request_id", f"r-{next(self._numbers)}")
        told.setdefault("received_at", now)
        if told.get("historical"):
            told.setdefault("external_ref", f"past/{told['request_id']}")
        return self.run(register_call, a_call(**told), now)

    def desk_call(self, now: datetime = NOW, **told: Any) -> ServiceRequest:
        """Register a call that is handled from afar under the pack of the service desk."""
        told = {
            "handling": Handling.REMOTE,
            "sla_pack": "service-desk",
            "severity": Severity.A,
            **told,
        }
        return self.register(now, **told).request

    def tick(self, now: datetime) -> int:
        """Let the timer run; `events` are what it announced."""
        before = len(self.tx.sent)
        handled = check_clocks(self.tx, now, 100)
        self.events = self.tx.sent[before:]
        return handled

    def request(self, request_id: str = "r-1") -> ServiceRequest:
        return self.tx.state.requests[request_id]

    @property
    def told(self) -> list[str]:
        """Names of the events of the last step."""
        return [type(event).__name__ for event in self.events]
