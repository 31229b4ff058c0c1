"""Contacts, hotlines and what was learned from calls: made once, then broken."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from callout.intake.v1 import hotline_service_pb2 as hotline
from callout.intake.v1 import knowledge_service_pb2 as knowledge
from callout_cli.times import stamp
from e2e.area import HOME, Area, key, now
from e2e.breaches import breach

_COUNTED: Final = "a request counts its call and the contacts that joined it"
_ON_DUTY: Final = "an unanswered call names who had the hotline"
_LEARNED: Final = "a published case was learned from a request that was done"
_WORDS: Final = "every word of a published case is counted, and no other"


def prepare_desk(area: Area) -> None:
    """A hotline with two duties that nobody answered in the first, and a published case."""
    at = now()
    chief = area.acting("supervisor")
    line = hotline.RegisterHotlineRequest(
        request_id=key(),
        code="HZ-400",
        branch_code=HOME,
        name="杭州热线",
        number="400-800-1234",
        hours="7x24",
        fallback_number="0571-88880000",
    )
    chief.ask(line, hotline.RegisterHotlineResponse)
    _plan_duty(area, "li", at - timedelta(hours=1))
    _plan_duty(area, "wu", at + timedelta(hours=1))
    unanswered = hotline.RecordUnansweredCallRequest(
        request_id=key(), hotline_code="HZ-400", called_time=stamp(at), rang_seconds=45
    )
    chief.ask(unanswered, hotline.RecordUnansweredCallResponse)
    _learn(area)


def _plan_duty(area: Area, person: str, start: datetime) -> None:
    duty = hotline.PlanDutyRequest(
        request_id=key(),
        hotline_code="HZ-400",
        person=person,
        number="139-0000-0001",
        start_time=stamp(start),
        end_time=stamp(start + timedelta(hours=2)),
    )
    area.acting("supervisor").ask(duty, hotline.PlanDutyResponse)


def _learn(area: Area) -> None:
    request = area.call("空调不制冷，外机不转", customer_id=area.customer("余杭某酒店"))
    area.solve(request)
    case = knowledge.WriteCaseRequest(
        request_id=key(), service_request_id=request, cause="电容失效", remedy="更换 35μF 电容"
    )
    area.acting("supervisor").ask(case, knowledge.WriteCaseResponse)


DESK: Final = (
    breach(_COUNTED, intake="update service_requests set calls = calls + 1 where id = '{plain}'"),
    breach(_COUNTED, intake="delete from contacts"),
    breach(_COUNTED, intake="update contacts set number = number + 1"),
    breach(
        "nobody shares a duty of a hotline",
        intake="update hotline_duties set end_at = end_at + interval '1 s'",
    ),
    breach(_ON_DUTY, intake="update unanswered_calls set person = 'x'"),
    breach(_ON_DUTY, intake="update hotline_duties set cancelled_at = start_at - interval '1 s'"),
)

KNOWLEDGE: Final = (
    breach(_WORDS, intake="update knowledge_tokens set cases = cases + 1 where token = ''"),
    breach(_WORDS, intake="update knowledge_tokens set token = 'x' where token = '电容'"),
    breach(_WORDS, intake="insert into knowledge_tokens values ('x', 1), ('y', -1)"),
    breach(_WORDS, intake="update knowledge_cases set state = 'retired' where state = 'published'"),
    breach(
        _LEARNED,
        intake="update knowledge_cases set service_request_id = '{off}' where state = 'published'",
    ),
    breach(
        _LEARNED,
        intake="update knowledge_cases set service_request_id ="
        " (select id from service_requests where closings = 0 limit 1)"
        " where state = 'published'",
    ),
)
