"""What a scanned code stands for, and what can be done with it (P-01)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from inventory.domain.accounts import AccountKind
from inventory.domain.bins import Bin
from inventory.domain.errors import NotFound, Refused
from inventory.domain.ledger import Balance
from inventory.domain.lots import Tracking
from inventory.domain.part import Part
from inventory.domain.part_codes import GTIN_LENGTHS, RULE, gtin, is_gtin
from inventory.domain.receipt import Receipt
from inventory.domain.requisition import Requisition, State
from inventory.domain.work_order import OrderState, WorkOrder

_FIRST: Final = 10  # named in a refusal


class CodeUnknown(NotFound):
    reason = "CODE_UNKNOWN"


class CodeAmbiguous(Refused):
    reason = "CODE_AMBIGUOUS"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScannedLot:
    """Units of a part that share a serial or batch.

    Args:
        number: The serial or batch.
        places: What of it is where, as far as the scanning person may see.
    """

    part: Part
    number: str
    places: tuple[Balance, ...]


Subject = Part | ScannedLot | Bin | Requisition | WorkOrder | Receipt

# By the names of the RPCs, which never change their meaning.
_OF_REQUISITION: Final[Mapping[State, tuple[str, ...]]] = {
    State.SHORT: ("ReleaseRequisition",),
    State.RESERVED: ("ApproveRequisition", "ReleaseRequisition"),
    State.APPROVED: ("PrintPickList", "IssueParts", "ReleaseRequisition"),
    State.ISSUED: ("PrintPickList", "ReturnParts"),
    State.RELEASED: (),
}
_OF_PLACE: Final[Mapping[AccountKind, tuple[str, ...]]] = {
    AccountKind.BIN: ("MoveStock", "RequestParts"),
    AccountKind.QUARANTINE: ("MoveStock",),
    AccountKind.ORDER: ("ReturnParts",),
    AccountKind.LOANER: ("ReturnLoan", "ReportMissing"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Scanned:
    """What was scanned, and the RPCs that its state lets through."""

    subject: Subject
    actions: tuple[str, ...]


def scanned(code: str, found: Sequence[Subject]) -> Scanned:
    """Return the one thing that a code stands for.

    Args:
        code: As it was read.
        found: Everything that has it.

    Raises:
        GtinInvalid: Nothing has it, and it is a GTIN but for its check digit: read it again.
        CodeUnknown: Nothing has it.
        CodeAmbiguous: More than one thing has it.

    Source: rulebook P-01.
    """
    different = list(dict.fromkeys(found))
    if not different:
        if code.isdigit() and len(code) in GTIN_LENGTHS and not is_gtin(code):
            gtin(code)
        raise CodeUnknown(f"nothing has the code {code}", rule=RULE, field="code", code=code)
    if len(different) > 1:
        names = "; ".join(map(_named, different[:_FIRST]))
        raise CodeAmbiguous(
            f"{code} stands for {len(different)} things: {names}",
            rule=RULE,
            field="code",
            code=code,
            candidates=names,
        )
    return Scanned(subject=different[0], actions=actions_of(different[0]))


def actions_of(subject: Subject) -> tuple[str, ...]:
    """Return the RPCs that the state of a thing lets through, by name (P-01, P-04, P-07, P-09)."""
    match subject:
        case Part():
            return ("ReceiveStock", "RequestParts", "PrintPartLabels")
        case ScannedLot():
            kinds = dict.fromkeys(place.account.kind for place in subject.places)
            named = (name for kind in kinds for name in _OF_PLACE.get(kind, ()))
            return tuple(dict.fromkeys(named))
        case Bin():
            return ("MoveStock", "PrintBinLabels")
        case Requisition():
            due = ("ApproveRequisition",) if subject.awaits_approval else ()
            return (*_OF_REQUISITION[subject.state], *due)
        case WorkOrder():
            return ("RequestParts",) if subject.state is OrderState.STARTED else ()
        case Receipt():
            return ("PrintReceivingForm",)


def _named(subject: Subject) -> str:
    match subject:
        case Part():
            return f"part {subject.part_number}"
        case ScannedLot():
            kind = "serial" if subject.part.tracking is Tracking.SERIAL else "batch"
            return f"{kind} {subject.number} of {subject.part.part_number}"
        case Bin():
            return f"bin {subject.warehouse_code}/{subject.code}"
        case Requisition():
            return f"requisition {subject.id}"
        case WorkOrder():
            return f"work order {subject.id}"
        case Receipt():
            return f"receipt {subject.id}"
