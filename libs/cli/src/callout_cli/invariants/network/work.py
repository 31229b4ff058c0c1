"""Calls, work orders and parts: intake, dispatch and inventory."""

from __future__ import annotations

from typing import Final

from callout_cli.invariants.across import Across, Relation, Side

# A closed order that moved is announced only when it is opened again.
_ORDERS_MOVED_ALOUD: Final = Side(
    service="dispatch", sql="select id, branch_code from work_order where not has_moved_quietly"
)
_PARTS_OF_REQUISITIONS: Final = """
    select requisition.id, requisition.work_order_id, requisition.warehouse_code,
        case when requisition.state = 'issued' and exists (
            select from requisition_line as line
            where line.requisition_id = requisition.id and line.returned > 0)
        then 'returned' else requisition.state end as state
    from requisition
"""

WORK: Final[tuple[Across, ...]] = (
    Across(
        name="every call for a visit has exactly one work order, and no order is without a call",
        rule="D-06",
        left=Side(
            service="intake",
            sql="select id, number from service_requests where handling = 'on_site'",
        ),
        right=Side(
            service="dispatch", sql="select service_request_id, request_number from work_order"
        ),
    ),
    Across(
        name="an order is at the branch of its call, and as severe",
        rule="D-05",
        left=Side(
            service="intake",
            sql="select id, branch_code, severity from service_requests where handling = 'on_site'",
        ),
        right=Side(
            service="dispatch",
            sql="select service_request_id, branch_code, severity from work_order",
        ),
    ),
    Across(
        name="dispatch knows which visits the customer pays for",
        rule="I-12",
        left=Side(
            service="intake",
            sql="select id, category = 'chargeable' and not historical"
            " from service_requests where handling = 'on_site'",
        ),
        right=Side(
            service="dispatch", sql="select service_request_id, is_chargeable from work_order"
        ),
    ),
    Across(
        name="dispatch knows every price that a customer accepted, and no other",
        rule="I-12",
        left=Side(
            service="intake",
            sql="select id, service_request_id from quotes where state = 'accepted'",
        ),
        right=Side(
            service="dispatch", sql="select quote_id, service_request_id from accepted_quote"
        ),
    ),
    Across(
        name="the order of a closed call is closed or cancelled",
        rule="D-06",
        left=Side(
            service="intake",
            sql="select id from service_requests where state = 'closed' and handling = 'on_site'",
        ),
        right=Side(
            service="dispatch",
            sql="select service_request_id from work_order where state in ('closed', 'cancelled')",
        ),
        relation=Relation.WITHIN,
    ),
    Across(
        name="the call of a signed or closed order is closed",
        rule="D-14",
        left=Side(
            service="dispatch",
            sql="select service_request_id from work_order where state in ('signed', 'closed')",
        ),
        right=Side(service="intake", sql="select id from service_requests where state = 'closed'"),
        relation=Relation.WITHIN,
    ),
    Across(
        name="a call that was done on site was signed for after its last visit",
        rule="D-14",
        left=Side(
            service="intake",
            # Only dispatch tells visits; a past life may have ended without any.
            sql="select id, visits from service_requests where outcome = 'done_on_site'"
            " and handling = 'on_site' and (visits > 0 or not historical)",
        ),
        right=Side(
            service="dispatch",
            sql="select work_order.service_request_id, voucher.visits from work_order"
            " join voucher on voucher.work_order_id = work_order.id"
            " and voucher.number = work_order.vouchers and voucher.visits = work_order.visits",
        ),
        relation=Relation.WITHIN,
    ),
    Across(
        name="the warehouse knows the same orders as dispatch",
        rule="P-04",
        left=Side(service="dispatch", sql="select id, service_request_id from work_order"),
        right=Side(service="inventory", sql="select id, service_request_id from work_order"),
    ),
    Across(
        name="the warehouse knows the branch of every order",
        rule="P-01",
        left=_ORDERS_MOVED_ALOUD,
        right=Side(service="inventory", sql="select id, branch_code from work_order"),
        relation=Relation.WITHIN,
    ),
    Across(
        name="an order that ended for dispatch ended for the warehouse as well",
        rule="P-04",
        left=Side(
            service="dispatch",
            sql="select id, state from work_order where state in ('closed', 'cancelled')",
        ),
        right=Side(
            service="inventory",
            sql="select id, state from work_order where state in ('closed', 'cancelled')",
        ),
    ),
    Across(
        name="dispatch shows every requisition at its order, in its state",
        rule="P-04",
        left=Side(service="inventory", sql=_PARTS_OF_REQUISITIONS),
        right=Side(
            service="dispatch",
            sql="select requisition_id, work_order_id, warehouse_code, state from parts_note",
        ),
    ),
)
