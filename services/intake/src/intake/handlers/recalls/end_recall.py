"""Use case: a recall is over."""

from __future__ import annotations

from datetime import datetime

from intake.domain.recalls.recall import Recall
from intake.ports import Tx


def end_recall(recall_id: str, tx: Tx, now: datetime) -> Recall:
    """End a recall whose products are all done; products registered later are not caught any more.

    Args:
        recall_id: The recall.
        tx: Open transaction.
        now: Time of the command (UTC).

    Raises:
        RecallNotFound: No such recall.
        RecallEnded: It has ended already.
        RecallNotComplete: Some product is not done, or waits for its request.

    Source: rulebook I-14.
    """
    recall = tx.recalls.lock(recall_id)
    waiting = len(tx.recalls.uncaught(recall, 1))
    progress = tx.recalls.progress(recall.id, everywhere=True)
    return tx.recalls.save(recall.ended(progress, waiting, now))
