"""What must hold of transfers at any time."""

from __future__ import annotations

from typing import Final

TRANSFERS: Final[tuple[tuple[str, str, str], ...]] = (
    (
        "what is in transit is what open transfers say",
        "P-08",
        """
        with said as (
            select account, part_number, sum(quantity) as quantity
            from (
                select 'transit:' || transfer.id as account, line.part_number, line.quantity
                from transfer join transfer_line as line on line.transfer_id = transfer.id
                where transfer.state = 'shipped' and transfer.side <> 'receiver'
                union all
                select 'transit:' || claim.transfer_id, claim.part_number, claim.quantity
                from transfer_claim as claim join transfer on transfer.id = claim.transfer_id
                where outcome is null and kind <> 'surplus' and transfer.side <> 'receiver'
            ) as open
            group by account, part_number
        ), lying as (
            select account, part_number, sum(quantity) as quantity from balance
            where account like 'transit:%' group by account, part_number having sum(quantity) <> 0
        )
        select coalesce(said.account, lying.account) as account,
            coalesce(said.part_number, lying.part_number) as part_number,
            said.quantity as said, lying.quantity as lying
        from said full join lying on lying.account = said.account
            and lying.part_number = said.part_number
        where said.quantity is distinct from lying.quantity
        """,
    ),
    (
        "what a transfer shipped and received is booked once, in the books of each warehouse",
        "P-08",
        """
        with booked as (
            select document_id, document_kind, entry.warehouse_code, part_number,
                sum(quantity) as quantity
            from entry join entry_line on entry_line.entry_id = entry.id
            where document_kind in ('shipment', 'arrival')
            group by document_id, document_kind, entry.warehouse_code, part_number
        ), told as (
            select transfer.id, 'shipment' as kind, from_warehouse_code as warehouse_code,
                line.part_number, line.quantity
            from transfer join transfer_line as line on line.transfer_id = transfer.id
            where transfer.shipped_at is not null and transfer.side <> 'receiver'
            union all
            select transfer.id, 'arrival',
                case side when 'sender' then from_warehouse_code else to_warehouse_code end,
                line.part_number, line.received
            from transfer join transfer_line as line on line.transfer_id = transfer.id
            where line.received > 0
        )
        select coalesce(told.id, booked.document_id) as transfer_id,
            coalesce(told.kind, booked.document_kind) as kind,
            coalesce(told.part_number, booked.part_number) as part_number,
            told.quantity, booked.quantity as booked
        from told full join booked on booked.document_id = told.id
            and booked.document_kind = told.kind
            and booked.warehouse_code = told.warehouse_code
            and booked.part_number = told.part_number
        where told.quantity is distinct from booked.quantity
        """,
    ),
    (
        "what was shipped has come, was lost or was damaged",
        "P-08",
        """
        select transfer.id, line.part_number, line.quantity, line.received
        from transfer join transfer_line as line on line.transfer_id = transfer.id
        where transfer.received_at is not null and line.quantity <> line.received + coalesce((
            select sum(claim.quantity) from transfer_claim as claim
            where claim.transfer_id = transfer.id and claim.part_number = line.part_number
                and claim.kind <> 'surplus'), 0)
        """,
    ),
    (
        "a transfer is disputed exactly as long as a claim is open",
        "P-08",
        """
        select transfer.id, transfer.state from transfer
        where (transfer.state = 'disputed') <> exists (
            select from transfer_claim as claim
            where claim.transfer_id = transfer.id and claim.outcome is null)
        """,
    ),
    (
        "nobody settles a claim of what he shipped or received",
        "P-08",
        """
        select claim.transfer_id, claim.number, claim.settled_by
        from transfer_claim as claim join transfer on transfer.id = claim.transfer_id
        where claim.settled_by in (transfer.shipped_by, transfer.received_by)
        """,
    ),
)
