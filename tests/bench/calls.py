"""Callers at the telephone: as many at once as asked for, each with the next call ready."""

from __future__ import annotations

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final
from uuid import uuid4

import grpc

from callout.intake.v1 import intake_service_pb2 as intake
from callout.intake.v1 import intake_service_pb2_grpc as rpc
from callout.intake.v1 import resources_pb2 as resources
from callout_cli.times import stamp, wire_date
from testkit.identity import Identities

BRANCHES: Final = 8
_METHOD: Final = "/callout.intake.v1.IntakeService/RegisterCall"
_DEADLINE_S: Final = 20.0


def branch_code(place: int) -> str:
    """Name the branch of one caller."""
    return f"BENCH{place % BRANCHES}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A door of intake with branches, customers and products behind it."""

    address: str
    token: str
    products: Sequence[resources.InstalledProduct]


@dataclass(slots=True)
class Answered:
    """What one run of callers did."""

    seconds: float = 0.0
    latencies: list[float] = field(default_factory=list)
    repeated: int = 0

    @property
    def per_second(self) -> float:
        return len(self.latencies) / self.seconds


def open_desk(address: str, identities: Identities) -> Desk:
    """Register one branch, customer and product for each caller."""
    token = identities.token()
    with grpc.insecure_channel(address) as channel:
        stub: Any = rpc.IntakeServiceStub(channel)
        products = [_product(stub, place, _metadata(token)) for place in range(BRANCHES)]
    return Desk(address=address, token=token, products=products)


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
        received_time=stamp(at),
    )


def call_for(desk: Desk, callers: int, seconds: float) -> Answered:
    """Let callers register calls, one after the other, for so long.

    A call on a connection that the server renews just then is repeated with the same request id.
    """
    total = Answered()
    began = time.perf_counter()
    with ThreadPoolExecutor(callers) as pool:
        runs = [pool.submit(_keep_calling, desk, place, seconds) for place in range(callers)]
        for run in runs:
            answered = run.result()
            total.latencies += answered.latencies
            total.repeated += answered.repeated
    total.seconds = time.perf_counter() - began
    return total


def _keep_calling(desk: Desk, place: int, seconds: float) -> Answered:
    answered = Answered()
    product = desk.products[place % len(desk.products)]
    # Callers are different machines: a connection for each.
    options = (("grpc.use_local_subchannel_pool", 1),)
    with grpc.insecure_channel(desk.address, options=options) as channel:
        # Bytes in, bytes out: what a caller does with the answer is not measured.
        register: Any = channel.unary_unary(_METHOD)
        metadata = _metadata(desk.token)
        until = time.perf_counter() + seconds
        while (began := time.perf_counter()) < until:
            body = a_call(product, datetime.now(UTC)).SerializeToString()
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


def _product(stub: Any, place: int, metadata: Any) -> resources.InstalledProduct:
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
    product: resources.InstalledProduct = ask(
        stub.RegisterInstalledProduct,
        intake.RegisterInstalledProductRequest(
            request_id=str(uuid4()), customer_id=customer.id, product_line="appliance",
            product_model="KFR-35GW", serial_number=f"SN-{place}",
            delivered_on=in_use, accepted_on=in_use,
        ),
    ).installed_product  # fmt: skip
    return product


def _metadata(token: str) -> tuple[tuple[str, str], ...]:
    return (("authorization", f"Bearer {token}"),)
