"""Tools bought in the field: refunded once, after they came into the warehouse (P-12)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import NewType

from inventory.domain.accounts import Account
from inventory.domain.errors import Invalid, NotFound, Refused
from inventory.domain.ids import BranchCode, ReceiptId, WarehouseCode
from inventory.domain.loans.asset import Asset, AssetKind
from inventory.domain.loans.keys import AssetKey

RefundId = NewType("RefundId", str)


class RefundState(StrEnum):
    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"


class RefundNotFound(NotFound):
    reason = "TOOL_REFUND_NOT_FOUND"


class ToolNotReceived(Refused):
    """The tool did not come into the warehouse by a delivery, or is no tool."""

    reason = "TOOL_NOT_RECEIVED"


class ToolRefundedAlready(Refused):
    """Somebody has asked for the cost of this tool, or got it."""

    reason = "TOOL_REFUNDED_ALREADY"


class ToolReplacesLoss(Refused):
    """The tool stands in for one that its buyer had lost; he has been given his due for it."""

    reason = "TOOL_REPLACES_LOSS"


class RefundAlreadyDecided(Refused):
    reason = "TOOL_REFUND_ALREADY_DECIDED"


class RefundDecidedByAsker(Refused):
    reason = "TOOL_REFUND_DECIDED_BY_ASKER"


class RefundAmountInvalid(Invalid):
    reason = "TOOL_REFUND_AMOUNT_INVALID"


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolRefund:
    """The cost of one tool that somebody bought in the field.

    Args:
        receipt_id: By which it came into the warehouse.
        amount: CNY as the invoice says, above zero, whole fen.
        invoice: Number of the paper.
        asked_by: Subject of whoever bought it.
        asked_at: When (UTC).
        decided_by: Subject; empty as long as nobody has decided.
        decided_at: When (UTC).
        reason: Why it was decided so.
    """

    id: RefundId
    key: AssetKey
    warehouse_code: WarehouseCode
    branch_code: BranchCode
    receipt_id: ReceiptId
    amount: Decimal
    invoice: str
    asked_by: str
    asked_at: datetime
    state: RefundState = RefundState.ASKED
    decided_by: str = ""
    decided_at: datetime | None = None
    reason: str = ""
    version: int = 0

    def __post_init__(self) -> None:
        fen = self.amount * 100
        if self.amount <= 0 or fen != fen.to_integral_value():
            raise RefundAmountInvalid(
                f"{self.amount} is no amount in whole fen", rule="P-12", field="amount"
            )

    @property
    def list_key(self) -> tuple[datetime, str]:
        """Oldest first."""
        return self.asked_at, self.id

    def decide(self, subject: str, reason: str, at: datetime, *, is_granted: bool) -> ToolRefund:
        """Return it decided, by somebody else than who asked.

        Raises:
            RefundAlreadyDecided: TOOL_REFUND_ALREADY_DECIDED.
            RefundDecidedByAsker: TOOL_REFUND_DECIDED_BY_ASKER.

        Source: rulebook P-12.
        """
        if self.state is not RefundState.ASKED:
            raise RefundAlreadyDecided(
                f"refund {self.id} was {self.state}", rule="P-12", refund_id=self.id
            )
        if subject == self.asked_by:
            raise RefundDecidedByAsker(
                f"{subject} asked for refund {self.id}", rule="P-12", refund_id=self.id
            )
        state = RefundState.GRANTED if is_granted else RefundState.REFUSED
        return replace(self, state=state, decided_by=subject, decided_at=at, reason=reason)


def receipt_of_tool(key: AssetKey, asset: Asset | None, place: Account | None) -> ReceiptId:
    """Return the receipt by which a tool came into the warehouse.

    Args:
        key: Which tool.
        asset: As the keeper registered it; None if nobody did.
        place: Where the ledger says it is; None if it is nowhere with us.

    Raises:
        ToolNotReceived: TOOL_NOT_RECEIVED, it is not in the warehouse, came by no delivery, or
            is no tool.

    Source: rulebook P-12 [000/11 §1.12].
    """
    is_tool = asset is not None and asset.kind is AssetKind.TOOL and place is not None
    if asset is None or not is_tool or asset.purchase.receipt_id is None:
        raise ToolNotReceived(
            f"{key.part_number} {key.serial} is no tool that a delivery brought into the warehouse",
            rule="P-12",
            field="serial",
            part_number=key.part_number,
            serial=key.serial,
        )
    return asset.purchase.receipt_id


def replaces_loss(receipt_id: ReceiptId) -> ToolReplacesLoss:
    """Return the refusal to refund what replaces a loss (P-12)."""
    return ToolReplacesLoss(
        f"what receipt {receipt_id} brought replaces a loss",
        rule="P-12",
        field="serial",
        receipt_id=receipt_id,
    )


def refunded_already(key: AssetKey) -> ToolRefundedAlready:
    """Return the refusal of a second refund of one tool (P-12)."""
    return ToolRefundedAlready(
        f"the cost of {key.part_number} {key.serial} was asked for already",
        rule="P-12",
        field="serial",
        part_number=key.part_number,
        serial=key.serial,
    )


def refund_not_found(refund_id: RefundId) -> RefundNotFound:
    """Return the refusal for a refund that is not there, or of branches of others."""
    return RefundNotFound(f"there is no refund {refund_id}", refund_id=refund_id)
