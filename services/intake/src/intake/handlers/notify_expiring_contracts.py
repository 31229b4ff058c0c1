"""Timer: tell in time that contracts end (I-13)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from intake.domain.contract import Contract, ContractNotice, notices_due
from intake.domain.events import ContractExpiryNoticed
from intake.ports import Sweep, Tx


def notify_expiring_contracts(tx: Tx, now: datetime, limit: int) -> int:
    """Raise the notices that have come due, each once for every end of a contract.

    What is raised depends on the contract and the day at its branch only; a timer that ran late
    raises the same, unless the contract is over by then. A contract that fails is set aside.

    Args:
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the look (UTC).
        limit: Contracts to handle at most.

    Returns:
        How many contracts were due.

    Source: rulebook I-13.
    """
    due = tx.contracts.lock_due(now, limit)
    rows = {contract.id: contract for contract in due}
    return tx.sweeps.each(
        Sweep.NOTIFY_CONTRACTS, rows, lambda contract: _notify(contract, tx, now), now
    )


def _notify(contract: Contract, tx: Tx, now: datetime) -> None:
    today = tx.branches.require(contract.branch).day_of(now)
    policy = tx.policies.contract_notices(today)
    raised = frozenset(notice.kind for notice in tx.contracts.raised(contract))
    rules, following = notices_due(contract, raised, policy.body, today)
    for rule in rules:
        tx.contracts.save_notice(
            ContractNotice(
                contract_id=contract.id,
                kind=rule.notice,
                ends_on=contract.ends_on,
                raised_at=now,
                policy_ref=policy.ref,
            )
        )
        tx.outbox.append(
            ContractExpiryNoticed(
                contract=contract, notice=rule.notice, role=rule.role, occurred_at=now
            )
        )
    tx.contracts.save(replace(contract, next_notice_on=following))
