"""Use case: the keeper registers a thing that is lent and comes back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inventory.domain.ids import WarehouseCode
from inventory.domain.loans.asset import (
    Asset,
    AssetKind,
    Purchase,
    not_booked_in,
    require_here,
    require_serial,
)
from inventory.domain.loans.keys import AssetKey
from inventory.domain.part import known_part
from inventory.domain.warehouse import Warehouse, known_branch
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterAsset:
    """`device_class`: what a measuring device measures; nothing else has one."""

    key: AssetKey
    kind: AssetKind
    warehouse_code: WarehouseCode
    device_class: str = ""


def register_asset(cmd: RegisterAsset, tx: Tx, now: datetime) -> Asset:
    """Register a serial that lies in a warehouse, with what it cost by the price list.

    The same facts again change nothing; another warehouse in which it lies becomes its own.

    Args:
        cmd: The serial, and what it is lent for.
        tx: Open transaction, committed by the caller.
        now: Time of the command (UTC).

    Returns:
        The asset; its original price is that of the day on which it was first booked in.

    Raises:
        WarehouseNotFound: There is none, or it belongs to a branch of others.
        PartNotFound: The part is not on the price list.
        LotsInvalid: LOTS_INVALID, the part is not followed by serial.
        AssetAlreadyRegistered: It is another kind of thing.
        AssetNotInWarehouse: It does not lie there, or no delivery brought it.
        DeviceClassInvalid: A device without a class, or a class of something else.
        ConcurrentUpdate: Somebody else registered it at the same moment.

    Source: rulebook P-11, P-12, P-20.
    """
    warehouse = tx.warehouses.get(cmd.warehouse_code)
    part = known_part(tx.parts.find_all([cmd.key.part_number]), cmd.key.part_number)
    require_serial(part, cmd.kind)
    known = tx.assets.lock_anywhere(cmd.key)
    if known is not None:
        known.require_same(cmd.kind, cmd.device_class)
        if known.warehouse_code == warehouse.code:
            return known
    place = tx.stock.place_of(*cmd.key)
    require_here(cmd.key, place, warehouse.code, cmd.kind.rule)
    if known is not None:
        return tx.assets.save(known.moved_to(warehouse, now))
    return tx.assets.add(
        Asset(
            key=cmd.key,
            kind=cmd.kind,
            device_class=cmd.device_class,
            warehouse_code=warehouse.code,
            branch_code=warehouse.branch_code,
            purchase=_purchase(cmd, tx, warehouse),
            registered_at=now,
            available_since=now,
            due_at=now if cmd.kind is AssetKind.DEVICE else None,
        )
    )


def _purchase(cmd: RegisterAsset, tx: Tx, warehouse: Warehouse) -> Purchase:
    arrival = tx.assets.arrival_of(cmd.key)
    if arrival is None:
        raise not_booked_in(cmd.key, cmd.kind.rule)
    branch = known_branch(tx.branches.find(warehouse.branch_code), warehouse.branch_code)
    day = branch.day_of(arrival.at)
    prices = tx.part_list.on_day([cmd.key.part_number], day)
    return Purchase(
        bought_on=day,
        price=known_part(prices, cmd.key.part_number).unit_cost,
        receipt_id=arrival.receipt_id,
    )
