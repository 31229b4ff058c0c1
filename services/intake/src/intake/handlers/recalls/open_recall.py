"""Use case: quality opens a recall."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from intake.domain.recalls.recall import BatchUnknown, Recall, RecallRange
from intake.domain.vocabulary import Severity
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRecall:
    recall_id: str
    code: str
    title: str
    severity: Severity
    ranges: tuple[RecallRange, ...]


def open_recall(cmd: OpenRecall, tx: Tx, now: datetime) -> Recall:
    """Open a recall; the worker turns the affected products into requests.

    Args:
        cmd: Why, how severe, and which products.
        tx: Open transaction.
        now: Time of the command (UTC).

    Raises:
        BatchUnknown: Nobody registered the batch.
        RecallCodeTaken: Another recall has the code.

    Source: rulebook I-14.
    """
    for each in cmd.ranges:
        if each.batch and not tx.recalls.knows_batch(each.product_model, each.batch):
            raise BatchUnknown(
                f"batch {each.batch} of {each.product_model} is not registered",
                rule="I-14",
                field="ranges",
                batch=each.batch,
            )
    return tx.recalls.add(
        Recall(
            id=cmd.recall_id,
            code=cmd.code,
            title=cmd.title,
            severity=cmd.severity,
            ranges=cmd.ranges,
            opened_by=tx.actor,
            opened_at=now,
        )
    )
