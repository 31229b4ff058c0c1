"""What breaks each invariant of supplements, green channel and special orders."""

from __future__ import annotations

from typing import Final

ADMIT: Final = (
    "drop index supplement_in_force",
    "alter table supplement disable trigger all",
    "alter table deposit disable trigger all",
    "alter table deposit_settlement disable trigger all",
    "alter table special_order_quote disable trigger all",
    "alter table special_order drop constraint special_order_arrived",
    "alter table first_issue drop constraint first_issue_approved_by_another",
    "alter table first_issue drop constraint first_issue_approved",
    "alter table transfer drop constraint transfer_urgent",
)
BREACHES: Final = {
    "no addition is approved or issued without the customer's signature": (
        "delete from supplement where withdrawn_at is null"
    ),
    "a supplement is withdrawn by the next one of its requisition and by nothing else": (
        "update supplement set withdrawn_at = null where withdrawn_at is not null"
        " and id in (select withdraws from supplement)"
    ),
    "what was issued first is on the list of approvals, and says the same": (
        "update first_issue set approved_by = null, approved_at = null"
    ),
    "a transfer is urgent for somebody who waits at its receiver": (
        "update transfer set requisition_id = null where is_urgent"
    ),
    "nothing is ordered specially before the deposit that is due": (
        "update deposit set amount = deposit_due - 0.01 from special_order where id ="
        " special_order_id"
    ),
    "a branch buys by itself at a quote it was given": (
        "update special_order_quote set amount = amount + 1"
    ),
    "another quote than the cheapest has a reason": "update special_order set choice_reason = ''",
    "a deposit is settled only when the part is fitted, given up or came short": (
        "update deposit_settlement set outcome = 'set_off'"
    ),
    "an order holds a deposit exactly until that is settled": (
        "update special_order set holds_deposit = not holds_deposit"
    ),
    "what arrived specially came by a receiving form of its warehouse": (
        "update special_order set receipt_id = null where state = 'arrived'"
    ),
}
REFUSED: Final = (
    ("update supplement set amount = 1", "P-05"),
    ("delete from supplement", "P-05"),
    ("truncate supplement cascade", "P-05"),
    ("update supplement set withdrawn_at = now() where withdrawn_at is not null", "P-05"),
    (
        (
            "insert into supplement select gen_random_uuid(), requisition_id, work_order_id,"
            " branch_code, consented_by, consented_at, signed_by, signed_at, document, digest,"
            " amount, recorded_by, recorded_at, null, null from supplement"
            " where withdrawn_at is null"
        ),
        "supplement_in_force",
    ),
    (
        (
            "insert into supplement select gen_random_uuid(), requisition_id, work_order_id,"
            " branch_code, consented_by, signed_at + interval '1 s', signed_by, signed_at,"
            " document, digest, amount, recorded_by, recorded_at, null, now() from supplement"
        ),
        "supplement_signed_after_consent",
    ),
    ("update requisition set needs_supplement = true where not is_addition", "_addition"),
    ("update requisition set is_issued_first = true where state = 'short'", "_issued_first"),
    (
        (
            "update requisition set approved_by = null, approved_at = null"
            " where state = 'issued' and not is_issued_first"
        ),
        "requisition_approved",
    ),
    ("update first_issue set approved_by = issued_by", "first_issue_approved_by_another"),
    ("update first_issue set approved_at = null", "first_issue_approved"),
    ("update first_issue set approval_due_at = issued_at", "first_issue_due"),
    ("update transfer set is_urgent = true where requisition_id is null", "transfer_urgent"),
    ("update special_order set approved_by = proposed_by", "special_order_approved_by_another"),
    ("update special_order set price = null", "special_order_approved"),
    ("update special_order set chosen_supplier = ''", "special_order_chosen"),
    ("update special_order set state = 'ordered' where state = 'approved'", "_placed"),
    ("update special_order set arrived_at = null", "special_order_arrived"),
    ("update special_order set cancel_reason = null", "special_order_cancelled"),
    (
        (
            "update special_order set state = 'ordered', cancelled_at = null, cancelled_by = null,"
            " cancel_reason = null, requisition_id = (select requisition_id from special_order"
            " where state = 'approved') where state = 'cancelled'"
        ),
        "special_order_open",
    ),
    ("update special_order_quote set amount = 1", "P-02"),
    ("update deposit set amount = 1", "P-02"),
    ("update deposit_settlement set document = 'x'", "P-02"),
    (
        (
            "insert into deposit_settlement select special_order_id, 'refunded', 'x', 'y', now()"
            " from deposit_settlement"
        ),
        "deposit_settlement_pkey",
    ),
    (
        (
            "insert into deposit select id, 'BJ01', 1, 'R-1', 'x', now() from special_order"
            " where state = 'approved'"
        ),
        "deposit_receipt_number",
    ),
)
