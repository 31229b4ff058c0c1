"""One breach or more for each invariant between services; see `breaches`."""

from __future__ import annotations

from typing import Final

from e2e.breaches import another_entry, breach, stepped

_CLOSED_CALL: Final = (
    "a closed call counts for the appraisal, with its technician, visits and repeat"
)
_CLOSINGS: Final = "headquarters counts every closing that stands, and no other"
_IN_FEEDBACK: Final = "feedback knows every call, at its branch"
_AS_CLOSED: Final = "a call is as closed for feedback as for intake, and was closed as often"
_PARTS: Final = "dispatch shows every requisition at its order, in its state"
_LIABILITY: Final = "a verified liability is the appraisal's: fault, person, repeated or not"
_ROSTER: Final = "the appraisal knows the technicians of the roster"
_SIGNED: Final = "the call of a signed or closed order is closed"

WORK: Final = (
    breach(
        "every call for a visit has exactly one work order, and no order is without a call",
        dispatch="update work_order set request_number = 'x' where service_request_id = '{plain}'",
    ),
    breach(
        "an order is at the branch of its call, and as severe",
        dispatch="update work_order set branch_code = 'SH01' where service_request_id = '{open}'",
        inventory="update work_order set branch_code = 'SH01' where service_request_id = '{open}'",
    ),
    breach(
        "an order is at the branch of its call, and as severe",
        dispatch="update work_order set severity = 'D' where service_request_id = '{open}'",
    ),
    breach(
        "the order of a closed call is closed or cancelled",
        dispatch="update work_order set state = 'signed' where service_request_id = '{plain}';"
        + stepped("closed", "signed", "'{plain}'"),
        inventory="update work_order set state = 'done' where service_request_id = '{plain}'",
    ),
    breach(
        _SIGNED,
        dispatch="update work_order set state = 'signed' where service_request_id = '{open}';"
        + stepped("open", "signed", "'{open}'"),
    ),
    breach(
        _SIGNED,
        dispatch="update work_order set state = 'closed' where service_request_id = '{open}';"
        + stepped("open", "closed", "'{open}'"),
        inventory="update work_order set state = 'closed' where service_request_id = '{open}'",
    ),
    breach(
        "a call that was done on site was signed for after its last visit",
        dispatch="delete from voucher; update work_order set vouchers = 0",
    ),
    breach(
        "the warehouse knows the same orders as dispatch",
        inventory="update work_order set service_request_id = '{plain}'"
        " where service_request_id = '{open}'",
    ),
    breach(
        "the warehouse knows the branch of every order",
        inventory="update work_order set branch_code = 'BJ01' where service_request_id = '{moved}'",
    ),
    breach(
        "an order that ended for dispatch ended for the warehouse as well",
        inventory="update work_order set state = 'started' where service_request_id = '{plain}'",
    ),
    breach(_PARTS, dispatch="delete from parts_note where state = 'issued'"),
    breach(_PARTS, dispatch="update parts_note set state = 'issued' where state = 'returned'"),
    breach(_PARTS, dispatch="update parts_note set state = 'reserved' where state = 'issued'"),
)

FEEDBACK: Final = (
    breach(
        _IN_FEEDBACK,
        _AS_CLOSED,
        feedback="delete from served_request where id = '{open}'",
    ),
    breach(
        _IN_FEEDBACK,
        feedback="update served_request set branch_code = 'BJ01' where id = '{moved}'",
    ),
    breach(_AS_CLOSED, feedback="update served_request set closings = 0 where id = '{open}'"),
    breach(
        _AS_CLOSED,
        feedback="update served_request set outcome = 'rejected' where id = '{plain}'",
    ),
    breach(
        "every closing that stands has its survey",
        "every closed request has exactly one survey of its last closing that counts",
        feedback="update survey set state = 'withdrawn' where service_request_id = '{off}'",
    ),
)

