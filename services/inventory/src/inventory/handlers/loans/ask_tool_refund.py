"""Use case: somebody asks for the cost of a tool that he bought in the field."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from inventory.domain.loans.keys import AssetKey
from inventory.domain.loans.refund import (
    RefundId,
    ToolRefund,
    receipt_of_tool,
    refunded_already,
    replaces_loss,
)
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class AskToolRefund:
    """`amount`: CNY as the invoice says."""

    refund_id: RefundId
    key: AssetKey
    amount: Decimal
    invoice: str


def ask_tool_refund(cmd: AskToolRefund, tx: Tx, now: datetime) -> ToolRefund:
    """Ask for the cost of a tool that came into the warehouse; refused as long as it did not.

    Args:
        cmd: Which tool, what it cost, on which invoice.
        tx: Open transaction, committed by the caller.
        now: Time of the command (UTC).

    Raises:
        ToolNotReceived: TOOL_NOT_RECEIVED, it is not in the warehouse, or is no tool.
        ToolRefundedAlready: TOOL_REFUNDED_ALREADY, its cost was asked for.
        ToolReplacesLoss: TOOL_REPLACES_LOSS, it stands in for a tool that was lost.
        RefundAmountInvalid: TOOL_REFUND_AMOUNT_INVALID.

    Source: rulebook P-12 [000/11 §1.12].
    """
    asset = tx.assets.find(cmd.key)
    if asset is not None:
        tx.warehouses.lock(asset.warehouse_code)  # nobody replaces a loss by it meanwhile
        asset = tx.assets.lock(cmd.key)
    receipt_id = receipt_of_tool(cmd.key, asset, tx.stock.place_of(*cmd.key))
    if asset is None or tx.tool_refunds.is_asked(cmd.key):
        raise refunded_already(cmd.key)
    if tx.loans.is_replacement(receipt_id):
        raise replaces_loss(receipt_id)
    return tx.tool_refunds.add(
        ToolRefund(
            id=cmd.refund_id,
            key=asset.key,
            warehouse_code=asset.warehouse_code,
            branch_code=asset.branch_code,
            receipt_id=receipt_id,
            amount=cmd.amount,
            invoice=cmd.invoice,
            asked_by=tx.actor.subject,
            asked_at=now,
        )
    )
