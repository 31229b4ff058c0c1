"""A branch beside the played day: data of intake's newer areas, made through the doors."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final
from uuid import uuid4

from callout.intake.v1 import intake_service_pb2 as api
from callout.intake.v1 import resources_pb2 as rs
from callout_cli.client import Actor, Client, actor
from callout_cli.folder import PlatformFolder
from callout_cli.times import stamp
from chassis.unit_of_work import ALL, Principal

HOME: Final = "HZ01"


@dataclass(frozen=True, slots=True)
class Area:
    """Who acts there, and what every area begins with."""

    folder: PlatformFolder
    client: Client

    def acting(self, role: str, subject: str = "desk") -> Actor:
        """Give somebody a token for all branches."""
        return actor(self.folder, self.client, Principal(subject=subject, role=role, branches=ALL))

    def open_branch(self) -> None:
        """Register the branch itself."""
        branch = api.RegisterBranchRequest(
            request_id=key(),
            code=HOME,
            name="杭州站",
            city="杭州",
            region="华东",
            time_zone="Asia/Shanghai",
        )
        self.acting("admin").ask(branch, api.RegisterBranchResponse)

    def customer(self, name: str) -> str:
        """Register a customer; returns the id."""
        customer = api.RegisterCustomerRequest(
            request_id=key(), branch_code=HOME, name=name, phone="138-0000-9999"
        )
        answer = self.acting("call_taker").ask(customer, api.RegisterCustomerResponse)
        return answer.customer.id

    def product(self, customer_id: str, serial_number: str) -> str:
        """Register an installed product without a warranty; returns the id."""
        product = api.RegisterInstalledProductRequest(
            request_id=key(),
            customer_id=customer_id,
            product_line="it-system",
            product_model="KX-1",
            serial_number=serial_number,
        )
        answer = self.acting("call_taker").ask(product, api.RegisterInstalledProductResponse)
        return answer.installed_product.id

    def call(self, symptom: str, *, customer_id: str = "", product_id: str = "") -> str:
        """Register a call that somebody tries to solve from afar; returns the request's id."""
        call = api.RegisterCallRequest(
            request_id=key(),
            branch_code=HOME,
            channel=rs.CHANNEL_PHONE,
            purpose=rs.PURPOSE_FAULT,
            customer_id=customer_id,
            installed_product_id=product_id,
            product_line="" if product_id else "appliance",
            symptom=symptom,
            impact=rs.IMPACT_WRONG_RESULT,
            handling=rs.HANDLING_REMOTE,
            received_time=stamp(now()),
        )
        answer = self.acting("call_taker").ask(call, api.RegisterCallResponse)
        return answer.service_request.id

    def solve(self, request_id: str) -> None:
        """Restore and close a request from afar."""
        desk = self.acting("call_taker")
        restored = api.RecordRestorationRequest(
            request_id=key(), service_request_id=request_id, remedy="远程指导后恢复"
        )
        desk.ask(restored, api.RecordRestorationResponse)
        closing = api.CloseRequestRequest(
            request_id=key(), service_request_id=request_id, outcome=rs.OUTCOME_DONE_REMOTELY
        )
        desk.ask(closing, api.CloseRequestResponse)


def key() -> str:
    """Return a new idempotency key."""
    return str(uuid4())


def now() -> datetime:
    """Return the present second (UTC)."""
    return datetime.now(UTC).replace(microsecond=0)


def in_days(days: int) -> date:
    """Return the day that lies so many days ahead."""
    return now().date() + timedelta(days=days)
