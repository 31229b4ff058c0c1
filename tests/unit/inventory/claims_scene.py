"""Verbs of supplier claims in a scene."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from inventory.domain.ids import PartNumber, WarehouseCode
from inventory.domain.old_parts.old_part import DisposalId, OldPart
from inventory.domain.part_codes import PartCode
from inventory.domain.receipt import FaultyLine, Receipt
from inventory.domain.supplier_claims.claim import Answer, SupplierClaim, SupplierClaimId
from inventory.handlers.supplier_claims.answer_claim import AnswerClaim, answer_claim
from inventory.handlers.supplier_claims.draft_claim import DraftClaim, draft_claim
from inventory.handlers.supplier_claims.lines import DeliveryToClaim, OldPartToClaim
from inventory.handlers.supplier_claims.pay_claim import PayClaim, pay_claim
from inventory.handlers.supplier_claims.return_claimed_parts import (
    ReturnClaimedParts,
    return_claimed_parts,
)
from inventory.handlers.supplier_claims.send_claim import SendClaim, send_claim
from inventory.handlers.supplier_claims.sweeps import chase_claim_answers, chase_unsent_claims
from inventory.handlers.supplier_claims.withdraw_claim import WithdrawClaim, withdraw_claim
from inventory.ports import Tx
from inventory.ports.supplier_claims import ClaimFilter, DueFilter
from unit.inventory.old_parts_scene import OldPartsScene
from unit.inventory.scene import (
    BOARD,
    KEEPER,
    PUMP,
    STORE,
    SUPERVISOR,
    SYSTEM,
    VALVE,
    Scene,
    Who,
    lines,
)

MAKER = "Grundfos"
ANY = ClaimFilter()
ANY_DUE = DueFilter()


@dataclass
class ClaimsScene:
    """A scene whose parts one maker supplies."""

    day: Scene

    def __post_init__(self) -> None:
        self.old = OldPartsScene(self.day)
        self.supplied(PUMP, VALVE, BOARD)

    def supplied(self, *parts: PartNumber, supplier: str = MAKER) -> None:
        """Put the maker's codes of some parts on the part list."""
        with self.day.begin(SYSTEM) as tx:
            tx.part_list.add_codes(
                [PartCode(part_number=each, supplier=supplier, code=f"G-{each}") for each in parts]
            )

    def draft(
        self,
        *old_parts: OldPart,
        supplier: str = MAKER,
        warehouse: WarehouseCode = STORE,
        labour: str = "80.00",
        freight: str = "15.00",
        who: Who = KEEPER,
    ) -> SupplierClaim:
        wanted = tuple(
            OldPartToClaim(
                old_part_id=each.id,
                cause="burnt out",
                labour_amount=Decimal(labour),
                freight_amount=Decimal(freight),
            )
            for each in old_parts
        )
        return self.draft_as(self.drafting(supplier, warehouse, wanted), who)

    def drafting(
        self,
        supplier: str = MAKER,
        warehouse: WarehouseCode = STORE,
        old_parts: tuple[OldPartToClaim, ...] = (),
        deliveries: tuple[DeliveryToClaim, ...] = (),
    ) -> DraftClaim:
        return DraftClaim(
            claim_id=SupplierClaimId(self.day.new_id()),
            warehouse_code=warehouse,
            supplier=supplier,
            old_parts=old_parts,
            deliveries=deliveries,
        )

    def draft_as(self, cmd: DraftClaim, who: Who = KEEPER) -> SupplierClaim:
        return self.day.do(draft_claim, cmd, who)

    def faulty_delivery(self) -> Receipt:
        """Two pumps came, one of them dented: it lies in quarantine."""
        bad = FaultyLine(line=lines(PUMP=1)[0], cause="dented")
        return self.day.receive_as(replace(self.day.receipt(PUMP=2), faulty=(bad,)))

    def draft_delivery(self, receipt: Receipt) -> SupplierClaim:
        wanted = DeliveryToClaim(receipt_id=receipt.id, part_number=PUMP)
        return self.draft_as(self.drafting(deliveries=(wanted,)))

    def send(self, claim: SupplierClaim, who: Who = SUPERVISOR) -> SupplierClaim:
        return self.day.do(send_claim, SendClaim(claim_id=claim.id, document="L-1"), who)

    def answer(self, claim: SupplierClaim, *granted: str, reason: str = "wear") -> SupplierClaim:
        """Grant so much of each line, in their order; less needs the reason."""
        answers = {
            number: Answer(accepted=Decimal(each), reason=reason)
            for number, each in enumerate(granted, start=1)
        }
        cmd = AnswerClaim(claim_id=claim.id, document="A-1", answers=answers)
        return self.day.do(answer_claim, cmd, SUPERVISOR)

    def pay(
        self,
        claim: SupplierClaim,
        amount: str,
        *,
        document: str = "B-1",
        settles: bool = False,
        reason: str = "",
    ) -> SupplierClaim:
        cmd = PayClaim(
            claim_id=claim.id,
            amount=Decimal(amount),
            document=document,
            settles=settles,
            difference_reason=reason,
        )
        return self.day.do(pay_claim, cmd, SUPERVISOR)

    def withdraw(self, claim: SupplierClaim) -> SupplierClaim:
        cmd = WithdrawClaim(claim_id=claim.id, reason="our own fault")
        return self.day.do(withdraw_claim, cmd, SUPERVISOR)

    def send_back(self, claim: SupplierClaim, who: Who = SUPERVISOR) -> SupplierClaim:
        cmd = ReturnClaimedParts(
            claim_id=claim.id, disposal_id=DisposalId(self.day.new_id()), document="SF-1"
        )
        return self.day.do(return_claimed_parts, cmd, who)

    def all(self, wanted: ClaimFilter = ANY, who: Who = SYSTEM) -> list[SupplierClaim]:
        with self.day.begin(who) as tx:
            return list(tx.supplier_claims.page(wanted, None, 100))

    def due(self, wanted: DueFilter = ANY_DUE, who: Who = SYSTEM) -> list[str]:
        """The old parts whose claim is still to be sent."""
        with self.day.begin(who) as tx:
            return [each.old_part_id for each in tx.claim_dues.page(wanted, None, 100)]

    def chase(self) -> tuple[int, int]:
        """Run both timers: how many were not sent, how many not answered."""
        return self._run(chase_unsent_claims), self._run(chase_claim_answers)

    def _run(self, timer: Callable[[Tx, datetime], int]) -> int:
        with self.day.begin(SYSTEM) as tx:
            return timer(tx, self.day.now)
