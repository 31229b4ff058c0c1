"""What policy files say, and what a draft of one would."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Protocol

from intake.domain.calendar import Calendar
from intake.domain.category import CategoryPolicy
from intake.domain.contract import (
    ContractNoticePolicy,
)
from intake.domain.customer_file import (
    FilePolicy,
)
from intake.domain.follow_ups.day_end import FollowUpPolicy
from intake.domain.hotline.hotline import HotlinePolicy
from intake.domain.knowledge.ranking import RankingPolicy
from intake.domain.planned_work.policy import PlannedWorkPolicy
from intake.domain.projects.policy import ProjectPolicy
from intake.domain.promise import Promise
from intake.domain.quotes.prices import PriceList, QuotePolicy
from intake.domain.recalls.recall import (
    RecallPolicy,
)
from intake.domain.register import RegisterPolicy
from intake.domain.request import ServiceRequest
from intake.domain.return_cases.policy import ReturnPolicy
from intake.domain.severity import SeverityPolicy
from intake.domain.sla import InForce, SlaPack, SlaSelection
from intake.domain.warranty import WarrantyPack


class PolicyDraft(Protocol):
    """A version of a policy that is not in force."""

    @property
    def ref(self) -> str: ...

    @property
    def effective_on(self) -> date: ...

    @property
    def digest(self) -> str:
        """Hash of which version it is and what it says."""
        ...

    def promise(self, request: ServiceRequest, zone: str) -> Promise:
        """Return what a request would be promised, had the version counted since the call."""
        ...


class Policies(Protocol):
    """Versioned figures; `on` is the day for which a version is looked up."""

    def register(self, on: date) -> RegisterPolicy: ...

    def register_ref(self, on: date) -> str:
        """Return the version of the register's figures in force."""
        ...

    def severity(self, on: date) -> InForce[SeverityPolicy]: ...

    def category(self, on: date) -> InForce[CategoryPolicy]: ...

    def warranty_pack(self, name: str, on: date) -> InForce[WarrantyPack]:
        """Every pack that the category policy names exists; that is checked at start."""
        ...

    def customer_file(self, on: date) -> FilePolicy: ...

    def contract_notices(self, on: date) -> InForce[ContractNoticePolicy]: ...

    def follow_up(self, on: date) -> InForce[FollowUpPolicy]:
        """The calendar that it names exists; that is checked at start."""
        ...

    def hotline(self, on: date) -> InForce[HotlinePolicy]: ...

    def price_list(self, name: str, on: date) -> InForce[PriceList]:
        """Raise PriceListUnknown if no list of that name is in force."""
        ...

    def quote(self, on: date) -> InForce[QuotePolicy]: ...

    def return_case(self, on: date) -> InForce[ReturnPolicy]: ...

    def ranking(self, on: date) -> RankingPolicy: ...

    def sla_selection(self, on: date) -> SlaSelection: ...

    def sla_pack(self, name: str, on: date) -> InForce[SlaPack]:
        """Raise SlaPackUnknown if no pack of that name is in force."""
        ...

    def sla_calendars(self, on: date) -> Mapping[str, str]:
        """Return the name of the calendar of every pack in force."""
        ...

    def calendar_ref(self, name: str, on: date) -> str:
        """Return the version of a calendar in force; raise CalendarUnknown if there is none."""
        ...

    def calendar(self, ref: str, zone: str) -> Calendar:
        """Return a version of a calendar that is on file, told in a zone."""
        ...

    def planned_work(self, on: date) -> InForce[PlannedWorkPolicy]: ...

    def recalls(self, on: date) -> RecallPolicy: ...

    def projects(self, on: date) -> InForce[ProjectPolicy]: ...

    def projects_by(self, ref: str) -> ProjectPolicy:
        """Return the version under which a project was opened."""
        ...

    def planned_work_by(self, ref: str) -> PlannedWorkPolicy:
        """Return the version under which work was planned."""
        ...


class Promises(Protocol):
    """What requests are promised, by the policies kept with the decisions that used them."""

    def calendar(self, ref: str, zone: str, digest: str = "") -> Calendar:
        """Return the calendar that a reading was counted by, in its zone.

        With the digest of what it said it is that one, whatever its file says by now.
        """
        ...

    def promise(self, request: ServiceRequest, zone: str) -> Promise:
        """Return what a request is promised by every fact that chose a pack.

        Calendars are told by the wall clock of the zone, an IANA name.
        """
        ...

    def draft(self, text: str, file: str) -> PolicyDraft:
        """Read a version that is not in force, validated as on load.

        Raise PolicyInvalid or PolicyNotPreviewable if it cannot be one.
        """
        ...
