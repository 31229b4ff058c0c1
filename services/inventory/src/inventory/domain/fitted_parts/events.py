"""What inventory announces of fitted parts (P-18)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inventory.domain.fitted_parts.fitted_part import FittedPart


@dataclass(frozen=True, slots=True, kw_only=True)
class PartFitted:
    fitted_part: FittedPart
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PartFittingCorrected:
    """Units that were announced as fitted came back unused."""

    fitted_part: FittedPart
    occurred_at: datetime


FittedPartEvent = PartFitted | PartFittingCorrected
