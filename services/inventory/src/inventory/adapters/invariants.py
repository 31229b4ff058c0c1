"""What must hold in inventory's database at any time; `callout check` runs it.

Each entry: name, rule, SQL that returns the rows which break it.
"""

from __future__ import annotations

from typing import Final

from inventory.adapters.counts.invariants import COUNTS
from inventory.adapters.fitted_parts.invariants import FITTED_PARTS
from inventory.adapters.green_channel.invariants import GREEN_CHANNEL
from inventory.adapters.internal_use.invariants import INTERNAL_USE
from inventory.adapters.loans.invariants import LOANS
from inventory.adapters.old_parts.invariants import OLD_PARTS
from inventory.adapters.replenishment.invariants import REPLENISHMENT
from inventory.adapters.sourcing.invariants import EXPECTATIONS
from inventory.adapters.special_orders.invariants import SPECIAL_ORDERS
from inventory.adapters.supplements.invariants import SUPPLEMENTS
from inventory.adapters.supplier_claims.invariants import SUPPLIER_CLAIMS
from inventory.adapters.transfers.invariants import TRANSFERS
from inventory.adapters.transfers.invariants_between_cells import BETWEEN_CELLS

INVARIANTS: Final[tuple[tuple[str, str, str], ...]] = (
    (
        "what is on hand is what lies in the bins",
        "P-02",
        """
        with lying as (
            select bin.warehouse_code, balance.part_number, sum(balance.quantity) as quantity
            from balance join bin on bin.account = balance.account
            group by bin.warehouse_code, balance.part_number
        )
        select coalesce(stock.warehouse_code, lying.warehouse_code) as warehouse_code,
            coalesce(stock.part_number, lying.part_number) as part_number,
            stock.on_hand, lying.quantity as lying
        from stock full join lying on lying.warehouse_code = stock.warehouse_code
            and lying.part_number = stock.part_number
        where coalesce(stock.on_hand, 0) <> coalesce(lying.quantity, 0)
        """,
    ),
    (
        "every balance is the sum of its entries",
        "P-02",
        """
        with booked as (
            select account, part_number, lot, sum(quantity) as quantity from posting
            where account <> 'supplier' and account not like 'other-cell:%'
            group by account, part_number, lot
        )
        select coalesce(balance.account, booked.account) as account,
            coalesce(balance.part_number, booked.part_number) as part_number,
            coalesce(balance.lot, booked.lot) as lot, balance.quantity, booked.quantity as booked
        from balance full join booked on booked.account = balance.account
            and booked.part_number = balance.part_number and booked.lot = balance.lot
        where coalesce(balance.quantity, 0) <> coalesce(booked.quantity, 0)
        """,
    ),
    (
        "every part is conserved: what came from outside is somewhere",
        "P-02",
        """
        select part_number, sum(quantity) as too_many
        from (
            select part_number, quantity from balance
            union all
            select part_number, quantity from posting
            where account = 'supplier' or account like 'other-cell:%'
        ) as everywhere
        group by part_number having sum(quantity) <> 0
        """,
    ),
    (
        "every serial is in one place",
        "P-02",
        """
        select part_number, lot, count(*) as places, sum(quantity) as units from balance
        where tracking = 'serial' and quantity > 0
        group by part_number, lot having count(*) > 1 or sum(quantity) > 1
        """,
    ),
    (
        "every movement follows its part by serial, by batch or not at all",
        "P-02",
        """
        select entry_line.id, entry_line.tracking, part.tracking as part_is, entry_line.lot
        from entry_line join part on part.part_number = entry_line.part_number
        where entry_line.tracking <> part.tracking
            or (part.tracking = 'none') <> (entry_line.lot = '')
            or (part.tracking = 'serial' and entry_line.quantity <> 1)
        """,
    ),
    (
        "a reversal is the opposite of what it undoes, line by line",
        "P-02",
        """
        with undone as (
            select reversal.id, line.part_number, line.lot, line.from_account, line.to_account,
                line.quantity
            from entry as reversal join entry_line as line on line.entry_id = reversal.reverses
        ), booked as (
            select reversal.id, line.part_number, line.lot, line.from_account, line.to_account,
                line.quantity
            from entry as reversal join entry_line as line on line.entry_id = reversal.id
            where reversal.reverses is not null
        )
        select id, part_number, lot, sum(quantity) as too_many
        from (
            select id, part_number, lot, from_account, to_account, quantity from booked
            union all
            select id, part_number, lot, to_account, from_account, -quantity from undone
        ) as both_ways
        group by id, part_number, lot, from_account, to_account having sum(quantity) <> 0
        """,
    ),
    (
        "every entry has its lines, in the books and at the time of the entry",
        "P-02",
        """
        select entry.id, entry_line.id as line_id
        from entry left join entry_line on entry_line.entry_id = entry.id
        where entry_line.id is null or entry_line.warehouse_code <> entry.warehouse_code
            or entry_line.occurred_at <> entry.occurred_at
        """,
    ),
    (
        "what is reserved is the sum of the requisitions that hold it",
        "P-02",
        """
        with held as (
            select requisition.warehouse_code, line.part_number, sum(line.quantity) as reserved
            from requisition join requisition_line as line on line.requisition_id = requisition.id
            where requisition.state in ('reserved', 'approved')
            group by requisition.warehouse_code, line.part_number
        )
        select coalesce(stock.warehouse_code, held.warehouse_code) as warehouse_code,
            coalesce(stock.part_number, held.part_number) as part_number,
            stock.reserved, held.reserved as held
        from stock full join held on held.warehouse_code = stock.warehouse_code
            and held.part_number = stock.part_number
        where coalesce(stock.reserved, 0) <> coalesce(held.reserved, 0)
        """,
    ),
    (
        "stock is never below zero and never promised twice",
        "P-02",
        """
        select warehouse_code, part_number, on_hand, reserved from stock
        where reserved < 0 or on_hand < reserved
        """,
    ),
    (
        "no account is below zero but those outside and the losses of counts",
        "P-02",
        """
        select account, part_number, lot, sum(quantity) as balance from posting
        where account <> 'supplier' and account not like 'other-cell:%'
            and account not like 'loss:%'
        group by account, part_number, lot having sum(quantity) < 0
        """,
    ),
    (
        "every receipt is booked once, line by line",
        "P-03",
        """
        with booked as (
            select document_id, part_number, sum(quantity) as quantity
            from entry join entry_line on entry_line.entry_id = entry.id
            where document_kind = 'receipt' group by document_id, part_number
        )
        select coalesce(line.receipt_id, booked.document_id) as receipt_id,
            coalesce(line.part_number, booked.part_number) as part_number,
            line.quantity, booked.quantity as booked
        from receipt_line as line full join booked on booked.document_id = line.receipt_id
            and booked.part_number = line.part_number
        where coalesce(line.quantity, 0) <> coalesce(booked.quantity, 0)
        """,
    ),
    (
        "what lay there when the books began is booked once, place by place",
        "P-02",
        """
        with booked as (
            select entry.id as entry_id, bin.warehouse_code, bin.code as bin_code, part_number,
                lot, sum(quantity) as quantity
            from entry join entry_line on entry_line.entry_id = entry.id
            left join bin on bin.account = entry_line.to_account
            where document_kind = 'opening'
            group by entry.id, bin.warehouse_code, bin.code, part_number, lot
        )
        select coalesce(told.entry_id, booked.entry_id) as entry_id,
            coalesce(told.bin_code, booked.bin_code) as bin_code,
            coalesce(told.part_number, booked.part_number) as part_number,
            told.quantity, booked.quantity as booked
        from opening_stock as told full join booked on booked.entry_id = told.entry_id
            and booked.warehouse_code = told.warehouse_code and booked.bin_code = told.bin_code
            and booked.part_number = told.part_number and booked.lot = told.lot
        where told.quantity is distinct from booked.quantity
        """,
    ),
    (
        "what a receiving form calls faulty went into quarantine, with a cause",
        "P-03",
        """
        with aside as (
            select document_id, part_number, sum(quantity) as quantity
            from entry join entry_line on entry_line.entry_id = entry.id
            where document_kind = 'receipt' and to_account like 'quarantine:%'
            group by document_id, part_number
        )
        select coalesce(line.receipt_id, aside.document_id) as receipt_id,
            coalesce(line.part_number, aside.part_number) as part_number,
            line.faulty, line.cause, aside.quantity as aside
        from receipt_line as line full join aside on aside.document_id = line.receipt_id
            and aside.part_number = line.part_number
        where coalesce(line.faulty, 0) <> coalesce(aside.quantity, 0)
            or (line.faulty > 0) <> (line.cause <> '')
        """,
    ),
    (
        "the receiving forms of a warehouse and day are numbered from 1 without a gap",
        "P-03",
        """
        select warehouse_code, day, count(*) as forms, max(serial) as last_serial from receipt
        group by warehouse_code, day
        having count(distinct serial) <> max(serial) or count(*) <> max(serial)
        """,
    ),
    (
        "what is issued is booked to the order once, line by line",
        "P-04",
        """
        with booked as (
            select document_id, to_account, part_number, sum(quantity) as quantity
            from entry join entry_line on entry_line.entry_id = entry.id
            where document_kind = 'issue' group by document_id, to_account, part_number
        ), issued as (
            select requisition.id, 'order:' || requisition.work_order_id as account,
                line.part_number, line.quantity
            from requisition join requisition_line as line on line.requisition_id = requisition.id
            where requisition.state = 'issued'
        )
        select coalesce(issued.id, booked.document_id) as requisition_id,
            coalesce(issued.part_number, booked.part_number) as part_number,
            issued.quantity, booked.quantity as booked
        from issued full join booked on booked.document_id = issued.id
            and booked.to_account = issued.account and booked.part_number = issued.part_number
        where issued.quantity is distinct from booked.quantity
        """,
    ),
    (
        "nobody approves what he asked for",
        "P-04",
        """
        select id, requested_by, approved_by from requisition where approved_by = requested_by
        """,
    ),
    (
        "an order that ended holds nothing and waits for nothing that is not due for release",
        "P-04",
        """
        select requisition.id, requisition.state, work_order.id as work_order_id,
            work_order.state as order_state
        from requisition join work_order on work_order.id = requisition.work_order_id
        where work_order.state in ('closed', 'cancelled')
            and requisition.state in ('short', 'reserved', 'approved')
            and not exists (select from due_release as due
                where due.requisition_id = requisition.id)
        """,
    ),
    (
        "a requisition waits exactly when something is missing",
        "P-04",
        """
        select requisition.id, requisition.state, sum(line.missing) as missing
        from requisition left join requisition_line as line
            on line.requisition_id = requisition.id
        group by requisition.id, requisition.state
        having count(line.part_number) = 0
            or (requisition.state = 'short') <> (sum(line.missing) > 0)
        """,
    ),
    (
        "nobody waits for stock that is there",
        "P-04",
        """
        select requisition.id, requisition.warehouse_code
        from requisition
        where requisition.state = 'short' and not exists (
            select from requisition_line as line
            left join stock on stock.warehouse_code = requisition.warehouse_code
                and stock.part_number = line.part_number
            where line.requisition_id = requisition.id
                and coalesce(stock.on_hand - stock.reserved, 0) < line.quantity)
        """,
    ),
    (
        "what came back is booked once and is no more than what went out",
        "P-07",
        """
        with booked as (
            select document_id, part_number, sum(quantity) as quantity
            from entry join entry_line on entry_line.entry_id = entry.id
            where document_kind = 'return' group by document_id, part_number
        ), back as (
            select requisition_id, part_number, returned, quantity
            from requisition_line where returned > 0
        )
        select coalesce(back.requisition_id, booked.document_id) as requisition_id,
            coalesce(back.part_number, booked.part_number) as part_number,
            back.returned, booked.quantity as booked
        from back full join booked on booked.document_id = back.requisition_id
            and booked.part_number = back.part_number
        where back.returned is distinct from booked.quantity or back.returned > back.quantity
        """,
    ),
    *REPLENISHMENT,
    *OLD_PARTS,
    *FITTED_PARTS,
    *EXPECTATIONS,
    *TRANSFERS,
    *SUPPLIER_CLAIMS,
    *INTERNAL_USE,
    *COUNTS,
    *LOANS,
    *BETWEEN_CELLS,
    *SUPPLEMENTS,
    *GREEN_CHANNEL,
    *SPECIAL_ORDERS,
)
