"""The monthly sheet: base, survey part, figures and points; every line says where it comes from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from hr_appraisal.domain.entry import AppraisalEntry
from hr_appraisal.domain.entry_states import EntryState
from hr_appraisal.domain.facts import MonthFacts, RatingFact
from hr_appraisal.domain.ids import EmployeeCode
from hr_appraisal.domain.month import Month
from hr_appraisal.domain.people import Employee
from hr_appraisal.domain.policies import InForce, ScorePolicy
from hr_appraisal.domain.words import Fault, Kpi, Rating, SurveyItem


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLine:
    """One line: what it adds to the score, the figures behind it, and their references."""

    part: str
    item: str
    value: Decimal
    figures: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthlySheet:
    """One technician's month; `score` is the sum of the lines."""

    employee_code: EmployeeCode
    employee_name: str
    branch_code: str
    month: Month
    score: Decimal
    lines: tuple[SheetLine, ...]
    policy_ref: str


def draw_sheet(
    employee: Employee, month: Month, facts: MonthFacts, policy: InForce[ScorePolicy]
) -> MonthlySheet:
    """Compute a monthly sheet from the facts of the month.

    Each line is rounded half away from zero to the policy's places; the score is the sum of the
    rounded lines.

    Args:
        employee: Whose sheet.
        month: `YYYY-MM`.
        facts: What happened in that month.
        policy: In force on the first day of the month.

    Source: rulebook H-07.
    """
    rounded = _Rounded(policy.body)
    lines = (
        SheetLine(
            part="base", item="base", value=rounded.to(policy.body.base), figures="everybody's base"
        ),
        *(_survey_line(item, facts.ratings, rounded) for item in SurveyItem),
        _timely_line(facts, rounded),
        _first_time_fix_line(facts, rounded),
        _report_line(facts, rounded),
        _complaint_line(facts, rounded),
        *_points_lines(facts.entries, rounded),
    )
    return MonthlySheet(
        employee_code=employee.code,
        employee_name=employee.name,
        branch_code=employee.branch_code,
        month=month,
        score=sum((line.value for line in lines), rounded.to(Decimal(0))),
        lines=lines,
        policy_ref=policy.ref,
    )


@dataclass(frozen=True, slots=True)
class _Rounded:
    policy: ScorePolicy

    def to(self, value: Decimal) -> Decimal:
        """Round half away from zero to the policy's places."""
        return value.quantize(Decimal(1).scaleb(-self.policy.decimal_places), ROUND_HALF_UP)


def _survey_line(item: SurveyItem, ratings: Sequence[RatingFact], rounded: _Rounded) -> SheetLine:
    """Weight × mean share of the levels that customers ticked (F-02)."""
    part = rounded.policy.survey
    weight = part.weights[item]
    name = f"survey.{item.value}"
    if not ratings:
        return _without_facts("survey", name, weight, "no answers", rounded)
    levels = [rating.level(item) for rating in ratings]
    mean = sum((part.shares[level] for level in levels), Decimal(0)) / len(levels)
    counted = Counter(levels)
    told = ", ".join(f"{counted[level]} {level}" for level in Rating if counted[level])
    return SheetLine(
        part="survey",
        item=name,
        value=rounded.to(weight * mean),
        figures=f"{_count(len(levels), 'answer')}: {told}; weight {weight}",
        sources=tuple(f"survey:{rating.survey_id}" for rating in ratings),
    )


def _timely_line(facts: MonthFacts, rounded: _Rounded) -> SheetLine:
    due = [call for call in facts.calls if call.is_done and call.in_time is not None]
    return _kpi_line(
        Kpi.TIMELY,
        "in time",
        sum(call.in_time is True for call in due),
        [f"request:{call.request_number}" for call in due],
        rounded,
    )


def _first_time_fix_line(facts: MonthFacts, rounded: _Rounded) -> SheetLine:
    """Only calls with a visit can be fixed at the first one; a call solved remotely is neither."""
    visited = [call for call in facts.calls if call.is_done and call.visits > 0]
    return _kpi_line(
        Kpi.FIRST_TIME_FIX,
        "fixed at the first visit",
        sum(call.fixed_first_time for call in visited),
        [f"request:{call.request_number}" for call in visited],
        rounded,
    )


def _report_line(facts: MonthFacts, rounded: _Rounded) -> SheetLine:
    over = [each for each in facts.visits if each.visit.is_over]
    return _kpi_line(
        Kpi.REPORT_COMPLETENESS,
        "visits with a report",
        sum(each.visit.reported_at is not None for each in over),
        [f"work_order:{each.work_order_id}/visit/{each.visit.number}" for each in over],
        rounded,
    )


def _complaint_line(facts: MonthFacts, rounded: _Rounded) -> SheetLine:
    """Complaints are shown; what they cost stands in the points, once verified (F-09)."""
    liable = sum(
        complaint.fault not in {None, Fault.NONE, Fault.PROCESS} for complaint in facts.complaints
    )
    return SheetLine(
        part="kpi",
        item="kpi.complaints",
        value=rounded.to(Decimal(0)),
        figures=f"{_count(len(facts.complaints), 'complaint')}, {liable} with a verified fault;"
        " counted as points",
        sources=tuple(f"complaint:{complaint.number}" for complaint in facts.complaints),
    )


def _points_lines(entries: Iterable[AppraisalEntry], rounded: _Rounded) -> Iterator[SheetLine]:
    """Every posted entry and every reversal, so that the sheet tells the whole story (H-03)."""
    for entry in entries:
        if entry.state is not EntryState.POSTED:
            continue
        told = [str(entry.trigger)]
        told += [f"fine {entry.fine} CNY"] if entry.fine is not None else []
        told += ["doubled"] if entry.doubled else []
        told += [f"reverses {entry.reversal_of}"] if entry.reversal_of else []
        told += [f"reversed by {entry.reversed_by}"] if entry.reversed_by else []
        yield SheetLine(
            part="points",
            item=f"points.{entry.consequence.value}",
            value=rounded.to(Decimal(entry.points)),
            figures="; ".join(told),
            sources=(f"entry:{entry.id}", f"{entry.evidence.kind}:{entry.evidence.ref}"),
        )


def _kpi_line(
    kpi: Kpi, what: str, reached: int, sources: Sequence[str], rounded: _Rounded
) -> SheetLine:
    """Weight × reached ÷ all."""
    weight = rounded.policy.kpi.weights[kpi]
    if not sources:
        return _without_facts("kpi", f"kpi.{kpi.value}", weight, f"no {what} to judge", rounded)
    return SheetLine(
        part="kpi",
        item=f"kpi.{kpi.value}",
        value=rounded.to(weight * reached / len(sources)),
        figures=f"{reached} of {len(sources)} {what}; weight {weight}",
        sources=tuple(sources),
    )


def _without_facts(
    part: str, item: str, weight: Decimal, what: str, rounded: _Rounded
) -> SheetLine:
    share = rounded.policy.share_without_facts
    return SheetLine(
        part=part,
        item=item,
        value=rounded.to(weight * share),
        figures=f"{what}: share {share} by policy; weight {weight}",
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
