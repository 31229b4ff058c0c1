"""Callers at the telephone: as many at once as asked for, each with the next call ready."""

from __future__ import annotations

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import cycle
from typing import Any, Final
from uuid import uuid4

import grpc

from callout.intake.v1 import intake_service_pb2 as intake
from callout.intake.v1 import intake_service_pb2_grpc as rpc
from callout.intake.v1 import resources_pb2 as resources
from callout_cli.times import stamp, wire_date
from testkit.identity import Identities

BRANCHES: Final = 8
PRODUCTS: Final = 60
"""For each branch; nobody calls a thousand times about one."""
_METHOD: Final = "/callout.intake.v1.IntakeService/RegisterCall"
_DEADLINE_S: Final = 20.0


def branch_code(place: int) -> str:
    """Name the branch of one caller."""
    return f"BENCH{place % BRANCHES}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Doors of intake with branches, customers and products behind them."""

    addresses: Sequence[str]
    token: str
    products: Sequence[Sequence[resources.InstalledProduct]]
    """Branch by branch."""


@dataclass(slots=True)
class Answered:
    """What one run of callers did."""

    seconds: float = 0.0
    latencies: list[float] = field(default_factory=list)
    repeated: int = 0

    @property
    def per_second(self) -> float:
        return len(self.latencies) / self.seconds


def open_desk(addresses: Sequence[str], identities: Identities) -> Desk:
    """Register a branch, a customer and products for each caller; the doors share a database."""
    token = identities.token()
    with grpc.insecure_channel(addresses[0]) as channel:
        stub: Any = rpc.IntakeServiceStub(channel)
        products = [_products(stub, place, _metadata(token)) for place in range(BRANCHES)]
    return Desk(addresses=addresses, token=token, products=products)


def a_call(product: resources.InstalledProduct, at: datetime) -> intake.RegisterCallRequest:
    """Make a call about a fault that nobody has called about yet."""
    return intake.RegisterCallRequest(
        request_id=str(uuid4()),
        branch_code=product.branch_code,
        channel=resources.CHANNEL_PHONE,
        purpose=resources.PURPOSE_FAULT,
        customer_id=product.customer_id,
        installed_product_id=product.id,
        symptom_code=f"FAULT-{uuid4().hex[:12]}",
        symptom="空调不制冷，室外机有异响，客户在家等候上门",
        impact=resources.IMPACT_CAPACITY_LOST,
        handling=resources.HANDLING_ON_SITE,
        another_fault=True,  # it would join the first one otherwise (I-03)
        received_time=stamp(at),
    )


def call_for(desk: Desk, callers: int, seconds: float, doors: int = 1) -> Answered:
    """Let callers register calls, one after the other, for so long.

    A call on a connection that the server renews just then is repeated with the same request id.

    Args:
        desk: Where.
        callers: How many at once.
        seconds: For how long.
        doors: Among how many processes they are spread.
    """
    total = Answered()
    began = time.perf_counter()
    with ThreadPoolExecutor(callers) as pool:
        runs = [
            pool.submit(_keep_calling, desk, place, seconds, desk.addresses[place % doors])
            for place in range(callers)
        ]
        for run in runs:
            answered = run.result()
            total.latencies += answered.latencies
            total.repeated += answered.repeated
    total.seconds = time.perf_counter() - began
    return total


def _keep_calling(desk: Desk, place: int, seconds: float, address: str) -> Answered:
    answered = Answered()
    products = cycle(desk.products[place % len(desk.products)])
    # Callers are different machines: a connection for each.
    options = (("grpc.use_local_subchannel_pool", 1),)
    with grpc.insecure_channel(address, options=options) as channel:
        # Bytes in, bytes out: what a caller does with the answer is not measured.
        register: Any = channel.unary_unary(_METHOD)
        metadata = _metadata(desk.token)
        until = time.perf_counter() + seconds
        while (began := time.perf_counter()) < until:
            body = a_call(next(products), datetime.now(UTC)).SerializeToString()
            answered.repeated += _until_answered(register, body, metadata)
            answered.latencies.append(time.perf_counter() - began)
    return answered


def _until_answered(register: Any, body: bytes, metadata: Any) -> int:
    repeated = 0
    while True:
        try:
            register(body, timeout=_DEADLINE_S, metadata=metadata)
        except grpc.RpcError as error:
            refused: Any = error
            if refused.code() is not grpc.StatusCode.UNAVAILABLE:
                raise
            repeated += 1
        else:
            return repeated


def _products(stub: Any, place: int, metadata: Any) -> tuple[resources.InstalledProduct, ...]:
    def ask(method: Any, request: Any) -> Any:
        return method(request, timeout=_DEADLINE_S, metadata=metadata)

    code = branch_code(place)
    ask(
        stub.RegisterBranch,
        intake.RegisterBranchRequest(
            request_id=str(uuid4()), code=code, name=code, time_zone="Asia/Shanghai"
        ),
    )
    customer = ask(
        stub.RegisterCustomer,
        intake.RegisterCustomerRequest(
            request_id=str(uuid4()), branch_code=code, name="测试客户", phone="13800000000"
        ),
    ).customer
    in_use = wire_date(date.today() - timedelta(days=200))  # noqa: DTZ011 - any day will do
    return tuple(
        ask(
            stub.RegisterInstalledProduct,
            intake.RegisterInstalledProductRequest(
                request_id=str(uuid4()), customer_id=customer.id, product_line="appliance",
                product_model="KFR-35GW", serial_number=f"SN-{place}-{number}",
                delivered_on=in_use, accepted_on=in_use,
            ),
        ).installed_product
        for number in range(PRODUCTS)
    )  # fmt: skip


def _metadata(token: str) -> tuple[tuple[str, str], ...]:
    return (("authorization", f"Bearer {token}"),)
