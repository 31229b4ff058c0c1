"""Which open requests would move if a version of a policy counted for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from callout.intake.v1 import explanation_service_pb2 as api
from callout.intake.v1 import resources_pb2 as resources
from callout_cli.client import Actor
from callout_cli.reports.explanation import shown_instant
from callout_cli.texts import say, word
from callout_cli.times import day_of, local_iso

PAGE: Final = 500
_EFFECT: Final = "PREVIEW_EFFECT_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """Every page of a preview put together."""

    policy_ref: str
    effective_on: date
    digest: str
    examined: int
    rows: tuple[api.PreviewRow, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many clocks have each effect, and how many change sides."""
        found = {name.removeprefix(_EFFECT).lower(): 0 for name in api.PreviewEffect.keys()[1:]}
        for row in self.rows:
            found[effect_of(row).lower()] += 1
        return {
            **found,
            "newly_breached": sum(row.newly_breached for row in self.rows),
            "rescued": sum(row.rescued for row in self.rows),
            "requests": len({row.service_request_id for row in self.rows}),
        }


def read_preview(
    analyst: Actor, text: str, file: str, branch: str, on_progress: Callable[[int, int], None]
) -> Preview:
    """Have all open requests looked at, page by page.

    Args:
        analyst: Who asks.
        text: The policy file.
        file: Its name, for messages.
        branch: Code of a branch; empty for all of them.
        on_progress: Told how many open requests were looked at, and how many there are.

    Raises:
        Refusal: The file could not be loaded, or is of another kind.
    """
    question = api.PreviewPolicyRequest(
        policy_text=text, file_name=file, branch_code=branch, page_size=PAGE
    )
    rows: list[api.PreviewRow] = []
    examined = total = 0
    while True:
        page = analyst.ask(question, api.PreviewPolicyResponse)
        rows += page.rows
        examined += page.examined
        total = max(total, page.open_requests, examined)
        on_progress(examined, total)
        question.page_token = page.next_page_token
        if not page.next_page_token:
            return Preview(
                policy_ref=page.policy_ref,
                effective_on=day_of(page.effective_on),
                digest=page.digest,
                examined=examined,
                rows=tuple(rows),
            )


def effect_of(row: api.PreviewRow) -> str:
    """Return the code of what would become of a clock, e.g. `EARLIER`."""
    return str(api.PreviewEffect.Name(row.effect)).removeprefix(_EFFECT)


def summary_lines(found: Preview) -> Iterator[str]:
    """Say what the version is, and how many clocks it would move."""
    counts = found.counts
    yield say(
        "preview.summary",
        ref=found.policy_ref,
        effective_on=found.effective_on.isoformat(),
        examined=found.examined,
        requests=counts["requests"],
        clocks=len(found.rows),
    )
    yield say("preview.counts", **counts)
    yield say("preview.in_force", effective_on=found.effective_on.isoformat())


def preview_cells(rows: Sequence[api.PreviewRow]) -> Iterator[list[str]]:
    """Write the clocks that would move for a table."""
    for row in rows:
        effect = [word("effect", effect_of(row))]
        if row.newly_breached:
            effect.append(word("effect", "NEWLY_BREACHED"))
        if row.rescued:
            effect.append(word("effect", "RESCUED"))
        milestone = resources.Milestone.Name(row.milestone).removeprefix("MILESTONE_")
        zone = row.time_zone
        yield [
            row.external_ref or row.request_number,
            row.branch_code,
            word("milestone", milestone),
            shown_instant(row.from_due_time, zone) if row.HasField("from_due_time") else "–",
            shown_instant(row.to_due_time, zone) if row.HasField("to_due_time") else "–",
            " · ".join(effect),
        ]


def preview_content(found: Preview) -> dict[str, Any]:
    """Write the preview as plain values."""
    return {
        "policy_ref": found.policy_ref,
        "effective_on": found.effective_on.isoformat(),
        "digest": found.digest,
        "examined": found.examined,
        "counts": found.counts,
        "rows": list(_row_contents(found.rows)),
    }


def _row_contents(rows: Iterable[api.PreviewRow]) -> Iterator[dict[str, Any]]:
    for row in rows:
        zone = row.time_zone
        yield {
            "request": row.request_number,
            "external_ref": row.external_ref,
            "branch": row.branch_code,
            "milestone": _code(resources.Milestone.Name(row.milestone), "MILESTONE_"),
            "effect": effect_of(row).lower(),
            "newly_breached": row.newly_breached,
            "rescued": row.rescued,
            "from_due_at": local_iso(row.from_due_time, zone)
            if row.HasField("from_due_time")
            else "",
            "to_due_at": local_iso(row.to_due_time, zone) if row.HasField("to_due_time") else "",
            "from_target_seconds": row.from_target_seconds,
            "to_target_seconds": row.to_target_seconds,
            "from_state": _code(resources.ClockState.Name(row.from_state), "CLOCK_STATE_"),
            "to_state": _code(resources.ClockState.Name(row.to_state), "CLOCK_STATE_"),
            "from_policy_ref": row.from_policy_ref,
            "to_policy_ref": row.to_policy_ref,
            "from_calendar_ref": row.from_calendar_ref,
            "to_calendar_ref": row.to_calendar_ref,
        }


def _code(name: str, prefix: str) -> str:
    return name.removeprefix(prefix).lower()
