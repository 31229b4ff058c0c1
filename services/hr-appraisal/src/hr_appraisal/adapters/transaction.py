"""One open transaction as the use cases see it."""

from __future__ import annotations

from sqlalchemy import Connection

from chassis.outbox import Outbox
from chassis.unit_of_work import Principal
from hr_appraisal.adapters.employees import StoredEmployees
from hr_appraisal.adapters.entries import StoredEntries
from hr_appraisal.adapters.facts import StoredFacts
from hr_appraisal.adapters.policies import PolicyFiles
from hr_appraisal.adapters.readings import StoredReadings
from hr_appraisal.adapters.wire_events import StreamOutbox


class StoredTx:
    """`hr_appraisal.ports.Tx` over one connection, seen by one principal."""

    def __init__(
        self, connection: Connection, outbox: Outbox, principal: Principal, policies: PolicyFiles
    ) -> None:
        self._principal = principal
        self.employees = StoredEmployees(connection, principal)
        self.entries = StoredEntries(connection, principal)
        self.facts = StoredFacts(connection, self.entries)
        self.readings = StoredReadings(connection)
        self.policies = policies
        self.outbox = StreamOutbox(outbox)

    def may_act_for(self, branch_code: str) -> bool:
        return self._principal.may_act_for(branch_code)
