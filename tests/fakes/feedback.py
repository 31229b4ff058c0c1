"""The store of feedback in memory: keeps the promises of `feedback.ports`, by value."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Literal, TypeVar

from fakes.rollback import RolledBack
from feedback.domain.complaint import Complaint
from feedback.domain.complaint_states import ComplaintState
from feedback.domain.events import FeedbackEvent
from feedback.domain.ids import ComplaintId, ServiceRequestId, SurveyId
from feedback.domain.policies import (
    ComplaintPolicy,
    InForce,
    Ownership,
    PackChoice,
    SurveyPolicy,
    TimePolicy,
)
from feedback.domain.served_request import ServedRequest
from feedback.domain.survey import Survey, SurveyState
from feedback.domain.words import Aggravation, Grade, Rating
from feedback.ports import (
    ComplaintChanged,
    ComplaintNotFound,
    ComplaintQuery,
    Page,
    RequestUnknown,
    SurveyChanged,
    SurveyNotFound,
    SurveyQuery,
)

Scope = frozenset[str] | Literal["*"]
RowT = TypeVar("RowT")

_UNANSWERED = {SurveyState.DUE, SurveyState.UNREACHABLE}
SURVEY_POLICY = SurveyPolicy(
    due_after_days=1,
    default_time_zone="Asia/Shanghai",
    attempts=3,
    satisfied_from=Rating.GOOD,
)
SERVICE_DEPARTMENT = ComplaintPolicy(
    major_when=tuple(Aggravation),
    ownership={
        Grade.GENERAL: Ownership(
            owner_role="complaint_handler",
            confirmed_by=("complaint_handler", "supervisor", "approver", "admin"),
        ),
        Grade.MAJOR: Ownership(owner_role="approver", confirmed_by=("approver", "admin")),
    },
    first_reply_within=None,
    answer_within=timedelta(weeks=1),
    attempts_before_closing=3,
)
MANUFACTURER = replace(SERVICE_DEPARTMENT, first_reply_within=timedelta(hours=48))


class FakePolicies:
    """Policies a test can replace; by default those that the service ships, as figures."""

    def __init__(self) -> None:
        self.time_policy = TimePolicy(clock_skew=timedelta(minutes=5))
        self.survey_policy = SURVEY_POLICY
        self.packs = {"manufacturer": MANUFACTURER, "service-department": SERVICE_DEPARTMENT}
        self.choice = PackChoice(default="manufacturer", branches={})
        self.asked: list[date] = []
        self.skews_asked_on: list[date] = []
        self.zones_asked_at: list[datetime] = []

    def default_zone(self, at: datetime) -> str:
        self.zones_asked_at.append(at)
        return self.survey_policy.default_time_zone

    def timekeeping(self, on: date) -> InForce[TimePolicy]:
        self.skews_asked_on.append(on)
        return InForce(ref="timekeeping/default@test", body=self.time_policy)

    def survey(self, on: date) -> InForce[SurveyPolicy]:
        self.asked.append(on)
        return InForce(ref="survey/default@test", body=self.survey_policy)

    def complaint(self, branch_code: str, on: date) -> InForce[ComplaintPolicy]:
        self.asked.append(on)
        pack = self.choice.pack_of(branch_code)
        return InForce(ref=f"complaint-pack/{pack}@test", body=self.packs[pack])


class State(RolledBack):
    """Everything that a rollback brings back."""

    def __init__(self) -> None:
        self.requests: dict[ServiceRequestId, ServedRequest] = {}
        self.assigned: dict[ServiceRequestId, tuple[str, int]] = {}
        self.surveys: dict[SurveyId, Survey] = {}
        self.complaints: dict[ComplaintId, Complaint] = {}
        self.ledger: dict[tuple[str, int], int] = {}
        self.sent: list[FeedbackEvent] = []


class FakeTx:
    """An open transaction over the store in memory, seeing the branches of `scope`."""

    def __init__(self, policies: FakePolicies | None = None) -> None:
        self.state = State()
        self.scope: Scope = "*"
        self.policies = policies or FakePolicies()
        self.requests = _Requests(self)
        self.assigned = _Assigned(self)
        self.surveys = _Surveys(self)
        self.complaints = _Complaints(self)
        self.ledger = _Ledger(self)
        self.outbox = _Outbox(self)

    @property
    def sent(self) -> list[FeedbackEvent]:
        """What was announced, oldest first."""
        return self.state.sent

    def snapshot(self) -> State:
        """Return what a rollback would bring back."""
        return self.state.copy()

    def restore(self, state: State) -> None:
        """Roll back to a snapshot."""
        self.state = state.copy()

    def sees(self, branch_code: str) -> bool:
        return self.scope == "*" or branch_code in self.scope


class _Requests:
    def __init__(self, tx: FakeTx) -> None:
        self._tx = tx

    def find(self, request_id: ServiceRequestId) -> ServedRequest | None:
        found = self._tx.state.requests.get(request_id)
        return found if found and self._tx.sees(found.branch_code) else None

    def lock(self, request_id: ServiceRequestId) -> ServedRequest:
        found = self.find(request_id)
        if found is None:
            raise RequestUnknown(f"service request {request_id} is not known here")
        return found

    def save(self, request: ServedRequest) -> None:
        self._tx.state.requests[request.id] = request


class _Assigned:
    def __init__(self, tx: FakeTx) -> None:
        self._tx = tx

    def find(self, request_id: ServiceRequestId) -> str:
        return self._tx.state.assigned.get(request_id, ("", 0))[0]

    def save(self, request_id: ServiceRequestId, technician_code: str, *, seen: int) -> None:
        if self._tx.state.assigned.get(request_id, ("", -1))[1] < seen:
            self._tx.state.assigned[request_id] = (technician_code, seen)


class _Surveys:
    def __init__(self, tx: FakeTx) -> None:
        self._tx = tx

    def find(self, survey_id: SurveyId) -> Survey | None:
        found = self._tx.state.surveys.get(survey_id)
        return found if found and self._tx.sees(found.branch_code) else None

    def get(self, survey_id: SurveyId) -> Survey:
        found = self.find(survey_id)
        if found is None:
            raise SurveyNotFound(f"there is no survey {survey_id}")
        return found

    def lock(self, survey_id: SurveyId) -> Survey:
        return self.get(survey_id)

    def lock_unanswered(self, request_id: ServiceRequestId) -> Sequence[Survey]:
        return sorted(
            (
                survey
                for survey in self._tx.state.surveys.values()
                if survey.service_request_id == request_id and survey.state in _UNANSWERED
            ),
            key=lambda survey: survey.id,
        )

    def add(self, survey: Survey) -> Survey:
        surveys = self._tx.state.surveys
        if survey.id in surveys:
            raise AssertionError(f"survey {survey.id} exists")
        surveys[survey.id] = replace(survey, version=1)
        return surveys[survey.id]

    def save(self, survey: Survey) -> Survey:
        surveys = self._tx.state.surveys
        if surveys[survey.id].version != survey.version:
            raise SurveyChanged(f"survey {survey.id} changed meanwhile")
        surveys[survey.id] = replace(survey, version=survey.version + 1)
        return surveys[survey.id]

    def page(self, query: SurveyQuery) -> Page[Survey]:
        found = [
            survey
            for survey in self._tx.state.surveys.values()
            if self._tx.sees(survey.branch_code)
            and query.branch_code in {"", survey.branch_code}
            and query.state in {None, survey.state}
            and (query.due_until is None or survey.due_on <= query.due_until)
            and query.service_request_id in {"", survey.service_request_id}
        ]
        keyed = [(f"{survey.due_on.isoformat()} {survey.id}", survey) for survey in found]
        return _page(keyed, query.page_size, query.page_token)


class _Complaints:
    def __init__(self, tx: FakeTx) -> None:
        self._tx = tx

    def get(self, complaint_id: ComplaintId) -> Complaint:
        found = self._tx.state.complaints.get(complaint_id)
        if found is None or not self._tx.sees(found.branch_code):
            raise ComplaintNotFound(f"there is no complaint {complaint_id}")
        return found

    def lock(self, complaint_id: ComplaintId) -> Complaint:
        return self.get(complaint_id)

    def count_about(self, problem_id: ServiceRequestId) -> int:
        filed = self._tx.state.complaints.values()
        return sum(complaint.problem_id == problem_id for complaint in filed)

    def add(self, complaint: Complaint) -> Complaint:
        complaints = self._tx.state.complaints
        if any(complaint.number == other.number for other in complaints.values()):
            raise AssertionError(f"complaint {complaint.number} exists")
        complaints[complaint.id] = replace(complaint, version=1)
        return complaints[complaint.id]

    def save(self, complaint: Complaint) -> Complaint:
        complaints = self._tx.state.complaints
        if complaints[complaint.id].version != complaint.version:
            raise ComplaintChanged(f"complaint {complaint.number} changed meanwhile")
        complaints[complaint.id] = replace(complaint, version=complaint.version + 1)
        return complaints[complaint.id]

    def page(self, query: ComplaintQuery) -> Page[Complaint]:
        found = [
            complaint
            for complaint in self._tx.state.complaints.values()
            if self._tx.sees(complaint.branch_code)
            and query.branch_code in {"", complaint.branch_code}
            and not (query.open_only and complaint.state is ComplaintState.CLOSED)
        ]
        keyed = [(f"{each.filed_at.isoformat()} {each.id}", each) for each in found]
        return _page(keyed, query.page_size, query.page_token)


class _Ledger:
    def __init__(self, tx: FakeTx) -> None:
        self._tx = tx

    def next_position(self, branch_code: str, year: int) -> int:
        ledger = self._tx.state.ledger
        ledger[branch_code, year] = ledger.get((branch_code, year), 0) + 1
        return ledger[branch_code, year]


class _Outbox:
    def __init__(self, tx: FakeTx) -> None:
        self._tx = tx

    def append(self, event: FeedbackEvent) -> None:
        self._tx.state.sent.append(event)


def _page(keyed: Iterable[tuple[str, RowT]], size: int, token: str) -> Page[RowT]:
    ordered = sorted(((key, row) for key, row in keyed if key > token), key=lambda each: each[0])
    shown = ordered[:size]
    more = len(ordered) > len(shown)
    return Page(rows=[row for _, row in shown], next_token=shown[-1][0] if more else "")
