"""Use case: a contract goes on for another term."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from intake.domain.contract import Contract, renewed
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class RenewContract:
    """The last day and the price of the further term."""

    contract_id: str
    ends_on: date
    price: Decimal


def renew_contract(cmd: RenewContract, tx: Tx, now: datetime) -> Contract:
    """Add a term to a contract; notices and included visits begin anew with it.

    Args:
        cmd: Which contract, until when, for how much.
        tx: Open transaction.
        now: Time of the command (UTC).

    Returns:
        The contract as stored.

    Raises:
        ContractNotFound: The caller knows no such contract.
        ContractNotExtended: The end is not later than before.
        ContractPriceInvalid: That is no price.

    Source: rulebook I-13.
    """
    contract = tx.contracts.lock(cmd.contract_id)
    today = tx.branches.require(contract.branch).day_of(now)
    policy = tx.policies.contract_notices(today).body
    return tx.contracts.save(renewed(contract, cmd.ends_on, cmd.price, policy))
