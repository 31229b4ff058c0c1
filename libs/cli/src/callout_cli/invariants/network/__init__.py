"""What services must agree on: the invariants of the whole network."""

from __future__ import annotations

from typing import Final

from callout_cli.invariants.across import Across
from callout_cli.invariants.network.appraisal import APPRAISAL
from callout_cli.invariants.network.copies import COPIES
from callout_cli.invariants.network.feedback import FEEDBACK
from callout_cli.invariants.network.figures import FIGURES
from callout_cli.invariants.network.work import WORK

NETWORK: Final[tuple[Across, ...]] = (*WORK, *FEEDBACK, *APPRAISAL, *FIGURES, *COPIES)
