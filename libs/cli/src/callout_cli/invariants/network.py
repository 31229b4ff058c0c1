"""What services must agree on: the invariants of the whole network."""

from __future__ import annotations

from typing import Final

from callout_cli.invariants.across import Across, Relation, Side

_ON_SITE: Final = Side(
    service="intake",
    sql="select id, number from service_requests where handling = 'on_site'",
)
_CLOSED: Final = Side(
    service="intake", sql="select id, closings from service_requests where state = 'closed'"
)
_CLOSED_ON_SITE: Final = Side(
    service="intake",
    sql="select id from service_requests where state = 'closed' and handling = 'on_site'",
)
_ORDERS: Final = Side(service="dispatch", sql="select id, service_request_id from work_order")
_ANSWERED: Final = Side(
    service="feedback", sql="select id, service_request_id from survey where state = 'answered'"
)
_COMPLAINTS: Final = Side(service="feedback", sql="select id, number from complaint")

NETWORK: Final[tuple[Across, ...]] = (
    Across(
        name="every call for a visit has exactly one work order, and no order is without a call",
        rule="D-06",
        left=_ON_SITE,
        right=Side(
            service="dispatch", sql="select service_request_id, request_number from work_order"
        ),
    ),
    Across(
        name="the order of a closed call is closed or cancelled",
        rule="D-06",
        left=_CLOSED_ON_SITE,
        right=Side(
            service="dispatch",
            sql="select service_request_id from work_order where state in ('closed', 'cancelled')",
        ),
        relation=Relation.WITHIN,
    ),
    Across(
        name="the warehouse knows the same orders as dispatch",
        rule="P-04",
        left=_ORDERS,
        right=Side(service="inventory", sql="select id, service_request_id from work_order"),
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
        name="dispatch shows every requisition at its order",
        rule="P-04",
        left=Side(service="inventory", sql="select id, work_order_id from requisition"),
        right=Side(service="dispatch", sql="select requisition_id, work_order_id from parts_note"),
    ),
    Across(
        name="a call that is closed for intake is closed for feedback, as often",
        rule="F-01",
        left=_CLOSED,
        right=Side(
            service="feedback", sql="select id, closings from served_request where is_closed"
        ),
    ),
    Across(
        name="every closing that stands has its survey",
        rule="F-01",
        left=_CLOSED,
        right=Side(
            service="feedback",
            sql="select service_request_id, closing from survey where state <> 'withdrawn'",
        ),
        relation=Relation.WITHIN,
    ),
    Across(
        name="every answer about a technician is a rating of his, once",
        rule="H-07",
        left=Side(
            service="feedback",
            sql="select id, technician_code from survey"
            " where state = 'answered' and technician_code <> ''",
        ),
        right=Side(service="hr-appraisal", sql="select survey_id, technician_code from rating"),
    ),
    Across(
        name="a call that is closed for intake is closed for the appraisal",
        rule="H-07",
        left=Side(service="intake", sql="select id from service_requests where state = 'closed'"),
        right=Side(
            service="hr-appraisal",
            sql="select service_request_id from closed_call where is_closed",
        ),
    ),
    Across(
        name="every complaint of the ledger is known to the appraisal",
        rule="H-07",
        left=_COMPLAINTS,
        right=Side(service="hr-appraisal", sql="select id, number from complaint"),
    ),
    Across(
        name="headquarters counts every call of the register once",
        rule="Q-01",
        left=Side(service="intake", sql="select id, number from service_requests"),
        right=Side(
            service="headquarters",
            sql="select service_request_id, request_number from request_registered",
        ),
    ),
    Across(
        name="headquarters knows every closing that stands",
        rule="Q-01",
        left=_CLOSED,
        right=Side(
            service="headquarters", sql="select service_request_id, closings from request_closed"
        ),
        relation=Relation.WITHIN,
    ),
    Across(
        name="headquarters counts every answer once",
        rule="F-13",
        left=_ANSWERED,
        right=Side(
            service="headquarters",
            sql="select survey_id, service_request_id from survey_answered",
        ),
    ),
    Across(
        name="headquarters counts every complaint once",
        rule="F-13",
        left=_COMPLAINTS,
        right=Side(
            service="headquarters",
            sql="select complaint_id, complaint_number from complaint_filed",
        ),
    ),
)