APPRAISAL: Final = (
    *(
        breach(
            "every answer about a technician is a rating of his, once and level by level",
            hr=f"update rating set {item} = 'poor'",
        )
        for item in ("attitude", "skill", "punctuality", "promises_kept", "technician_code")
    ),
    *(
        breach(
            _CLOSED_CALL,
            hr=f"update closed_call set {change} where service_request_id = '{{plain}}'",
        )
        for change in (
            "request_number = 'x'",
            "technician_code = 'x'",
            "visits = visits + 1",
            "is_repeat = true",
            "is_closed = false",
        )
    ),
    breach(
        "every complaint of the ledger is known to the appraisal",
        hr="update complaint set technician_code = 'x'",
    ),
    breach(_LIABILITY, hr="update complaint set fault = 'repeated_repair'"),
    breach(_LIABILITY, hr="update complaint set responsible_person = 'x'"),
    breach(
        _LIABILITY,
        "whoever answers for a repeated complaint bears a doubled penalty, others do not",
        hr="update complaint set repeated = true",
    ),
    breach(
        "a verified fault of a person led to exactly one entry, and nothing else did",
        hr="delete from entry where employee_code like 'SH%'",
    ),
    breach(
        "a verified fault of a person led to exactly one entry, and nothing else did",
        hr="update entry set employee_code = 'x' where employee_code like 'SH%'",
    ),
)

FIGURES: Final = (
    breach(
        "headquarters counts every call of the register once",
        hq="update request_registered set branch_code = 'SH01'"
        " where service_request_id = '{moved}'",
    ),
    breach(
        "headquarters counts every call at the branch that has it",
        hq="delete from request_moved where service_request_id = '{moved}'",
    ),
    breach(
        _CLOSINGS,
        hq="update request_closed set visits = visits + 1 where service_request_id = '{plain}'",
    ),
    breach(_CLOSINGS, hq="delete from request_reopened where service_request_id = '{open}'"),
    breach(
        _CLOSINGS, hq="update request_closed set closings = 7 where service_request_id = '{twice}'"
    ),
    breach(
        "headquarters knows every milestone that was reached, and the time it took",
        hq="update milestone_reached set used_seconds = used_seconds + 1"
        " where service_request_id = '{plain}'",
    ),
    breach(
        "headquarters knows every promise that was broken",
        hq="update promise_judged set is_broken = not is_broken"
        " where service_request_id = '{plain}'",
    ),
    breach(
        "headquarters counts every survey once",
        hq="delete from survey_scheduled where service_request_id = '{off}'",
    ),
    breach(
        "headquarters counts every answer once",
        hq="update survey_answered set is_satisfied = not is_satisfied",
    ),
    breach(
        "headquarters counts every complaint once",
        hq="update complaint_filed set branch_code = 'x'",
    ),
    breach(
        "headquarters counts every verified liability once",
        hq="update liability_verified set is_service_liable = not is_service_liable",
    ),
    breach(
        "headquarters counts every closed complaint once, with its judgement",
        hq="update complaint_closed set judgement = 'dissatisfied'",
    ),
)

COPIES: Final = (
    breach(
        "dispatch has the branches of intake",
        dispatch="update branch set time_zone = 'UTC' where code = 'SH01'",
    ),
    breach(
        "the warehouses have the branches of intake",
        inventory="delete from branch where code = 'SH01'",
    ),
    breach(
        "headquarters has the branches of intake",
        hq="update branch_opened set name = 'x' where code = 'SH01'",
    ),
    breach(_ROSTER, hr="update employee set employment_state = 'left' where code = 'SH01-T01'"),
    breach(_ROSTER, hr="delete from employee where code = 'SH01-T01'"),
    breach(
        "whoever was dismissed has left the roster",
        hr=another_entry("consequence = 'dismissal', proposed_by = 'x', evidence_kind = 'x'"),
    ),
)

BETWEEN: Final = (*WORK, *FEEDBACK, *APPRAISAL, *FIGURES, *COPIES)
