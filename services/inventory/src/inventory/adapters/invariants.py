"""What must hold in inventory's database at any time; `callout check` runs it.

Each entry: name, rule, SQL that returns the rows which break it.
"""

from __future__ import annotations

from typing import Final

INVARIANTS: Final[tuple[tuple[str, str, str], ...]] = (
    (
        "what is on hand is the sum of the ledger",
        "P-02",
        """
        with booked as (
            select warehouse_code, part_number,
                sum(case when to_account = 'warehouse:' || warehouse_code
                    then quantity else -quantity end) as on_hand
            from ledger group by warehouse_code, part_number
        )
        select coalesce(stock.warehouse_code, booked.warehouse_code) as warehouse_code,
            coalesce(stock.part_number, booked.part_number) as part_number,
            stock.on_hand, booked.on_hand as booked
        from stock full join booked on booked.warehouse_code = stock.warehouse_code
            and booked.part_number = stock.part_number
        where stock.on_hand is distinct from booked.on_hand
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
        "no account but the supplier's is ever below zero",
        "P-02",
        """
        select account, part_number, sum(quantity) as balance
        from (
            select to_account as account, part_number, quantity from ledger
            union all
            select from_account, part_number, -quantity from ledger
        ) as side
        where account <> 'supplier'
        group by account, part_number having sum(quantity) < 0
        """,
    ),
    (
        "every receipt is booked once, line by line",
        "P-03",
        """
        with booked as (
            select document_id, part_number, sum(quantity) as quantity
            from ledger where document_kind = 'receipt' group by document_id, part_number
        )
        select coalesce(line.receipt_id, booked.document_id) as receipt_id,
            coalesce(line.part_number, booked.part_number) as part_number,
            line.quantity, booked.quantity as booked
        from receipt_line as line full join booked on booked.document_id = line.receipt_id
            and booked.part_number = line.part_number
        where line.quantity is distinct from booked.quantity
        """,
    ),
    (
        "what is issued is booked to the order once, line by line",
        "P-04",
        """
        with booked as (
            select document_id, to_account, part_number, sum(quantity) as quantity
            from ledger where document_kind = 'issue' group by document_id, to_account, part_number
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
            from ledger where document_kind = 'return' group by document_id, part_number
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
)
