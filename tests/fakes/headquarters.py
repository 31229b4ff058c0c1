"""The store of headquarters in memory: the figures counted again in plain Python, by value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal, TypeVar
from zoneinfo import ZoneInfo

from headquarters.domain import facts
from headquarters.domain.facts import BranchCode, Fact
from headquarters.domain.figures import Count, Figure, FigureSource, Tally
from headquarters.domain.month import Month
from headquarters.domain.targets import Bound, InForce, Target, Targets
from headquarters.domain.words import Judgement, Milestone
from headquarters.ports import Page, SourceQuery, TallyPage, TallyQuery

Scope = frozenset[str] | Literal["*"]
FactT = TypeVar("FactT", bound=Fact)
RowT = TypeVar("RowT")

TARGETS = Targets(
    timely_rate=Target(bound=Bound.AT_LEAST, value=Decimal("0.90")),
    satisfaction=Target(bound=Bound.AT_LEAST, value=Decimal("0.85")),
    complaint_rate=Target(bound=Bound.BELOW, value=Decimal("0.03")),
    repeat_rate=None,
    first_time_fix=None,
    survey_coverage=Target(bound=Bound.AT_LEAST, value=Decimal("1.00")),
    complaint_closing_rate=Target(bound=Bound.AT_LEAST, value=Decimal("1.00")),
    complaint_dissatisfaction=None,
)


class FakePolicies:
    """Targets a test can replace; by default those that the service ships."""

    def __init__(self) -> None:
        self.body = TARGETS
        self.zone = ZoneInfo("Asia/Shanghai")
        self.asked: list[date] = []

    def today(self, now: datetime) -> date:
        return now.astimezone(self.zone).date()

    def targets(self, on: date) -> InForce[Targets]:
        self.asked.append(on)
        return InForce(ref="figure-targets/default@test", body=self.body)


State = dict[tuple[type[Any], tuple[str, ...]], Fact]


class FakeTx:
    """An open transaction over the store in memory, seeing the branches of `scope`."""

    def __init__(self, policies: FakePolicies | None = None) -> None:
        self.state: State = {}
        self.scope: Scope = "*"
        self.policies = policies or FakePolicies()
        self.facts = _Facts(self)
        self.figures = _Figures(self)

    def snapshot(self) -> State:
        """Return what a rollback would bring back."""
        return dict(self.state)

    def restore(self, state: State) -> None:
        """Roll back to a snapshot."""
        self.state = dict(state)

    def sees(self, branch_code: str) -> bool:
        return self.scope == "*" or branch_code in self.scope

    def all_of(self, kind: type[FactT]) -> Iterator[FactT]:
        return (fact for fact in self.state.values() if isinstance(fact, kind))

    def of(self, kind: type[FactT], *key: str) -> FactT | None:
        found = self.state.get((kind, key))
        return found if isinstance(found, kind) else None


class _Facts:
    def __init__(self, tx: FakeTx) -> None:
        self._tx = tx

    def keep(self, fact: Fact) -> None:
        at = (type(fact), fact.key)
        known = self._tx.state.get(at)
        if known is None or fact.origin.outranks(known.origin):
            self._tx.state[at] = fact


@dataclass(frozen=True, slots=True, kw_only=True)
class _Counted:
    branch_code: str
    month: str
    source: FigureSource
    seconds: int


class _Figures:
    def __init__(self, tx: FakeTx) -> None:
        self._tx = tx

    def tallies(self, query: TallyQuery) -> TallyPage:
        counted = [
            each
            for each in self._counted()
            if query.branch_code in {"", each.branch_code}
            and (query.month is None or str(query.month) == each.month)
        ]
        groups: defaultdict[tuple[str, str], list[_Counted]] = defaultdict(list)
        for each in counted:
            groups[each.month, each.branch_code].append(each)
        keyed = [(f"{at[0]} {at[1]}", self._tally(*at, group)) for at, group in groups.items()]
        month = str(query.month) if query.month else ""
        return TallyPage(
            branches=_page(keyed, query.page_size, query.page_token),
            network=None if query.page_token else self._tally(month, "", counted),
        )

    def sources(self, query: SourceQuery) -> Page[FigureSource]:
        found = [
            each.source
            for each in self._counted()
            if (each.branch_code, each.month) == (query.branch_code, str(query.month))
            and each.source.figure is query.figure
        ]
        keyed = [(f"{each.counted_at.isoformat()} {each.event_id}", each) for each in found]
        return _page(keyed, query.page_size, query.page_token)

    def _tally(self, month: str, branch_code: str, counted: Iterable[_Counted]) -> Tally:
        counts: defaultdict[Figure, list[_Counted]] = defaultdict(list)
        for each in counted:
            counts[each.source.figure].append(each)
        branch = self._tx.of(facts.BranchOpened, branch_code)
        return Tally(
            branch_code=BranchCode(branch_code),
            branch_name=branch.name if branch else "",
            region=branch.region if branch else "",
            month=month,
            counts={
                figure: Count(
                    numerator=sum(each.source.in_numerator for each in rows),
                    denominator=sum(each.source.in_denominator for each in rows),
                    seconds=sum(each.seconds for each in rows),
                )
                for figure, rows in counts.items()
            },
        )

    def _counted(self) -> Iterator[_Counted]:
        arms = (_registered, _ended, _answers, _complaints)
        for branch_code, source, seconds in (row for arm in arms for row in arm(self._tx)):
            if not (source.in_numerator or source.in_denominator) or not self._tx.sees(branch_code):
                continue
            branch = self._tx.of(facts.BranchOpened, branch_code)
            zone = ZoneInfo(branch.time_zone if branch else "UTC")
            yield _Counted(
                branch_code=branch_code,
                month=source.counted_at.astimezone(zone).strftime("%Y-%m"),
                source=source,
                seconds=seconds,
            )


_Row = tuple[str, FigureSource, int]


def _registered(tx: FakeTx) -> Iterator[_Row]:
    for fact in tx.all_of(facts.RequestRegistered):
        owners = (
            fact,
            tx.of(facts.RequestMoved, *fact.key),
            tx.of(facts.RequestClosed, *fact.key),
        )
        last = max((each for each in owners if each), key=lambda each: each.origin.sequence)
        row = _source(Figure.REGISTERED, fact.request_number, fact, fact.received_at, up=True)
        yield last.branch_code, row, 0


def _ended(tx: FakeTx) -> Iterator[_Row]:
    for fact in tx.all_of(facts.RequestClosed):
        reopened = tx.of(facts.RequestReopened, *fact.key)
        if reopened and reopened.origin.outranks(fact.origin):
            continue
        moved = tx.of(facts.RequestMoved, *fact.key)
        is_moved = moved is not None and moved.origin.outranks(fact.origin)
        branch_code = moved.branch_code if moved and is_moved else fact.branch_code
        figure = Figure.CLOSED if fact.is_served else Figure(fact.outcome.value)
        yield branch_code, _of_closing(fact, figure, up=True), 0
        if fact.is_served:
            yield from ((branch_code, row, seconds) for row, seconds in _served(tx, fact))


def _served(tx: FakeTx, fact: facts.RequestClosed) -> Iterator[tuple[FigureSource, int]]:
    surveys = [
        each
        for each in tx.all_of(facts.SurveyScheduled)
        if each.service_request_id == fact.service_request_id
    ]
    rates = {
        Figure.COMPLAINT_RATE: False,
        Figure.REPEAT_RATE: fact.is_repeat,
        Figure.FIRST_TIME_FIX: fact.is_fixed_first_time,
        Figure.SURVEY_COVERAGE: len(surveys) >= fact.closings,
    }
    for figure, up in rates.items():
        yield _of_closing(fact, figure, up=up, down=True), 0
    in_order = (Milestone.ARRIVE, Milestone.RESPOND, Milestone.RESTORE)
    promised = [each for each in in_order if _current(tx, facts.PromiseJudged, fact, each)]
    if promised:
        judged = _current(tx, facts.PromiseJudged, fact, promised[0])
        is_late = judged is not None and judged.is_broken
        is_reached = _seconds(tx, fact, promised[0]) is not None
        row = _of_closing(
            fact,
            Figure.TIMELY_RATE,
            up=is_reached and not is_late,
            down=is_reached or is_late,
        )
        yield row, 0
    for figure, milestone in (
        (Figure.MEAN_SECONDS_TO_RESPOND, Milestone.RESPOND),
        (Figure.MEAN_SECONDS_TO_RESTORE, Milestone.RESTORE),
    ):
        seconds = _seconds(tx, fact, milestone)
        if seconds is not None:
            yield _of_closing(fact, figure, up=True), seconds


def _current(
    tx: FakeTx, kind: type[FactT], closed: facts.RequestClosed, milestone: Milestone
) -> FactT | None:
    """Return what is known of a milestone since the closing."""
    found = tx.of(kind, closed.service_request_id, milestone)
    return found if found and not closed.origin.outranks(found.origin) else None


def _seconds(tx: FakeTx, closed: facts.RequestClosed, milestone: Milestone) -> int | None:
    reached = _current(tx, facts.MilestoneReached, closed, milestone)
    return reached.used_seconds if reached else None


def _answers(tx: FakeTx) -> Iterator[_Row]:
    for fact in tx.all_of(facts.SurveyAnswered):
        request = tx.of(facts.RequestRegistered, fact.service_request_id)
        yield (
            fact.branch_code,
            _source(
                Figure.SATISFACTION,
                request.request_number if request else fact.survey_id,
                fact,
                fact.answered_at,
                up=fact.is_satisfied,
                down=True,
            ),
            0,
        )


def _complaints(tx: FakeTx) -> Iterator[_Row]:
    closing_rate, dissatisfaction = Figure.COMPLAINT_CLOSING_RATE, Figure.COMPLAINT_DISSATISFACTION
    for liable in tx.all_of(facts.LiabilityVerified):
        number, up = liable.complaint_number, liable.is_service_liable
        row = _source(Figure.COMPLAINT_RATE, number, liable, liable.filed_at, up=up)
        yield liable.branch_code, row, 0
    for filed in tx.all_of(facts.ComplaintFiled):
        number = filed.complaint_number
        row = _source(closing_rate, number, filed, filed.filed_at, down=True)
        yield filed.branch_code, row, 0
    for closed in tx.all_of(facts.ComplaintClosed):
        known = tx.of(facts.ComplaintFiled, *closed.key)
        number = known.complaint_number if known else closed.complaint_id
        row = _source(closing_rate, number, closed, closed.closed_at, up=True)
        yield closed.branch_code, row, 0
        judged = _source(
            dissatisfaction,
            number,
            closed,
            closed.closed_at,
            up=closed.judgement is Judgement.DISSATISFIED,
            down=closed.judgement is not Judgement.UNREACHABLE,
        )
        yield closed.branch_code, judged, 0


def _of_closing(
    fact: facts.RequestClosed, figure: Figure, *, up: bool = False, down: bool = False
) -> FigureSource:
    return _source(figure, fact.request_number, fact, fact.closed_at, up=up, down=down)


def _source(
    figure: Figure,
    reference: str,
    fact: Fact,
    counted_at: datetime,
    *,
    up: bool = False,
    down: bool = False,
) -> FigureSource:
    return FigureSource(
        figure=figure,
        reference=reference,
        event_id=str(fact.origin.event_id),
        counted_at=counted_at,
        in_numerator=up,
        in_denominator=down,
    )


def _page(keyed: Iterable[tuple[str, RowT]], size: int, token: str) -> Page[RowT]:
    by_key: Callable[[tuple[str, RowT]], str] = lambda each: each[0]  # noqa: E731
    ordered = sorted(((key, row) for key, row in keyed if key > token), key=by_key)
    shown = ordered[:size]
    more = len(ordered) > len(shown)
    return Page(rows=[row for _, row in shown], next_token=shown[-1][0] if more else "")


def everything(tx: Any) -> tuple[Any, ...]:
    """Return all figures of a transaction and all that is behind them, comparable by value."""
    page = tx.figures.tallies(TallyQuery(page_size=10_000))
    assert page.network is not None
    sources = {
        (tally.month, tally.branch_code, figure): tx.figures.sources(
            SourceQuery(
                month=Month.parse(tally.month),
                branch_code=tally.branch_code,
                figure=figure,
                page_size=10_000,
            )
        ).rows
        for tally in page.branches.rows
        for figure in tally.counts
    }
    return (list(page.branches.rows), page.network, sources)
