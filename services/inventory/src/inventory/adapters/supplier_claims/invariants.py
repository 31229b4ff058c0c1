"""What must hold of supplier claims at any time."""

from __future__ import annotations

from typing import Final

SUPPLIER_CLAIMS: Final[tuple[tuple[str, str, str], ...]] = (
    (
        "no old part and no faulty delivery is claimed twice",
        "P-10",
        """
        select old_part_id, receipt_id, count(*) as claims from supplier_claim_line
        where counts
        group by old_part_id, receipt_id, case when old_part_id is null then part_number end
        having count(*) > 1
        """,
    ),
    (
        "a line of a claim counts until it is withdrawn, and ever after its parts went back",
        "P-10",
        """
        select line.claim_id, line.number, claim.state, line.counts
        from supplier_claim_line as line join supplier_claim as claim on claim.id = line.claim_id
        where line.counts <> (claim.state <> 'withdrawn' or claim.returned_at is not null)
        """,
    ),
    (
        "a claim asks for, is granted and is paid what its lines and payments say",
        "P-10",
        """
        with asked as (
            select claim_id, sum(part_amount + labour_amount + freight_amount) as claimed,
                sum(accepted) as accepted
            from supplier_claim_line group by claim_id
        ), came as (
            select claim_id, sum(amount) as paid from supplier_claim_payment group by claim_id
        )
        select claim.id, claim.claimed, asked.claimed as asked, claim.accepted,
            asked.accepted as granted, claim.paid, came.paid as came
        from supplier_claim as claim left join asked on asked.claim_id = claim.id
            left join came on came.claim_id = claim.id
        where claim.claimed is distinct from asked.claimed
            or claim.accepted is distinct from asked.accepted
            or claim.paid <> coalesce(came.paid, 0)
        """,
    ),
    (
        "only what came and was written off is claimed, in the warehouse where it lay",
        "P-10",
        """
        select line.claim_id, line.number, old_part.state
        from supplier_claim_line as line join supplier_claim as claim on claim.id = line.claim_id
            join old_part on old_part.id = line.old_part_id
        where old_part.written_off_at is null or line.quantity <> old_part.received
            or old_part.warehouse_code <> claim.warehouse_code
            or old_part.part_number <> line.part_number
        """,
    ),
    (
        "what went back to a supplier by a claim is booked once",
        "P-10",
        """
        with booked as (
            select document_id, part_number, sum(quantity) as quantity
            from entry join entry_line on entry_line.entry_id = entry.id
            where document_kind = 'supplier-return' and to_account = 'supplier'
            group by document_id, part_number
        ), told as (
            select claim.id, line.part_number, sum(line.quantity) as quantity
            from supplier_claim as claim join supplier_claim_line as line
                on line.claim_id = claim.id
            where claim.returned_at is not null group by claim.id, line.part_number
        )
        select coalesce(told.id, booked.document_id) as claim_id,
            coalesce(told.part_number, booked.part_number) as part_number,
            told.quantity, booked.quantity as booked
        from told full join booked on booked.document_id = told.id
            and booked.part_number = told.part_number
        where told.quantity is distinct from booked.quantity
        """,
    ),
    (
        "the claims of a warehouse and month are numbered from 1 without a gap",
        "P-10",
        """
        select warehouse_code, month, count(*) as claims, max(serial) as last_serial
        from supplier_claim group by warehouse_code, month
        having count(distinct serial) <> max(serial) or count(*) <> max(serial)
        """,
    ),
    (
        "an old part is due to be claimed until its claim is sent or it is gone",
        "P-10",
        """
        select due.old_part_id, due.closed_at, old_part.state
        from claim_due as due join old_part on old_part.id = due.old_part_id
        where due.written_off_at is distinct from old_part.written_off_at
            or (due.closed_at is not null) <> (old_part.state = 'disposed' or exists (
                select from supplier_claim_line as line
                join supplier_claim as claim on claim.id = line.claim_id
                where line.counts and line.old_part_id = due.old_part_id
                    and claim.sent_at is not null))
        """,
    ),
)
