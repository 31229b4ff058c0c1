"""Files, parts, contracts and accesses of customers: made once, then broken."""

from __future__ import annotations

from typing import Final

from callout.intake.v1 import coverage_pb2 as covers
from callout.intake.v1 import coverage_service_pb2 as coverage
from callout.intake.v1 import custody_service_pb2 as custody
from callout.intake.v1 import customer_files_service_pb2 as files
from callout_cli.play.stage import wait_for
from callout_cli.times import wire_date
from e2e.area import Area, in_days, key
from e2e.breaches import breach

_FILED: Final = "every customer has a file"
_PAYS: Final = "a contract pays for calls of its own customer, and for no others"
_TOLD: Final = "a contract that is not over and has no notice to come had all of them"
_HELD: Final = "an access in custody has one holder, and one that left it none"
_CHANGED: Final = "a hand-over changed the secret, and nobody read what he did not hold"


def prepare_customers(area: Area) -> None:
    """A replaced part, a contract that runs and pays, one about to end, accesses in custody."""
    customer = area.customer("西湖某医院")
    product = area.product(customer, "CUST-1")
    area.product(customer, "CUST-2")
    _replace_a_part(area, product)
    _contract(area, customer, product, "K-RUNS", ends_in=365)
    area.call("备份失败", customer_id=customer, product_id=product)
    other = area.customer("滨江某学校")
    ending = _contract(area, other, area.product(other, "CUST-3"), "K-ENDS", ends_in=20)
    _keep_accesses(area, customer)
    _await_both_notices(area, ending)


def _replace_a_part(area: Area, product: str) -> None:
    for bar_code, replaced in (("PART-1", ""), ("PART-2", "PART-1")):
        part = files.RegisterInstalledPartRequest(
            request_id=key(),
            installed_product_id=product,
            bar_code=bar_code,
            part_number="SRV-SSD-960",
            installed_on=wire_date(in_days(-30)),
            replaces_bar_code=replaced,
        )
        area.acting("call_taker").ask(part, files.RegisterInstalledPartResponse)


def _contract(area: Area, customer: str, product: str, number: str, ends_in: int) -> str:
    contract = coverage.RegisterContractRequest(
        request_id=key(),
        contract_number=number,
        customer_id=customer,
        kind=covers.CONTRACT_KIND_PROJECT,
        installed_product_ids=[product],
        price="12000.00",
        starts_on=wire_date(in_days(-100)),
        ends_on=wire_date(in_days(ends_in)),
        responsible="chen",
    )
    answer = area.acting("supervisor").ask(contract, coverage.RegisterContractResponse)
    return answer.contract.id


def _keep_accesses(area: Area, customer: str) -> None:
    chief = area.acting("supervisor")
    kept, left = (_take(area, customer, system) for system in ("门禁服务器", "录像机"))
    handed_over = custody.HandOverAccessRequest(
        request_id=key(), access_id=kept, to_holder="wu", secret="correct-horse", reason="休假"
    )
    chief.ask(handed_over, custody.HandOverAccessResponse)
    read = custody.ReadAccessRequest(request_id=key(), access_id=kept, reason="重启")
    area.acting("technician", "wu").ask(read, custody.ReadAccessResponse)
    ended = custody.EndCustodyRequest(request_id=key(), access_id=left, reason="合同终止")
    chief.ask(ended, custody.EndCustodyResponse)


def _take(area: Area, customer: str, system: str) -> str:
    taken = custody.TakeIntoCustodyRequest(
        request_id=key(),
        customer_id=customer,
        system=system,
        account="root-user",
        secret="Tr0ub4dor",
        holder="li",
    )
    answer = area.acting("supervisor").ask(taken, custody.TakeIntoCustodyResponse)
    return answer.access.id


def _await_both_notices(area: Area, contract: str) -> None:
    def look() -> bool | None:
        asked = coverage.GetContractRequest(contract_id=contract)
        found = area.acting("supervisor").ask(asked, coverage.GetContractResponse)
        return len(found.notices) == 2 or None

    wait_for("both notices of a contract", look)


CUSTOMERS: Final = (
    breach(_FILED, intake="delete from customer_files where branch_code = 'HZ01'"),
    breach(
        _FILED,
        intake="update customer_files set branch_code = 'BJ01' where branch_code = 'HZ01'",
    ),
    breach(
        "a part takes the place of one in the same product",
        intake="update installed_parts set installed_product_id = (select id from"
        " installed_products where serial_number = 'CUST-2') where bar_code = 'PART-2'",
    ),
    breach(
        _PAYS,
        intake="update service_requests set category = 'chargeable' where contract_id is not null",
    ),
    breach(
        _PAYS,
        intake="update maintenance_contracts set customer_id ="
        " (select customer_id from service_requests where id = '{plain}')"
        " where number = 'K-RUNS'",
    ),
    breach(
        _TOLD,
        intake="update maintenance_contracts set next_notice_on = null where number = 'K-RUNS'",
    ),
    breach(_TOLD, intake="delete from contract_notices where kind = 'report'"),
)

CUSTODY: Final = (
    breach(_HELD, intake="update access_holdings set until = now() where until is null"),
    breach(_HELD, intake="update accesses set ended_at = null"),
    breach(
        _HELD,
        intake="update access_holdings set until = null where access_id in"
        " (select id from accesses where ended_at is not null)",
    ),
    breach(_CHANGED, intake="update accesses set changed_at = changed_at - interval '1 s'"),
    breach(_CHANGED, intake="update access_readings set reader = 'li'"),
    breach(_CHANGED, intake="update access_readings set read_at = read_at - interval '1 h'"),
)
