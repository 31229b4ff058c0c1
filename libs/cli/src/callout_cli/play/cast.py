"""Everybody who acts on the day, each with a token of his own role and branch."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from callout_cli.client import Actor
from callout_cli.play.network import Network
from chassis.unit_of_work import ALL, Principal

OpenActor = Callable[[Principal], Actor]


class Cast:
    """Finds actors; a token is made when somebody acts for the first time.

    Args:
        network: Who is there.
        open_actor: Gives somebody a token.
    """

    def __init__(self, network: Network, open_actor: OpenActor) -> None:
        self._network = network
        self._open = open_actor
        self._known: dict[Principal, Actor] = {}

    def call_taker(self, branch: str) -> Actor:
        """Who answers the telephone of a branch."""
        return self._of("call_taker", self._network.staff.call_taker[branch], branch)

    def dispatcher(self, branch: str) -> Actor:
        """Who plans the work of a branch."""
        return self._of("dispatcher", self._network.staff.dispatcher[branch], branch)

    def storekeeper(self, branch: str) -> Actor:
        """Who keeps the warehouse of a branch."""
        return self._of("storekeeper", self._network.staff.storekeeper[branch], branch)

    def supervisor(self, branch: str) -> Actor:
        """Who is in charge of a branch's technicians."""
        return self._of("supervisor", self._network.staff.supervisor[branch], branch)

    def technician(self, code: str) -> Actor:
        """A technician, known by his code."""
        branch = next(each.branch for each in self._network.technicians if each.code == code)
        return self._of("technician", code, branch)

    @property
    def administrator(self) -> Actor:
        """Who sets the network up."""
        return self._of("admin", self._network.network.administrator)

    @property
    def complaint_handler(self) -> Actor:
        """Who asks customers and settles complaints."""
        return self._of("complaint_handler", self._network.network.complaint_handler)

    @property
    def verifier(self) -> Actor:
        """A supervisor of quality, in nobody's line: verifies liability."""
        return self._of("supervisor", self._network.network.verifier)

    @property
    def deputy_general_manager(self) -> Actor:
        """Takes major complaints."""
        return self._of("approver", self._network.network.deputy_general_manager)

    @property
    def hr(self) -> Actor:
        """Verifies entries of the appraisal."""
        return self._of("hr", self._network.network.hr)

    def approver_of(self, role: str) -> Actor:
        """Somebody of the role that must approve, other than who verified."""
        subject = {
            "hr": self._network.network.hr_director,
            "supervisor": self._network.network.verifier,
        }.get(role, self._network.network.deputy_general_manager)
        return self._of(role or "approver", subject)

    @property
    def analyst(self) -> Actor:
        """Only looks."""
        return self._of("analyst", self._network.network.analyst)

    def _of(self, role: str, subject: str, branch: str = ALL) -> Actor:
        branches: frozenset[str] | Literal["*"] = ALL if branch == ALL else frozenset({branch})
        principal = Principal(subject=subject, role=role, branches=branches)
        if principal not in self._known:
            self._known[principal] = self._open(principal)
        return self._known[principal]
