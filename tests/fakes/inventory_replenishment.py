"""Demand and proposals in memory: what `inventory.ports.replenishment` promises, by value."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from inventory.domain.errors import ConcurrentUpdate
from inventory.domain.ids import PartNumber, WarehouseCode
from inventory.domain.ledger import DocumentKind
from inventory.domain.lines import PartLine
from inventory.domain.receipt import Receipt
from inventory.domain.replenishment.deliveries import Coming
from inventory.domain.replenishment.fill_rate import MonthOfDemand
from inventory.domain.replenishment.proposal import (
    Proposal,
    ProposalId,
    ProposalNotFound,
    ProposalState,
)
from inventory.domain.replenishment.slow_stock import Shelf
from inventory.domain.replenishment.window import Window
from inventory.domain.requisition import Requisition, State, oldest_first
from inventory.ports.replenishment import MonthFilter, ProposalFilter

if TYPE_CHECKING:
    from fakes.inventory import FakeTx

PROPOSAL: Final = 7  # the rank of its lock, after everything else


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    warehouse_code: WarehouseCode
    part_number: PartNumber
    at: datetime
    wanted: int
    filled: int


class FakeDemands:
    def __init__(self, tx: FakeTx) -> None:
        self._tx = tx

    def history(
        self, warehouse_code: WarehouseCode, window: Window
    ) -> Mapping[PartNumber, tuple[int, ...]]:
        units: defaultdict[PartNumber, Counter[int]] = defaultdict(Counter)
        first: dict[PartNumber, datetime] = {}
        for each in sorted(self._wanted(), key=lambda wanted: wanted.at):
            if each.warehouse_code == warehouse_code and window.since < each.at <= window.until:
                units[each.part_number][window.age_of(each.at)] += each.wanted
                first.setdefault(each.part_number, each.at)
        return {
            part: tuple(
                ages[age]
                for age in range(
                    window.oldest(self._first_receipt(warehouse_code, part), first[part]), -1, -1
                )
            )
            for part, ages in units.items()
        }

    def waited_for(self, warehouse_code: WarehouseCode) -> Mapping[PartNumber, int]:
        found: Counter[PartNumber] = Counter()
        for each in self._tx.state.requisitions.values():
            if each.warehouse_code == warehouse_code and each.state is State.SHORT:
                found.update({line.part_number: line.quantity for line in each.lines})
        return found

    def orders(
        self, warehouse_code: WarehouseCode, since: datetime
    ) -> Mapping[PartNumber, Sequence[Coming]]:
        found: defaultdict[PartNumber, list[Coming]] = defaultdict(list)
        approved = (
            (each.decided_at, each.id, each)
            for each in self._tx.state.proposals.values()
            if each.state is ProposalState.APPROVED and each.warehouse_code == warehouse_code
        )
        for at, _, each in sorted(approved, key=lambda row: row[:2]):
            if at is not None and at >= since:
                found[each.part_number].append(Coming(units=each.decided_quantity, at=at))
        return found

    def receipts(
        self, warehouse_code: WarehouseCode, since: datetime
    ) -> Mapping[PartNumber, Sequence[Coming]]:
        found: defaultdict[PartNumber, list[Coming]] = defaultdict(list)
        for receipt in sorted(self._standing(), key=lambda each: each.received_at):
            if receipt.warehouse_code == warehouse_code and receipt.received_at >= since:
                for line in receipt.lines:
                    if good := line.quantity - line.faulty:
                        came = Coming(units=good, at=receipt.received_at)
                        found[line.part_number].append(came)
        return found

    def months(
        self, wanted: MonthFilter, after: tuple[str, date] | None, limit: int
    ) -> Sequence[MonthOfDemand]:
        sums: defaultdict[tuple[WarehouseCode, date], Counter[str]] = defaultdict(Counter)
        for each in self._wanted():
            warehouse = self._tx.state.warehouses[each.warehouse_code]
            if not self._tx.may(warehouse.branch_code):
                continue
            zone = ZoneInfo(self._tx.state.branches[warehouse.branch_code].time_zone)
            month = each.at.astimezone(zone).date().replace(day=1)
            if wanted.from_month <= month <= wanted.to_month and wanted.warehouse_code in {
                "",
                each.warehouse_code,
            }:
                sums[each.warehouse_code, month].update(wanted=each.wanted, filled=each.filled)
        return [
            MonthOfDemand(
                warehouse_code=key[0], month=key[1], wanted=sum_["wanted"], filled=sum_["filled"]
            )
            for key, sum_ in sorted(sums.items())
            if after is None or key > after
        ][:limit]

    def shelves(
        self, warehouse_code: str, after: tuple[str, str] | None, limit: int
    ) -> Sequence[Shelf]:
        found = []
        for key, level in sorted(self._tx.state.levels.items()):
            seen = self._tx.may(self._tx.state.warehouses[key[0]].branch_code)
            if not (seen and level.on_hand and warehouse_code in {"", key[0]}):
                continue
            if after is not None and key <= after:
                continue
            came, went = self._came(*key), self._went(*key)
            found.append(
                Shelf(
                    warehouse_code=key[0],
                    part_number=key[1],
                    on_hand=level.on_hand,
                    unit_cost=self._tx.state.parts[key[1]].unit_cost,
                    first_received_at=min(came, default=None),
                    last_received_at=max(came, default=None),
                    last_issued_at=max(went, default=None),
                )
            )
        return found[:limit]

    def _wanted(self) -> Iterable[Wanted]:
        for asked in self._tx.state.requisitions.values():
            back = {line.part_number: line.quantity for line in asked.returned}
            for line in asked.lines:
                short = self._tx.state.short_at_first.get((asked.id, line.part_number), 0)
                units = line.quantity
                if asked.state is State.ISSUED:
                    units -= back.get(line.part_number, 0)
                elif asked.state is State.RELEASED:
                    units = 0 if self._asked_again(asked, line) else short
                if units:
                    yield Wanted(
                        warehouse_code=asked.warehouse_code,
                        part_number=line.part_number,
                        at=asked.requested_at,
                        wanted=units,
                        filled=max(0, units - short),
                    )

    def _asked_again(self, asked: Requisition, line: PartLine) -> bool:
        return any(
            other.state is not State.RELEASED
            or (
                self._tx.state.short_at_first.get((other.id, line.part_number), 0) > 0
                and oldest_first(other) > oldest_first(asked)
            )
            for other in self._tx.state.requisitions.values()
            if other.work_order_id == asked.work_order_id
            and other.id != asked.id
            and any(each.part_number == line.part_number for each in other.lines)
        )

    def _standing(self) -> list[Receipt]:
        """What was received and not undone."""
        undone = self._tx.ledger.reversal_of
        return [
            each
            for each in self._tx.state.receipts
            if undone(DocumentKind.RECEIPT, each.id) is None
        ]

    def _first_receipt(self, warehouse: WarehouseCode, part: PartNumber) -> datetime | None:
        return min(self._came(warehouse, part), default=None)

    def _came(self, warehouse: WarehouseCode, part: PartNumber) -> list[datetime]:
        return [
            receipt.received_at
            for receipt in self._standing()
            if receipt.warehouse_code == warehouse
            and any(
                line.part_number == part and line.quantity > line.faulty for line in receipt.lines
            )
        ]

    def _went(self, warehouse: WarehouseCode, part: PartNumber) -> list[datetime]:
        return [
            each.issued_at
            for each in self._tx.state.requisitions.values()
            if each.issued_at is not None
            and each.warehouse_code == warehouse
            and any(line.part_number == part for line in each.lines)
        ]


class FakeProposals:
    def __init__(self, tx: FakeTx) -> None:
        self._tx = tx

    def get(self, proposal_id: ProposalId) -> Proposal:
        found = self._tx.state.proposals.get(proposal_id)
        if found is None or not self._tx.may(found.branch_code):
            raise ProposalNotFound(f"there is no proposal {proposal_id}")
        return found

    def lock(self, proposal_id: ProposalId) -> Proposal:
        self._tx.note_lock(PROPOSAL, proposal_id)
        return self.get(proposal_id)

    def lock_undecided(self, warehouse_code: WarehouseCode) -> Sequence[Proposal]:
        found = sorted(
            (
                each
                for each in self._tx.state.proposals.values()
                if each.state is ProposalState.PROPOSED and each.warehouse_code == warehouse_code
            ),
            key=lambda each: each.id,
        )
        self._tx.note_lock(PROPOSAL, *(each.id for each in found))
        return found

    def add(self, proposals: Collection[Proposal]) -> None:
        for each in proposals:
            assert each.id not in self._tx.state.proposals
            self._tx.state.proposals[each.id] = replace(each, version=1)

    def save_superseded(self, proposals: Collection[Proposal]) -> None:
        for each in proposals:
            assert each.state is ProposalState.SUPERSEDED
            self.save(each)

    def save(self, proposal: Proposal) -> Proposal:
        if self._tx.state.proposals[proposal.id].version != proposal.version:
            raise ConcurrentUpdate(f"proposal {proposal.id} was changed")
        saved = replace(proposal, version=proposal.version + 1)
        self._tx.state.proposals[saved.id] = saved
        return saved

    def page(
        self, wanted: ProposalFilter, after: tuple[datetime, str] | None, limit: int
    ) -> Sequence[Proposal]:
        ordered = sorted(self._tx.state.proposals.values(), key=_key)
        return [
            each
            for each in ordered
            if self._tx.may(each.branch_code)
            and wanted.branch_code in {"", each.branch_code}
            and wanted.warehouse_code in {"", each.warehouse_code}
            and wanted.state in {None, each.state}
            and (after is None or _key(each) > after)
        ][:limit]


def _key(proposal: Proposal) -> tuple[datetime, str]:
    return proposal.proposed_at, proposal.id
