"""What becomes of a damage or a loss, and what the borrower pays (P-11, P-12)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from inventory.domain.errors import Invalid, Refused
from inventory.domain.ids import PartNumber, ReceiptId, WarehouseCode
from inventory.domain.receipt import Receipt


class SettleOutcome(StrEnum):
    """What becomes of a damage or a loss."""

    CHARGED = "charged"  # to the borrower
    REPLACED = "replaced"  # the borrower bought the same model
    BORNE = "borne"  # by the company


class ChargeInvalid(Invalid):
    """A loss is charged at the original price, a damage at no more than that."""

    reason = "LOAN_CHARGE_INVALID"


class ReplacementInvalid(Refused):
    """Only a loss is replaced, by a delivery of the same part that came after the loan."""

    reason = "LOAN_REPLACEMENT_INVALID"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """What was decided about a damage or a loss.

    Args:
        amount: CNY to pay by the borrower; zero unless it is charged.
        reason: As the borrower and auditors will read it.
        replacement: Receipt by which the borrower's own purchase came in.
        settled_by: Subject of whoever decided.
        at: When (UTC).
    """

    outcome: SettleOutcome
    amount: Decimal
    reason: str
    replacement: ReceiptId | None
    settled_by: str
    at: datetime


def charge_for(
    outcome: SettleOutcome, price: Decimal, named: Decimal | None, *, is_lost: bool
) -> Decimal:
    """Return what the borrower pays in CNY: unless another amount is named, a loss its price.

    Args:
        outcome: Only a charge costs anything.
        price: The original price.
        named: What whoever decides says; None: nothing.
        is_lost: Whether it never came back.

    Source: rulebook P-12 [000/21 C5].
    """
    if named is not None:
        return named
    return price if outcome is SettleOutcome.CHARGED and is_lost else Decimal(0)


def check_charge(settlement: Settlement, price: Decimal, rule: str, *, is_lost: bool) -> None:
    """Refuse an amount that does not fit: a loss costs its price, a damage no more than that.

    Raises:
        ChargeInvalid: LOAN_CHARGE_INVALID.
        ReplacementInvalid: LOAN_REPLACEMENT_INVALID, nothing was lost, or no receipt is named.

    Source: rulebook P-11, P-12 [000/21 C5].
    """
    amount, outcome = settlement.amount, settlement.outcome
    replaced = outcome is SettleOutcome.REPLACED
    if replaced != (settlement.replacement is not None) or (replaced and not is_lost):
        raise ReplacementInvalid(
            "a loss is replaced by what came on a receipt", rule=rule, field="replacement"
        )
    if outcome is not SettleOutcome.CHARGED:
        fits = amount == 0
    elif is_lost:
        fits = amount == price
    else:
        fits = 0 < amount <= price
    fen = amount * 100
    if not fits or fen != fen.to_integral_value():
        raise ChargeInvalid(
            f"{amount} CNY cannot be charged, the original price is {price}",
            rule=rule,
            field="amount",
            amount=str(amount),
            price=str(price),
        )


def check_replacement(
    receipt: Receipt, part_number: PartNumber, warehouse_code: WarehouseCode, lent_at: datetime
) -> None:
    """Refuse a receipt that does not bring the same model for what was lost.

    Args:
        receipt: Named as the borrower's own purchase.
        part_number: Of what was lost.
        warehouse_code: Where it had belonged.
        lent_at: When it had gone out (UTC).

    Raises:
        ReplacementInvalid: LOAN_REPLACEMENT_INVALID, another part or warehouse, faulty, or older.

    Source: rulebook P-12 [000/21 C5].
    """
    good = any(
        line.part_number == part_number and line.quantity > line.faulty for line in receipt.lines
    )
    if not good or receipt.warehouse_code != warehouse_code or receipt.received_at < lent_at:
        raise ReplacementInvalid(
            f"receipt {receipt.number} brings no {part_number} for what was lost",
            rule="P-12",
            field="replacement_receipt_id",
            receipt_id=receipt.id,
        )


def replaced_already(receipt_id: ReceiptId) -> ReplacementInvalid:
    """Return the refusal of a receipt that replaces another loss, or is refunded (P-12)."""
    return ReplacementInvalid(
        f"receipt {receipt_id} replaces another loss, or its cost was asked for",
        rule="P-12",
        field="replacement_receipt_id",
        receipt_id=receipt_id,
    )


def undone_since(receipt_id: ReceiptId) -> ReplacementInvalid:
    """Return the refusal of a receipt that was reversed: nothing came by it (P-12)."""
    return ReplacementInvalid(
        f"receipt {receipt_id} was reversed",
        rule="P-12",
        field="replacement_receipt_id",
        receipt_id=receipt_id,
    )
