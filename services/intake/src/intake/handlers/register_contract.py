"""Use case: a customer signed a maintenance contract."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from intake.domain.contract import Contract, NotTheCustomersContract, first_notice_on
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterContract:
    """A contract as it was signed; branch, calendar and first notice are filled in here."""

    contract: Contract


def register_contract(cmd: RegisterContract, tx: Tx, now: datetime) -> Contract:
    """Keep a contract; from then on it pays for calls about what it covers.

    Args:
        cmd: The contract, under an id made at the door.
        tx: Open transaction.
        now: Time of the command (UTC).

    Returns:
        The contract as stored.

    Raises:
        CustomerNotFound: The caller knows no such customer.
        InstalledProductNotFound: A product is not known.
        NotTheCustomersContract: A product belongs to somebody else.
        SlaPackUnknown: The pack is not in force.
        ContractNumberTaken: Another contract has the number.

    Source: rulebook I-13.
    """
    contract = cmd.contract
    customer = tx.customers.get(contract.customer_id)
    for product_id in sorted(contract.products):
        if tx.installed_products.lock(product_id).customer_id != contract.customer_id:
            raise NotTheCustomersContract(
                "the product belongs to another customer",
                rule="I-13",
                field="installed_product_ids",
                installed_product_id=product_id,
            )
    today = tx.branches.require(customer.branch).day_of(now)
    calendar = ""
    if contract.sla_pack:
        calendar = tx.policies.sla_pack(contract.sla_pack, today).body.calendar
    notices = tx.policies.contract_notices(today).body
    stored = replace(
        contract,
        branch=customer.branch,
        calendar=calendar,
        next_notice_on=first_notice_on(contract, notices),
    )
    tx.contracts.add(stored)
    return replace(stored, version=1)
