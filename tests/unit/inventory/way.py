"""Verbs of transfers between two warehouses, over a fake or real store."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from inventory.domain.ids import BranchCode, TransferId, WarehouseCode
from inventory.domain.ledger import Balance
from inventory.domain.lines import PartLine
from inventory.domain.receipt import FaultyLine
from inventory.domain.transfers.claim import ClaimOutcome
from inventory.domain.transfers.transfer import Transfer
from inventory.handlers.transfers.ask_transfer import AskTransfer, ask_transfer
from inventory.handlers.transfers.cancel_transfer import CancelTransfer, cancel_transfer
from inventory.handlers.transfers.receive_transfer import ReceiveTransfer, receive_transfer
from inventory.handlers.transfers.settle_claim import SettleClaim, settle_claim
from inventory.handlers.transfers.ship_transfer import ShipTransfer, ship_transfer
from unit.inventory.scene import SHANGHAI, STORE, SYSTEM, Scene, Who, lines

DEPOT = WarehouseCode("SH01-W1")
BEIJING_ONLY = frozenset({"BJ01"})
SHANGHAI_ONLY = frozenset({"SH01"})
ASKER = Who(subject="K-02", role="storekeeper", branches=SHANGHAI_ONLY)
SENDER = Who(subject="K-01", role="storekeeper", branches=BEIJING_ONLY)
RECEIVER = Who(subject="K-02", role="storekeeper", branches=SHANGHAI_ONLY)
JUDGE = Who(subject="S-01", role="supervisor", branches=BEIJING_ONLY)


class Way:
    """From STORE in Beijing to DEPOT in Shanghai, unless a test says otherwise."""

    def __init__(self, scene: Scene, branch: BranchCode = SHANGHAI) -> None:
        self.scene = scene
        scene.branch(branch)
        scene.warehouse(DEPOT, branch)

    def ask(self, who: Who = ASKER, **quantities: int) -> Transfer:
        return self.ask_lines(lines(**quantities), who)

    def ask_lines(
        self,
        lines_: tuple[PartLine, ...],
        who: Who = ASKER,
        *,
        from_code: WarehouseCode = STORE,
        to_code: WarehouseCode = DEPOT,
    ) -> Transfer:
        cmd = AskTransfer(
            transfer_id=TransferId(self.scene.new_id()),
            from_code=from_code,
            to_code=to_code,
            lines=lines_,
            reason="the shelf is empty",
        )
        return self.scene.do(ask_transfer, cmd, who)

    def shipment(self, transfer: Transfer, *lots: PartLine) -> ShipTransfer:
        return ShipTransfer(
            transfer_id=transfer.id,
            carrier="顺丰",
            handed_to="张三",
            expected_at=self.scene.now + timedelta(days=2),
            lots=lots,
        )

    def ship(self, transfer: Transfer, *lots: PartLine, who: Who = SENDER) -> Transfer:
        return self.scene.do(ship_transfer, self.shipment(transfer, *lots), who)

    def shipped(self, **quantities: int) -> Transfer:
        return self.ship(self.ask_lines(lines(**quantities)))

    def receive(
        self,
        transfer: Transfer,
        *came: PartLine,
        damaged: tuple[PartLine, ...] = (),
        who: Who = RECEIVER,
    ) -> Transfer:
        cmd = ReceiveTransfer(
            transfer_id=transfer.id,
            lines=came,
            damaged=tuple(FaultyLine(line=line, cause="dented") for line in damaged),
        )
        return self.scene.do(receive_transfer, cmd, who)

    def cancel(self, transfer: Transfer, who: Who = ASKER) -> Transfer:
        cmd = CancelTransfer(transfer_id=transfer.id, reason="not needed any more")
        return self.scene.do(cancel_transfer, cmd, who)

    def settle(
        self, transfer: Transfer, outcome: ClaimOutcome, number: int = 1, who: Who = JUDGE
    ) -> Transfer:
        cmd = SettleClaim(
            transfer_id=transfer.id, claim_number=number, outcome=outcome, cause="seen on film"
        )
        return self.scene.do(settle_claim, cmd, who)

    def look(self, transfer: Transfer) -> Transfer:
        with self.scene.begin(SYSTEM) as tx:
            return tx.transfers.get(transfer.id)

    def under_way(self, transfer: Transfer) -> Mapping[tuple[str, str], int]:
        with self.scene.begin(SYSTEM) as tx:
            found: list[Balance] = list(tx.stock.held_in(transfer.account))
        return {(each.part_number, each.lot): each.quantity for each in found}
