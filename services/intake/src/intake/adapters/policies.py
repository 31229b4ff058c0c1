"""The policy files of intake, as the use cases ask for them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from chassis.policy import PolicyError, PolicyNotFound, load_policies
from intake.domain.category import CategoryPolicy
from intake.domain.errors import SlaPackUnknown
from intake.domain.judgement import Promise
from intake.domain.register import RegisterPolicy
from intake.domain.severity import SeverityPolicy
from intake.domain.sla import InForce, SlaPack, SlaSelection, SlaWarnings


class PolicyShelf:
    """All policies, read once; every lookup names the version that was in force on a day.

    Args:
        folder: The service's `policies` folder; packs are in `sla-packs` beneath it.

    Raises:
        PolicyError: A file is wrong, or the selection names a pack that does not exist.
    """

    def __init__(self, folder: Path) -> None:
        self._register = load_policies(folder, "register", RegisterPolicy)
        self._severity = load_policies(folder, "severity", SeverityPolicy)
        self._category = load_policies(folder, "category", CategoryPolicy)
        self._selection = load_policies(folder, "sla-selection", SlaSelection)
        self._warnings = load_policies(folder, "sla-warnings", SlaWarnings)
        self._packs = load_policies(folder / "sla-packs", "sla-pack", SlaPack)
        self._promises: dict[tuple[str, date], Promise] = {}
        self._check_selection()

    def register(self, on: date) -> RegisterPolicy:
        return self._register.in_force("register", on).body

    def severity(self, on: date) -> InForce[SeverityPolicy]:
        policy = self._severity.in_force("severity", on)
        return InForce(body=policy.body, ref=policy.ref)

    def category(self, on: date) -> InForce[CategoryPolicy]:
        policy = self._category.in_force("category", on)
        return InForce(body=policy.body, ref=policy.ref)

    def sla_selection(self, on: date) -> SlaSelection:
        return self._selection.in_force("sla-selection", on).body

    def sla_pack(self, name: str, on: date) -> InForce[SlaPack]:
        try:
            policy = self._packs.in_force(name, on)
        except PolicyNotFound as error:
            raise SlaPackUnknown(
                str(error), rule="I-18", field="sla_pack", sla_pack=name
            ) from error
        return InForce(body=policy.body, ref=policy.ref)

    def promise(self, sla_policy_ref: str, on: date) -> Promise:
        key = (sla_policy_ref, on)
        if key not in self._promises:
            self._promises[key] = Promise(
                pack=self._packs.by_ref(sla_policy_ref).body,
                warnings=self._warnings.in_force("sla-warnings", on).body,
            )
        return self._promises[key]

    def _check_selection(self) -> None:
        known = set(self._packs.names())
        for name in self._selection.names():
            for version in self._selection.versions(name):
                named = {version.body.default, *version.body.by_product_line.values()}
                if missing := sorted(named - known):
                    raise PolicyError([f"{version.ref}: no pack {', '.join(missing)}"])
