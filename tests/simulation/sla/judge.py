"""A slow and obvious judge of every milestone: walks a life minute by minute, shares no code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

SOLVES = {"propose", "restore", "close"}
SHARES = (Fraction(1, 5), Fraction(3, 5), Fraction(4, 5))
"""Of a target, after each of which somebody is warned."""
MICROSECOND = Fraction(1, 60_000_000)
RETURNS = {"resume", "progress", "arrive"}
ANSWERS = {"respond", "arrive", "progress", "diagnose", "plan", "propose", "restore"}


@dataclass(frozen=True)
class Told:
    """Minute since the call, what happened, and its figure (severity, end of a pause, choice …)."""

    minute: int
    kind: str
    figure: object = None


@dataclass(frozen=True)
class Line:
    """What one milestone is promised: minutes by severity, or None for an agreed date."""

    milestone: str
    minutes: dict[str, int] | None
    zone: str = ""
    severities: str = "ABCD"
    from_diagnosis: bool = False
    always: bool = False


@dataclass(frozen=True)
class Verdict:
    """Minutes since the call, `start` too; parts of a minute only where shares of a target are."""

    start: int
    used: int
    paused: int
    stopped: int
    closed: int
    due: int
    met: int | None
    end: int
    target: int
    is_late: bool
    warnings: tuple[tuple[Fraction, Fraction], ...]
    """Shares that were used up, and when."""
    next_check: Fraction | None
    """When to look again, if time alone changes anything."""


def in_order(told: Sequence[Told]) -> list[Told]:
    """Order by the minute, then by the telling."""
    return [each for _, each in sorted(enumerate(told), key=lambda pair: (pair[1].minute, pair[0]))]


def by_date(facts: Sequence[Told]) -> list[Told]:
    """Tell a clock with an agreed date that agreeing takes up the work, whatever holds then.

    Whoever agrees knows of the pause or the solution: from here on the date is the promise.
    """
    return [
        Told(fact.minute, kind, fact.figure)
        for fact in facts
        for kind in (("reopen", "resume") if fact.kind == "agree" else (fact.kind,))
    ]


def modes(facts: Sequence[Told], until: int) -> list[str]:
    """Say what each minute counts as."""
    found: list[str] = []
    waiting = list(facts)
    solved_at: int | None = None
    paused = False
    pause_ends: int | None = None
    for minute in range(until + 1):
        if pause_ends is not None and minute >= pause_ends:
            paused, pause_ends = False, None
        while waiting and waiting[0].minute <= minute:
            fact = waiting.pop(0)
            if fact.kind == "reopen" and solved_at is not None:
                for stopped in range(solved_at, minute):
                    found[stopped] = "stopped"
                solved_at, paused, pause_ends = None, False, None
            elif solved_at is not None:
                continue
            elif fact.kind in SOLVES:
                solved_at, paused, pause_ends = minute, False, None
            elif fact.kind == "pause":
                paused = True
                pause_ends = fact.figure if isinstance(fact.figure, int) else None
            elif fact.kind in RETURNS:
                paused, pause_ends = False, None
        found.append("paused" if paused else "used")
    return found


def _ends(facts: Sequence[Told]) -> dict[str, int | None]:
    """Return when the call was restored, closed and reported for good, and closed how."""
    ends: dict[str, int | None] = {"restore": None, "close": None, "report": None, "done": None}
    for fact in facts:
        if fact.kind == "reopen":
            ends = dict.fromkeys(ends)
        elif fact.kind == "restore" and ends["restore"] is None and ends["close"] is None:
            ends["restore"] = fact.minute
        elif fact.kind == "close":
            ends["close"] = fact.minute
            ends["done"] = fact.minute if fact.figure == "done" else None
        elif fact.kind == "report" and ends["report"] is None:
            ends["report"] = fact.minute
    return ends


def met(milestone: str, facts: Sequence[Told]) -> tuple[int | None, int | None]:
    """Return when a milestone was met, and when it became pointless."""
    ends = _ends(facts)
    if milestone == "restore":
        return ends["restore"], ends["close"]
    if milestone == "report":
        return ends["report"], ends["close"] if ends["done"] is None else None
    wanted = ANSWERS if milestone == "respond" else {milestone}
    first = next((fact.minute for fact in facts if fact.kind in wanted), None)
    names = ["close"] if milestone == "respond" else ["close", "restore"]
    over = min((end for name in names if (end := ends[name]) is not None), default=None)
    if first is not None and over is not None and first > over:
        first = None
    return first, over


@dataclass
class Terms:
    """What the promise depends on."""

    severity: str
    pack: Sequence[Line]
    mask: bytes
    zone: str = "urban"
    agreed: tuple[int, int] | None = None


class Life:
    """What happened to one call, and how each minute of it counts.

    `masks` say of each minute since the call whether a calendar counts it: first that of the pack,
    second the one that may take its place.
    """

    def __init__(
        self,
        told: Sequence[Told],
        first: str,
        as_of: int,
        packs: Sequence[Sequence[Line]],
        masks: Sequence[bytes],
    ) -> None:
        self.facts = in_order(told)
        self.first = first
        self.as_of = as_of
        self.packs = packs
        self.masks = masks
        self.lengths = modes(self.facts, as_of)
        is_agreed = any(fact.kind == "agree" for fact in self.facts)
        self.dates = modes(by_date(self.facts), as_of) if is_agreed else self.lengths

    def terms(self, end: int) -> Terms:
        """Return what was in force at a minute."""
        terms = Terms(self.first, self.packs[0], self.masks[0])
        for fact in self.facts:
            if fact.minute > end:
                break
            match fact.kind:
                case "severity":
                    terms.severity = str(fact.figure)
                case "zone":
                    terms.zone = str(fact.figure)
                case "choice":
                    pack, mask = map(int, str(fact.figure))
                    terms.pack, terms.mask = self.packs[pack], self.masks[mask]
                case "agree":
                    terms.agreed = (fact.minute, int(str(fact.figure)))
        return terms

    def judge(self, milestone: str) -> Verdict | None:
        """Judge a milestone, None where nothing is promised or nothing counts yet."""
        met_at, over = met(milestone, self.facts)
        ends = [each for each in (met_at, over) if each is not None]
        end = ends[0] if ends else self.as_of
        terms = self.terms(end)
        lines = (each for each in terms.pack if _applies(each, milestone, terms))
        line = next(lines, None)
        if line is None:
            return None
        diagnosed = (fact.minute for fact in self.facts if fact.kind == "diagnose")
        start = next(diagnosed, None) if line.from_diagnosis else 0
        if start is None or start > end or (line.minutes is None and terms.agreed is None):
            return None
        always = line.always or line.minutes is None
        counted = b"\1" * len(terms.mask) if always else terms.mask
        course = self.lengths if line.minutes is not None else self.dates
        past = course[:end]
        is_paused = not ends and course[end] == "paused"
        runs_from = _pause_end(self.facts, end) if is_paused else end
        if line.minutes is not None:
            target = line.minutes[terms.severity]
        else:
            target = _until_date(past, terms.agreed, runs_from)
        spent = Counter(zip(past[start:], counted[start:end], strict=True))
        left, used = _Left(past, counted, start, runs_from), spent["used", 1]
        amounts = [share * target for share in SHARES]
        *warned, due = left.after([*amounts, Fraction(target)])
        shares = list(zip(SHARES, warned, amounts, strict=True))
        breaks = due + MICROSECOND if used <= target else None
        check = next((at for _, at, amount in shares if amount > used), breaks)
        return Verdict(
            start=start,
            used=used,
            paused=spent["paused", 1],
            stopped=spent["stopped", 1],
            closed=sum(spent[mode, 0] for mode in ("used", "paused", "stopped")),
            due=int(due),
            met=met_at,
            end=end,
            target=target,
            is_late=used > target,
            warnings=tuple((share, at) for share, at, amount in shares if used >= amount),
            next_check=None if ends else left.pause_end if is_paused else check,
        )


def _applies(line: Line, milestone: str, terms: Terms) -> bool:
    return (
        line.milestone == milestone
        and terms.severity in line.severities
        and line.zone in {"", terms.zone}
    )


def _pause_end(facts: Sequence[Told], now: int) -> int:
    """Return when the pause that holds now will end, now itself if nobody knows."""
    last = [fact for fact in facts if fact.kind == "pause" and fact.minute <= now][-1]
    return last.figure if isinstance(last.figure, int) else now


def _until_date(past: Sequence[str], agreed: tuple[int, int] | None, runs_from: int) -> int:
    """Return the minutes used by the agreed date, put off by what was waited for after agreeing."""
    assert agreed
    made, date = agreed
    minute, waited = made, 0
    while minute < date + waited:
        is_waited = past[minute] != "used" if minute < len(past) else minute < runs_from
        waited += is_waited
        minute += 1
    before = past[: min(minute, len(past))].count("used")
    return before + max(minute - max(runs_from, len(past)), 0)


@dataclass(frozen=True)
class _Left:
    """A clock's minutes, those past and those to come; from the end on it runs."""

    past: Sequence[str]
    counted: bytes
    start: int
    runs_from: int

    def after(self, amounts: Sequence[Fraction]) -> list[Fraction]:
        """Return when each of some growing amounts is used up."""
        used, found = 0, list[Fraction]()
        needed = ceil(amounts[0])
        for minute in range(self.start, len(self.counted)):
            if minute < len(self.past):
                runs = self.past[minute] == "used"
            else:
                runs = minute >= self.runs_from
            used += runs and self.counted[minute]
            while used >= needed:
                found.append(minute + 1 - (used - amounts[len(found)]))
                if len(found) == len(amounts):
                    return found
                needed = ceil(amounts[len(found)])
        raise AssertionError("no target lasts that long")

    @property
    def pause_end(self) -> Fraction | None:
        """When a pause is over that holds now, None if nobody knows."""
        return Fraction(self.runs_from) if self.runs_from > len(self.past) else None
