"""What is refused about special orders (P-13)."""

from __future__ import annotations

from inventory.domain.errors import Invalid, NotFound, Refused


class SpecialOrderNotFound(NotFound):
    reason = "SPECIAL_ORDER_NOT_FOUND"


class SpecialOrderIllegalTransition(Refused):
    reason = "SPECIAL_ORDER_ILLEGAL_TRANSITION"


class SpecialOrderOpen(Refused):
    reason = "SPECIAL_ORDER_OPEN"


class NothingToOrder(Refused):
    reason = "SPECIAL_ORDER_NOTHING_MISSING"


class SpecialOrderApprovedByProposer(Refused):
    reason = "SPECIAL_ORDER_APPROVED_BY_PROPOSER"


class SpecialOrderLevelTooLow(Refused):
    reason = "SPECIAL_ORDER_LEVEL_TOO_LOW"


class QuotesTooFew(Refused):
    reason = "QUOTES_TOO_FEW"


class QuoteNotAsked(Refused):
    reason = "QUOTE_NOT_ASKED"


class QuoteGiven(Refused):
    reason = "QUOTE_ALREADY_GIVEN"


class QuoteUnknown(Invalid):
    reason = "QUOTE_UNKNOWN"


class QuoteAmountInvalid(Invalid):
    reason = "QUOTE_AMOUNT_INVALID"


class ChoiceNeedsReason(Invalid):
    reason = "QUOTE_CHOICE_NEEDS_REASON"


class ExpectedTooEarly(Invalid):
    reason = "SPECIAL_ORDER_EXPECTED_TOO_EARLY"


class DepositNotDue(Refused):
    reason = "DEPOSIT_NOT_DUE"


class DepositMissing(Refused):
    reason = "DEPOSIT_MISSING"


class DepositTooLow(Refused):
    reason = "DEPOSIT_TOO_LOW"


class DepositReceived(Refused):
    reason = "DEPOSIT_ALREADY_RECEIVED"


class DepositReceiptTaken(Refused):
    reason = "DEPOSIT_RECEIPT_TAKEN"


class DepositNotHeld(Refused):
    reason = "DEPOSIT_NOT_HELD"


class DepositStillNeeded(Refused):
    reason = "DEPOSIT_STILL_NEEDED"
