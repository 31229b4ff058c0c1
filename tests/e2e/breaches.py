"""One breach for each invariant of the services and of the network, in SQL.

`{open}` and `{again}` are calls that were reopened at BJ01, `{moved}` was reopened there and went
to BJ02, `{twice}` was closed twice, `{plain}` once, `{off}` was withdrawn by its customer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Breach:
    """What breaks an invariant, by service; `also` names what cannot but break with it."""

    name: str
    statements: Mapping[str, str]
    also: frozenset[str] = frozenset()


def breach(name: str, *also: str, **statements: str) -> Breach:
    """Make a breach; `hr` stands for hr-appraisal and `hq` for headquarters."""
    services = {"hr": "hr-appraisal", "hq": "headquarters"}
    told = {services.get(service, service): sql for service, sql in statements.items()}
    return Breach(name, told, frozenset(also))


BY_PROMISE: Final = "lists by promise have the oldest one that is not kept yet"
_STEP: Final = """
    insert into work_order_step (work_order_id, from_state, to_state, actor, occurred_at,
        recorded_at, place, note)
    select id, '{before}', '{after}', 'nobody', now(), now(), '', '' from work_order
    where service_request_id in ({calls});
"""
_ASSIGN: Final = """
    update work_order set state = 'assigned', technician_code = '{technician}',
        visit_start_at = '2026-01-01 08:00Z', visit_end_at = '2026-01-01 10:00Z'
    where service_request_id in ({calls});
