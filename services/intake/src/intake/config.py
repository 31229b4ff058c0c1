"""Settings of intake, besides those that every service has."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

from pydantic import Field, field_validator

from chassis.config import ServiceSettings


class IntakeSettings(ServiceSettings):
    """What intake can be told."""

    contact_keys: str | None = Field(
        default=None,
        repr=False,
        pattern=r"^[A-Za-z0-9._-]+:[A-Za-z0-9+/_-]{43}=?(,[A-Za-z0-9._-]+:[A-Za-z0-9+/_-]{43}=?)*$",
        description=(
            "Keys for customers' phones and addresses: `name:base64 of 32 bytes`, separated by"
            " commas; the first one encrypts, the others still decrypt. The api needs it."
        ),
    )
    clock_check_ms: int = Field(
        default=1000, ge=50, description="Pause between two looks at the SLA clocks that are due."
    )
    clock_check_batch: int = Field(
        default=50, ge=1, le=1000, description="Requests judged in one transaction of that look."
    )
    planned_work_check_ms: int = Field(
        default=10_000, ge=50, description="Pause between two looks at plans, visits and recalls."
    )
    planned_work_check_batch: int = Field(
        default=50,
        ge=1,
        le=1000,
        description="Plans, visits or recalled products handled in one transaction.",
    )
    phase_buckets_min: tuple[int, ...] = Field(
        default=(10, 15, 30, 60, 120, 240, 480, 720, 1440, 2880, 4320, 6480, 10080, 43200),
        min_length=1,
        description=(
            "Upper bounds of the histogram of phase durations, in minutes, ascending, a JSON list;"
            " an objective is exact at one of them only, so keep the targets of your packs here."
        ),
    )

    @field_validator("phase_buckets_min")
    @classmethod
    def _ascend(cls, bounds: tuple[int, ...]) -> tuple[int, ...]:
        ascend = all(before < after for before, after in pairwise((0, *bounds)))
        if not ascend:
            raise ValueError("the bounds must be above zero and ascend")
        return bounds

    contract_check_ms: int = Field(
        default=60_000, ge=50, description="Pause between two looks at contracts that end soon."
    )

    @property
    def contract_check_every(self) -> timedelta:
        """Pause between two looks at contracts that end soon."""
        return timedelta(milliseconds=self.contract_check_ms)

    @property
    def planned_work_check_every(self) -> timedelta:
        """Pause between two looks at the plans that are due."""
        return timedelta(milliseconds=self.planned_work_check_ms)

    @property
    def clock_check_every(self) -> timedelta:
        """Pause between two looks at the due clocks."""
        return timedelta(milliseconds=self.clock_check_ms)

    @property
    def phase_bounds(self) -> tuple[timedelta, ...]:
        """Upper bounds of the histogram of phase durations."""
        return tuple(timedelta(minutes=minutes) for minutes in self.phase_buckets_min)
