"""What breaks each invariant of waivers, supplier claims and internal use.

They are planted one after the other in one store, each in a transaction that is taken back.
"""

from __future__ import annotations

from typing import Final

# Constraints are the first line of defence and have tests of their own; here they stand aside.
WITHOUT_CONSTRAINTS: Final = """
set local session_replication_role = replica;
do $$ declare each record; begin
    for each in select conrelid::regclass as held_by, conname from pg_constraint
        where contype in ('c', 'u') and connamespace = 'public'::regnamespace and conrelid <> 0
    loop
        execute format('alter table %s drop constraint %I cascade', each.held_by, each.conname);
    end loop;
end $$;
drop index supplier_claim_of_old_part;
drop index supplier_claim_of_delivery;
"""
_TWICE: Final = """
insert into supplier_claim_line
select claim_id, number + 10, part_number, tracking, quantity, cause, part_amount, labour_amount,
    freight_amount, old_part_id, work_order_id, reported_at, receipt_id, faulty, replacements,
    accepted, answer_reason, counts
from supplier_claim_line where counts
"""
BREACHES: Final = {
    "what will not come was given up by another than who owed it, and did not come": (
        "update old_part set waived_by = owed_by where waived > 0"
    ),
    "disposal is called for where something had been written off before": (
        "update disposal_review set oldest_at = reviewed_at + interval '1 s'"
    ),
    "no old part and no faulty delivery is claimed twice": _TWICE,
    "a line of a claim counts until it is withdrawn, and ever after its parts went back": (
        "update supplier_claim_line set counts = not counts"
    ),
    "a claim asks for, is granted and is paid what its lines and payments say": (
        "update supplier_claim set paid = paid + 1"
    ),
    "only what came and was written off is claimed, in the warehouse where it lay": (
        "update supplier_claim_line set quantity = quantity + 1"
    ),
    "what went back to a supplier by a claim is booked once": (
        "update supplier_claim set returned_at = null"
    ),
    "the claims of a warehouse and month are numbered from 1 without a gap": (
        "update supplier_claim set serial = serial + 1"
    ),
    "an old part is due to be claimed until its claim is sent or it is gone": (
        "update claim_due set closed_at = null"
    ),
    "what a department was given is booked to it once, line by line": (
        "update internal_use set department_code = 'OTHER'"
    ),
    "what lies with a department is what it was given and did not bring back": (
        "update internal_use set state = 'reversed' where state = 'issued'"
    ),
    "no department uses more than its budget of the month but by approval above it": (
        "update internal_use set amount = 500 where not over_budget"
    ),
    "an approval goes by the budget that counted on its day": (
        "update internal_use set budget = budget + 1"
    ),
    "who asked for internal use neither approves nor hands it out": (
        "update internal_use set approved_by = asked_by where approved_by is not null"
    ),
    "a department and its internal use are of one branch": (
        "update department set branch_code = 'SH01'"
    ),
}
REFUSED: Final = (
    ("update old_part set waived = 1 where state = 'due'", "old_part_(complete|waived)"),
    ("update old_part set waived_by = owed_by where waived > 0", "old_part_waived_by_another"),
    ("update old_part set received = 1 where state = 'waived'", "old_part_(complete|received)"),
    ("delete from disposal_review", "P-02"),
    (_TWICE, "supplier_claim_of_(old_part|delivery)"),
    ("update supplier_claim set sent_at = null where state = 'sent'", "supplier_claim_sent"),
    ("update supplier_claim set accepted = claimed + 1", "supplier_claim_a"),
    ("update supplier_claim set state = 'paid'", "supplier_claim_"),
    (
        "update supplier_claim set settled_note = '', paid = 1 where state = 'paid'",
        "supplier_claim_difference",
    ),
    ("update supplier_claim set withdrawn_by = null", "supplier_claim_withdrawn"),
    ("update supplier_claim set serial = 1", "supplier_claim_number"),
    (
        "update supplier_claim_line set accepted = 0, answer_reason = ''",
        "supplier_claim_line_accepted",
    ),
    ("update supplier_claim_line set receipt_id = claim_id", "supplier_claim_line_of_one_thing"),
    ("update supplier_claim_payment set amount = 1", "P-02"),
    ("update claim_due set due_at = written_off_at", "claim_due_after_write_off"),
    ("update department_budget set monthly = 1", "P-02"),
    ("update internal_use_line set quantity = 9", "P-02"),
    ("update internal_use set budget = 0 where not over_budget", "internal_use_budget"),
    ("update internal_use set ordinal = 1 where month is not null", "internal_use_decision"),
    ("update internal_use set approved_by = asked_by", "internal_use_by_another"),
    ("update internal_use set state = 'asked' where state = 'issued'", "internal_use_"),
    ("update internal_use set entry_id = null where state = 'issued'", "internal_use_issued"),
)
