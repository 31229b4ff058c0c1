"""What must hold of old parts at any time."""

from __future__ import annotations

from typing import Final

OLD_PARTS: Final[tuple[tuple[str, str, str], ...]] = (
    (
        "every part issued in warranty and not brought back owes an old part",
        "P-06",
        """
        with issued as (
            select line.requisition_id, line.part_number, line.quantity - line.returned as owed,
                coalesce(requisition.issued_at >= work_order.warranty_ended_at, false) as after_it
            from requisition join requisition_line as line on line.requisition_id = requisition.id
            join work_order on work_order.id = requisition.work_order_id
            where requisition.state = 'issued' and work_order.in_warranty
        )
        select coalesce(issued.requisition_id, old_part.requisition_id) as requisition_id,
            coalesce(issued.part_number, old_part.part_number) as part_number,
            issued.owed, old_part.quantity
        from issued full join old_part on old_part.requisition_id = issued.requisition_id
            and old_part.part_number = issued.part_number
        where issued.owed is distinct from old_part.quantity
            and not (old_part.id is null and issued.after_it)
        """,
    ),
    (
        "every old part that came is booked once",
        "P-06",
        """
        with came as (
            select old_part_id, sum(quantity) as quantity from old_part_handover
            group by old_part_id
        ), booked as (
            select document_id, sum(quantity) as quantity
            from entry join entry_line on entry_line.entry_id = entry.id
            where document_kind = 'old-part' group by document_id
        )
        select old_part.id, old_part.received, came.quantity as came, booked.quantity as booked
        from old_part left join came on came.old_part_id = old_part.id
            full join booked on booked.document_id = old_part.id
        where old_part.id is null or old_part.received <> coalesce(came.quantity, 0)
            or old_part.received <> coalesce(booked.quantity, 0)
        """,
    ),
    (
        "what lies in the old parts came and was not disposed of",
        "P-06",
        """
        with lying as (
            select account, part_number, sum(quantity) as quantity from balance
            where account like 'old-parts:%' group by account, part_number
        ), kept as (
            select 'old-parts:' || warehouse_code as account, part_number,
                sum(received) as quantity
            from old_part where state <> 'disposed' group by warehouse_code, part_number
        )
        select coalesce(lying.account, kept.account) as account,
            coalesce(lying.part_number, kept.part_number) as part_number,
            lying.quantity as lying, kept.quantity as kept
        from lying full join kept on kept.account = lying.account
            and kept.part_number = lying.part_number
        where coalesce(lying.quantity, 0) <> coalesce(kept.quantity, 0)
        """,
    ),
    (
        "an issue is written off only with service report and old part",
        "P-06",
        """
        select old_part.id, old_part.state, old_part.received, old_part.quantity,
            work_order.reported_at
        from old_part left join work_order on work_order.id = old_part.work_order_id
        where (old_part.state in ('written_off', 'disposed'))
                <> (old_part.written_off_at is not null)
            or old_part.state in ('written_off', 'disposed') and (
                old_part.received + old_part.waived <> old_part.quantity
                or old_part.received = 0 or work_order.reported_at is null
                or work_order.reported_at < old_part.issued_at)
        """,
    ),
    (
        "who received an old part does not dispose of it",
        "P-06",
        """
        select old_part.id, disposal.disposed_by
        from old_part join disposal on disposal.id = old_part.disposal_id
            join old_part_handover as handover on handover.old_part_id = old_part.id
        where handover.received_by = disposal.disposed_by
        """,
    ),
    (
        "the disposals of a warehouse and month are numbered from 1 without a gap",
        "P-06",
        """
        select warehouse_code, month, count(*) as records, max(serial) as last_serial
        from disposal group by warehouse_code, month
        having count(distinct serial) <> max(serial) or count(*) <> max(serial)
        """,
    ),
    (
        "what will not come was given up by another than who owed it, and did not come",
        "P-06",
        """
        select old_part.id, old_part.received, waived, owed_by, waived_by
        from old_part join requisition on requisition.id = old_part.requisition_id
        where waived > 0 and (waived_by = owed_by or received + waived > quantity
            or owed_by is distinct from requisition.requested_by)
            or (old_part.state = 'waived') <> (waived > 0 and received = 0)
        """,
    ),
    (
        "disposal is called for where something had been written off before",
        "P-06",
        """
        select review.warehouse_code, review.month, review.oldest_at
        from disposal_review as review
        where review.oldest_at > review.reviewed_at or not exists (
            select from old_part where old_part.warehouse_code = review.warehouse_code
                and old_part.written_off_at = review.oldest_at)
        """,
    ),
)
