"""Policy files of inventory."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

from chassis.policy import PolicyBook, PolicyError, load_policies
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

_PARTS: Final = "parts"
_DEFAULT: Final = "default"


class PolicyFiles:
    """`inventory.ports.Policies` from the YAML files of a folder.

    Raises:
        PolicyError: A file is wrong, or one of the policies is missing.
    """

    def __init__(self, folder: Path) -> None:
        self._approval: PolicyBook[ApprovalPolicy] = load_policies(
            folder, "approval", ApprovalPolicy
        )
        self._time: PolicyBook[TimePolicy] = load_policies(folder, "timekeeping", TimePolicy)
        self._replenishment: PolicyBook[ReplenishmentPolicy] = load_policies(
            folder, "replenishment", ReplenishmentPolicy
        )
        self._old_parts: PolicyBook[OldPartPolicy] = load_policies(
            folder, "old-parts", OldPartPolicy
        )
        self._sourcing: PolicyBook[SourcingPolicy] = load_policies(
            folder, "sourcing", SourcingPolicy
        )
        self._waivers: PolicyBook[WaiverPolicy] = load_policies(
            folder, "old-part-waivers", WaiverPolicy
        )
        self._reviews: PolicyBook[ReviewPolicy] = load_policies(
            folder, "disposal-reviews", ReviewPolicy
        )
        self._claims: PolicyBook[ClaimPolicy] = load_policies(
            folder, "supplier-claims", ClaimPolicy
        )
        self._internal_use: PolicyBook[InternalUsePolicy] = load_policies(
            folder, "internal-use", InternalUsePolicy
        )
        self._counts: PolicyBook[CountPolicy] = load_policies(folder, "counts", CountPolicy)
        self._loans: PolicyBook[LoanPolicy] = load_policies(folder, "loans", LoanPolicy)
        self._calibration: PolicyBook[CalibrationPolicy] = load_policies(
            folder, "calibration", CalibrationPolicy
        )
        self._supplements: PolicyBook[SupplementPolicy] = load_policies(
            folder, "supplements", SupplementPolicy
        )
        self._green_channel: PolicyBook[GreenChannelPolicy] = load_policies(
            folder, "green-channel", GreenChannelPolicy
        )
        self._special_orders: PolicyBook[SpecialOrderPolicy] = load_policies(
            folder, "special-orders", SpecialOrderPolicy
        )
        problems = [
            f"{folder}: no policy {kind}/{name}"
            for kind, name, names in (
                ("approval", _PARTS, self._approval.names()),
                ("timekeeping", _DEFAULT, self._time.names()),
                ("replenishment", _DEFAULT, self._replenishment.names()),
                ("old-parts", _DEFAULT, self._old_parts.names()),
                ("sourcing", _DEFAULT, self._sourcing.names()),
                ("old-part-waivers", _DEFAULT, self._waivers.names()),
                ("disposal-reviews", _DEFAULT, self._reviews.names()),
                ("supplier-claims", _DEFAULT, self._claims.names()),
                ("internal-use", _DEFAULT, self._internal_use.names()),
                ("counts", _DEFAULT, self._counts.names()),
                ("loans", _DEFAULT, self._loans.names()),
                ("calibration", _DEFAULT, self._calibration.names()),
                ("supplements", _DEFAULT, self._supplements.names()),
                ("green-channel", _DEFAULT, self._green_channel.names()),
                ("special-orders", _DEFAULT, self._special_orders.names()),
            )
            if name not in names
        ]
        if problems:
            raise PolicyError(problems)

    def timekeeping(self, on: date) -> InForce[TimePolicy]:
        policy = self._time.in_force(_DEFAULT, on)
        return InForce(ref=policy.ref, body=policy.body)

    def approval(self, on: date) -> InForce[ApprovalPolicy]:
        policy = self._approval.in_force(_PARTS, on)
        return InForce(ref=policy.ref, body=policy.body)

    def replenishment(self, on: date) -> InForce[ReplenishmentPolicy]:
        policy = self._replenishment.in_force(_DEFAULT, on)
        return InForce(ref=policy.ref, body=policy.body)

    def old_parts(self, on: date) -> InForce[OldPartPolicy]:
        policy = self._old_parts.in_force(_DEFAULT, on)
        return InForce(ref=policy.ref, body=policy.body)

    def loans(self, on: date) -> InForce[LoanPolicy]:
        policy = self._loans.in_force(_DEFAULT, on)
        return InForce(ref=policy.ref, body=policy.body)

    def calibration(self, on: date) -> InForce[CalibrationPolicy]:
        policy = self._calibration.in_force(_DEFAULT, on)
        return InForce(ref=policy.ref, body=policy.body)

    def sourcing(self, on: date) -> InForce[SourcingPolicy]:
        policy = self._sourcing.in_force(_DEFAULT, on)
        return InForce(ref=policy.ref, body=policy.body)

    def old_part_waivers(self, on: date) -> InForce[WaiverPolicy]:
        policy = self._waivers.in_force(_DEFAULT, on)
        return InForce(ref=policy.ref, body=policy.body)

    def disposal_reviews(self, on: date) -> InForce[ReviewPolicy]:
        policy = self._reviews.in_force(_DEFAULT, on)
        return InForce(ref=policy.ref, body=policy.body)

    def supplier_claims(self, on: date) -> InForce[ClaimPolicy]:
        policy = self._claims.in_force(_DEFAULT, on)
        return InForce(ref=policy.ref, body=policy.body)

    def internal_use(self, on: date) -> InForce[InternalUsePolicy]:
        policy = self._internal_use.in_force(_DEFAULT, on)
        return InForce(ref=policy.ref, body=policy.body)

    def counts(self, on: date) -> InForce[CountPolicy]:
        policy = self._counts.in_force(_DEFAULT, on)
        return InForce(ref=policy.ref, body=policy.body)

    def supplements(self, on: date) -> InForce[SupplementPolicy]:
        policy = self._supplements.in_force(_DEFAULT, on)
        return InForce(ref=policy.ref, body=policy.body)

    def green_channel(self, on: date) -> InForce[GreenChannelPolicy]:
        policy = self._green_channel.in_force(_DEFAULT, on)
        return InForce(ref=policy.ref, body=policy.body)

    def special_orders(self, on: date) -> InForce[SpecialOrderPolicy]:
        policy = self._special_orders.in_force(_DEFAULT, on)
        return InForce(ref=policy.ref, body=policy.body)
