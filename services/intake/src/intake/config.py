"""Settings of intake, besides those that every service has."""

from __future__ import annotations

from datetime import timedelta

from pydantic import Field

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

    @property
    def clock_check_every(self) -> timedelta:
        """Pause between two looks at the due clocks."""
        return timedelta(milliseconds=self.clock_check_ms)
