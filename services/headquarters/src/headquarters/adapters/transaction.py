"""One open transaction as the use cases see it."""

from __future__ import annotations

from sqlalchemy import Connection

from chassis.unit_of_work import Principal
from headquarters.adapters.facts import StoredFacts
from headquarters.adapters.figures import CountedFigures
from headquarters.adapters.policies import PolicyFiles


class StoredTx:
    """`headquarters.ports.Tx` over one connection, seen by one principal."""

    def __init__(self, connection: Connection, principal: Principal, policies: PolicyFiles) -> None:
        self.facts = StoredFacts(connection)
        self.figures = CountedFigures(connection, principal)
        self.policies = policies
