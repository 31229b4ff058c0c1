"""Use case: what a notice asked for was done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from intake.domain.contract import ContractNotice, NoticeKind, NoticeNotFound, settled
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleContractNotice:
    """Who was sent to renew, or where the written report lies."""

    contract_id: str
    notice: NoticeKind
    note: str


def settle_contract_notice(cmd: SettleContractNotice, tx: Tx, now: datetime) -> ContractNotice:
    """Record that somebody was sent to renew, or that the report was written.

    Args:
        cmd: Which notice of the present term, and what was done.
        tx: Open transaction.
        now: Time of the command (UTC).

    Returns:
        The notice as stored.

    Raises:
        ContractNotFound: The caller knows no such contract.
        NoticeNotFound: No such notice was raised for the present term.
        NoticeAlreadySettled: It was settled before.

    Source: rulebook I-13.
    """
    contract = tx.contracts.lock(cmd.contract_id)
    notice = next((n for n in tx.contracts.raised(contract) if n.kind is cmd.notice), None)
    if notice is None:
        raise NoticeNotFound(
            f"no {cmd.notice} notice was raised for {contract.number}",
            rule="I-13",
            field="kind",
            contract=contract.number,
        )
    done = settled(notice, tx.actor, cmd.note, now)
    tx.contracts.save_notice(done)
    return done
