"""What must hold of transfers between cells at any time, in the books of each of the two."""

from __future__ import annotations

from typing import Final

BETWEEN_CELLS: Final[tuple[tuple[str, str, str], ...]] = (
    (
        "what crossed between cells is what the transfers say came, or was given",
        "P-08",
        """
        with came as (
            select transfer_id, part_number, sum(quantity) as quantity
            from (
                select transfer_id, part_number, received as quantity from transfer_line
                union all
                select transfer_id, part_number, quantity from transfer_claim
                where outcome = 'found' or outcome = 'loss' and kind = 'surplus'
            ) as each group by transfer_id, part_number
        ), told as (
            select 'other-cell:' || transfer.id as account, part_number,
                case side when 'sender' then quantity else -quantity end as quantity
            from came join transfer on transfer.id = came.transfer_id
            where side <> 'both' and quantity > 0
        ), crossed as (
            select account, part_number, sum(quantity) as quantity from posting
            where account like 'other-cell:%' group by account, part_number
        )
        select coalesce(told.account, crossed.account) as account,
            coalesce(told.part_number, crossed.part_number) as part_number,
            told.quantity as told, crossed.quantity as crossed
        from told full join crossed on crossed.account = told.account
            and crossed.part_number = told.part_number
        where told.quantity is distinct from crossed.quantity
        """,
    ),
    (
        "which units left for another cell is known, once they have, and adds up",
        "P-08",
        """
        with named as (
            select transfer_id, part_number, sum(quantity) as quantity from transfer_unit
            group by transfer_id, part_number
        )
        select transfer.id, line.part_number, line.quantity, named.quantity as named
        from transfer join transfer_line as line on line.transfer_id = transfer.id
            left join named on named.transfer_id = transfer.id
                and named.part_number = line.part_number
        where named.quantity is distinct from
            case when side <> 'both' and shipped_at is not null then line.quantity end
        """,
    ),
    (
        "what another cell told waits only where it is still to be booked",
        "P-08",
        """
        select news.transfer_id, news.kind, news.claim_number, transfer.side, transfer.state
        from transfer_news as news join transfer on transfer.id = news.transfer_id
            left join transfer_claim as claim on claim.transfer_id = news.transfer_id
                and claim.number = news.claim_number
        where not case news.kind
            when 'arrival' then side = 'sender' and state = 'shipped'
            else side = 'receiver' and claim.number is not null and claim.outcome is null end
        """,
    ),
)
