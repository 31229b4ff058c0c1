"""What must hold of fitted parts at any time."""

from __future__ import annotations

from typing import Final

FITTED_PARTS: Final[tuple[tuple[str, str, str], ...]] = (
    (
        "what orders have by serial or batch is what was issued and not brought back",
        "P-18",
        """
        with booked as (
            select order_id, part_number, lot, sum(quantity) as quantity
            from (
                select substr(to_account, 7) as order_id, part_number, lot, quantity
                from entry join entry_line on entry_line.entry_id = entry.id
                where document_kind = 'issue' and lot <> ''
                union all
                select substr(from_account, 7), part_number, lot, -quantity
                from entry join entry_line on entry_line.entry_id = entry.id
                where document_kind = 'return' and lot <> ''
            ) as moved group by order_id, part_number, lot
        ), kept as (
            select cast(work_order_id as text) as order_id, part_number, lot,
                sum(quantity) as quantity
            from fitted_part group by work_order_id, part_number, lot
        )
        select coalesce(kept.order_id, booked.order_id) as work_order_id,
            coalesce(kept.part_number, booked.part_number) as part_number,
            coalesce(kept.lot, booked.lot) as lot, kept.quantity, booked.quantity as booked
        from kept full join booked on booked.order_id = kept.order_id
            and booked.part_number = kept.part_number and booked.lot = kept.lot
        where kept.quantity is distinct from booked.quantity
        """,
    ),
    (
        "a part is fitted by a report after its issue that the fault is gone",
        "P-18",
        """
        select fitted_part.id, fitted_part.issued_at, fitted_part.fitted_at
        from fitted_part
        where fitted_part.fitted_at < fitted_part.issued_at
            or fitted_part.fitted_at is not null and not exists (
                select from fixing where fixing.work_order_id = fitted_part.work_order_id
                    and fixing.fixed_at = fitted_part.fitted_at)
        """,
    ),
    (
        "a fitted part names the customer and product of its order",
        "P-19",
        """
        select fitted_part.id, fitted_part.work_order_id
        from fitted_part join work_order on work_order.id = fitted_part.work_order_id
        where fitted_part.service_request_id <> work_order.service_request_id
            or fitted_part.customer_id is distinct from work_order.customer_id
            or fitted_part.installed_product_id is distinct from work_order.installed_product_id
        """,
    ),
)