"""


def assigned(technician: str, calls: str) -> str:
    """Give reopened orders to a technician, all for the same time."""
    given = _ASSIGN.replace("{technician}", technician).replace("{calls}", calls)
    return given + stepped("open", "assigned", calls)


def stepped(before: str, after: str, calls: str) -> str:
    """Write the step that leads from one state to another."""
    step = _STEP.replace("{before}", before).replace("{after}", after)
    return step.replace("{calls}", calls)


def another_entry(changes: str) -> str:
    """Copy the entry of a complaint under another id, changed."""
    return f"""
        create temporary table copied on commit drop as
            select * from entry where evidence_kind = 'complaint' order by id limit 1;
        update copied set id = gen_random_uuid(), {changes};
        insert into entry select * from copied;
    """


INTAKE: Final = (
    breach(
        "the register has no gap: every number given out is an entry",
        intake="update register_days set last_serial = last_serial + 1 where branch_code = 'BJ01'",
    ),
    breach(
        BY_PROMISE,
        intake="update service_requests set next_due_at = now() where id = '{plain}'",
    ),
    breach(
        "an entry's number says branch, day and serial",
        intake="update service_requests set register_day = register_day + 1;"
        " update register_days set day = day + 1",
    ),
    breach(
        "every request begins with its call, and its facts are numbered without a gap",
        intake="delete from facts where sequence = 2 and request_id = '{plain}'",
    ),
    breach(
        "nothing happens to a request before its customer called",
        intake="update facts set occurred_at = '2000-01-01' where sequence = 2",
    ),
    breach(
        "used, paused and stopped time add up to the life of a clock, less what was closed",
        intake="update clocks set paused = paused + interval '1 s' where request_id = '{plain}'",
    ),
    breach(
        "a clock starts at the call or the diagnosis and is judged by what it used",
        intake="update clocks set started_at = started_at + interval '1 s',"
        " judged_at = judged_at + interval '1 s' where request_id = '{plain}'",
    ),
    breach(
        "a breach is announced exactly while a clock is broken",
        intake="insert into sla_alarms select request_id, milestone, 1, 9, now(), null"
        " from clocks where request_id = '{plain}' and state <> 'breached'",
    ),
    breach(
        "a running clock of a living request is looked at again",
        BY_PROMISE,
        intake="update clocks set state = 'running', mode = 'running', met_at = null,"
        " next_check_at = null where request_id = '{plain}' and milestone = 'respond';"
        " update service_requests set historical = false where id = '{plain}'",
        hq="update milestone_reached set used_seconds = null"
        " where service_request_id = '{plain}' and milestone = 'respond'",
    ),
    breach(
        "a past life is left alone by timers, and an ended clock too",
        intake="update clocks set next_check_at = now() where request_id = '{plain}'",
    ),
    breach(
        "a request that is done was restored before it was closed",
        intake="update service_requests set restored_at = closed_at + interval '1 s'"
        " where id = '{plain}'",
    ),
    breach(
        "a repeat follows a request about the same product and symptom",
        intake="update service_requests set repeat_of = '{twice}' where id = '{plain}'",
        hr="update closed_call set is_repeat = true where service_request_id = '{plain}'",
        hq="update request_closed set is_repeat = true where service_request_id = '{plain}'",
    ),
    breach(
        "every promised milestone of a call has exactly one clock",
        intake="delete from clocks where request_id = '{plain}' and milestone = 'arrive'",
        hq="delete from milestone_reached where service_request_id = '{plain}'"
        " and milestone = 'arrive'",
    ),
)

DISPATCH: Final = (
    breach(
        "nobody is promised to two customers at the same time",
        dispatch=assigned("BJ01-T02", "'{open}', '{again}'"),
    ),
    breach(
        "unfinished work is held by people on the roster of its branch",
        dispatch=assigned("BJ02-T01", "'{open}'"),
    ),
    breach(
        "the state of an order is where its last step led",
        dispatch="update work_order set state = 'interrupted' where service_request_id = '{open}'",
    ),
    breach(
        "each step begins where the one before it ended",
        dispatch="update work_order_step set from_state = 'travelling' where from_state = 'open'",
    ),
    breach(
        "arrivals are numbered from 1 without a gap and counted in the order",
        dispatch="update work_order set visits = visits + 1 where service_request_id = '{open}'",
    ),
    breach(
        "done work has the report of its last visit",
        dispatch="update work_order set state = 'done' where service_request_id = '{open}';"
        " delete from service_report;" + stepped("open", "done", "'{open}'"),
    ),
    breach(
        "a signed order has its voucher, and an order has as many vouchers as were signed",
        dispatch="update work_order set vouchers = vouchers + 1"
        " where service_request_id = '{open}'",
    ),
)

FEEDBACK: Final = (
    breach(
        "every closed request has exactly one survey of its last closing that counts",
        "every closing that stands has its survey",
        feedback="update survey set state = 'withdrawn' where service_request_id = '{off}'",
    ),
    breach(
        "an open request has no survey that waits for an answer",
        feedback="update survey set state = 'due'"
        " where service_request_id = '{twice}' and closing = 1",
    ),
    breach(
        "attempts of a survey are numbered from 1 without a gap",
        feedback="insert into survey_attempt select id, 2, 'phone', 'x', now(), now(), ''"
        " from survey where service_request_id = '{off}'",
    ),
    breach(
        "the ledger of a branch and year has no gap and no double number",
        feedback="update complaint_ledger set last_position = last_position + 1",
    ),
    breach(
        "steps of a complaint are numbered from 1 without a gap and begin with its filing",
        feedback="delete from complaint_step where kind = 'confirmed'",
    ),
    breach(
        "a complaint about a problem that stands in the same ledger already is a repeated one",
        feedback="update complaint set problem_id = '{plain}'",
    ),
    breach(
        "nobody verifies a liability they proposed or answer for",
        feedback="update complaint set verified_by = proposed_by",
    ),
    breach(
        "a closed complaint has no open liability",
        feedback="update complaint set verified_by = null",
    ),
    breach(
        "one step closed each closed complaint, and no other has such a step",
        feedback="delete from complaint_step where kind = 'closed'",
    ),
    breach(
        "no complaint is closed by the person complained about",
        feedback="update complaint_step set actor = complaint.technician_code from complaint"
        " where complaint.id = complaint_id and kind = 'closed' and technician_code <> ''",
    ),
    breach(
        "a complaint closed unheard has the attempts that its policy asks for",
        feedback="update complaint set judgement = 'unreachable';"
        " update complaint_step set kind = 'attempt' where kind = 'answered'",
        hq="update complaint_closed set judgement = 'unreachable'",
    ),
)

APPRAISAL: Final = (
    breach(
        "nobody verifies what they proposed or approves what they proposed or verified",
        hr="update entry set verified_by = approved_by",
    ),
    breach("nobody decides their own case", hr="update entry set approved_by = employee_code"),
    breach(
        "a posted entry was verified and approved, or reverses one that was",
        hr="update entry set verified_by = ''",
    ),
    breach(
        "an entry and its reversal sum to nothing in the same month of the same person",
        hr=another_entry("reversal_of = id"),
    ),
    breach(
        "the same row of the policy carries the same points, doubled where it is doubled",
        hr="update entry set points = points - 1 where employee_code like 'BJ%'",
    ),
    breach(
        "a complaint proposes at most one entry for a fault",
        "a verified fault of a person led to exactly one entry, and nothing else did",
        hr=another_entry("version = 1"),
    ),
    breach(
        "whoever answers for a repeated complaint bears a doubled penalty, others do not",
        hr="update entry set doubled = true, points = 2 * points",
    ),
    breach(
        "visits of a work order are followed in their order",
        hr="update visit set reported_at = null, ended_at = null where number = 1",
    ),
)

HEADQUARTERS: Final = (
    breach(
        "every fact comes from an event that took effect, and none is ahead of its stream",
        hq="update survey_answered set sequence = 999",
    ),
    breach(
        "no event tells more than one registration, closing, answer or complaint",
        hq="update survey_answered set event_id = (select event_id from survey_answered limit 1)",
    ),
    breach(
        "what was moved, closed or reopened was registered before",
        hq="update request_closed set sequence = 0 where service_request_id = '{plain}'",
    ),
    breach(
        "no number of the register stands for two calls",
        "headquarters counts every call of the register once",
        hq="update request_registered set request_number = 'x' where branch_code = 'BJ01'",
    ),
    breach("what was answered was asked before", hq="update survey_answered set sequence = 0"),
    breach(
        "what was verified or closed of a complaint stood in the ledger before",
        hq="update liability_verified set sequence = 0",
    ),
    breach(
        "no complaint ends before it began", hq="update complaint_closed set closed_at = '2000-1-1'"
    ),
    breach(
        "every call that was registered counts in exactly one branch and month",
        "headquarters counts every call at the branch that has it",
        hq="alter view counted_registration rename to whole; create view counted_registration as"
        " select * from whole where service_request_id <> '{plain}'",
    ),
    breach(
        "every call that is closed now counts as ended exactly once, a reopened one not at all",
        hq="alter view counted_call rename to whole; create view counted_call as"
        " select * from whole where service_request_id <> '{plain}'",
    ),
    breach(
        "what is above the line of a rate is below it as well",
        hq="alter view counted_call rename to whole; create view counted_call as"
        " select service_request_id, month, reference, outcome, is_served, false as is_due,"
        " is_timely, is_repeat, is_fixed_first_time, is_surveyed from whole",
    ),
)

OWN: Final = (*INTAKE, *DISPATCH, *FEEDBACK, *APPRAISAL, *HEADQUARTERS)
