"""The figures in force, as a protocol."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from inventory.domain.approval import ApprovalPolicy, InForce
from inventory.domain.counts.policy import CountPolicy
from inventory.domain.green_channel.policy import GreenChannelPolicy
from inventory.domain.instants import TimePolicy
from inventory.domain.internal_use.policy import InternalUsePolicy
from inventory.domain.loans.policy import CalibrationPolicy, LoanPolicy
from inventory.domain.old_parts.policy import OldPartPolicy
from inventory.domain.old_parts.review import ReviewPolicy
from inventory.domain.old_parts.waiver import WaiverPolicy
from inventory.domain.replenishment.policy import ReplenishmentPolicy
from inventory.domain.sourcing.policy import SourcingPolicy
from inventory.domain.special_orders.policy import SpecialOrderPolicy
from inventory.domain.supplements.policy import SupplementPolicy
from inventory.domain.supplier_claims.policy import ClaimPolicy


class Policies(Protocol):
    def timekeeping(self, on: date) -> InForce[TimePolicy]:
        """Return what counts about clocks on a day of the branch's calendar."""
        ...

    def approval(self, on: date) -> InForce[ApprovalPolicy]:
        """Return the approval policy in force on a day of the branch's calendar."""
        ...

    def replenishment(self, on: date) -> InForce[ReplenishmentPolicy]:
        """Return the figures of forecasting and ordering of a day of the branch's calendar."""
        ...

    def old_parts(self, on: date) -> InForce[OldPartPolicy]:
        """Return what counts about old parts on a day of the branch's calendar."""
        ...

    def old_part_waivers(self, on: date) -> InForce[WaiverPolicy]:
        """Return who pays for old parts that will not come, on a day of the branch's calendar."""
        ...

    def supplier_claims(self, on: date) -> InForce[ClaimPolicy]:
        """Return when claims are sent and chased, on a day of the branch's calendar."""
        ...

    def internal_use(self, on: date) -> InForce[InternalUsePolicy]:
        """Return who approves internal use, on a day of the branch's calendar."""
        ...

    def disposal_reviews(self, on: date) -> InForce[ReviewPolicy]:
        """Return when disposal is called for, on a day of the branch's calendar."""
        ...

    def counts(self, on: date) -> InForce[CountPolicy]:
        """Return the figures of counting of a day of the branch's calendar."""
        ...

    def loans(self, on: date) -> InForce[LoanPolicy]:
        """Return by which terms things are lent on a day of the branch's calendar."""
        ...

    def calibration(self, on: date) -> InForce[CalibrationPolicy]:
        """Return how long calibrations of a day of the branch's calendar count."""
        ...

    def supplements(self, on: date) -> InForce[SupplementPolicy]:
        """Return which added parts are signed for on a day of the branch's calendar."""
        ...

    def green_channel(self, on: date) -> InForce[GreenChannelPolicy]:
        """Return whose needs go first on a day of the branch's calendar."""
        ...

    def special_orders(self, on: date) -> InForce[SpecialOrderPolicy]:
        """Return what a special order needs on a day of the branch's calendar."""
        ...

    def sourcing(self, on: date) -> InForce[SourcingPolicy]:
        """Return how sources are weighed on a day of the branch's calendar."""
        ...
