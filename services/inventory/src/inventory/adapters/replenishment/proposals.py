"""Proposals in PostgreSQL."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, insert, select, tuple_, update

from chassis.scope import within
from chassis.unit_of_work import Principal
from inventory.adapters.replenishment.rows import proposal_columns, proposal_of
from inventory.adapters.replenishment.tables import replenishment_proposal
from inventory.domain.errors import ConcurrentUpdate
from inventory.domain.ids import WarehouseCode
from inventory.domain.replenishment.proposal import (
    Proposal,
    ProposalId,
    ProposalNotFound,
    ProposalState,
)
from inventory.ports.replenishment import ProposalFilter

_c = replenishment_proposal.c


class StoredProposals:
    """`inventory.ports.replenishment.Proposals`, as far as the principal may see."""

    def __init__(self, connection: Connection, principal: Principal) -> None:
        self._connection = connection
        self._principal = principal

    def get(self, proposal_id: ProposalId) -> Proposal:
        return self._one(self._visible(), proposal_id)

    def lock(self, proposal_id: ProposalId) -> Proposal:
        return self._one(self._visible().with_for_update(), proposal_id)

    def lock_undecided(self, warehouse_code: WarehouseCode) -> Sequence[Proposal]:
        return self._read(
            self._visible()
            .where(_c.warehouse_code == warehouse_code, _c.state == ProposalState.PROPOSED)
            .order_by(_c.id)
            .with_for_update()
        )

    def add(self, proposals: Collection[Proposal]) -> None:
        rows = [proposal_columns(replace(each, version=1)) for each in proposals]
        if rows:
            self._connection.execute(insert(replenishment_proposal), rows)

    def save_superseded(self, proposals: Collection[Proposal]) -> None:
        done = self._connection.execute(
            update(replenishment_proposal)
            .where(_c.id.in_([each.id for each in proposals]))
            .where(_c.state == ProposalState.PROPOSED)
            .values(state=ProposalState.SUPERSEDED.value, version=_c.version + 1)
        )
        if done.rowcount != len(proposals):
            raise ConcurrentUpdate("a proposal was changed meanwhile")

    def save(self, proposal: Proposal) -> Proposal:
        fresh = replace(proposal, version=proposal.version + 1)
        done = self._connection.execute(
            update(replenishment_proposal)
            .where(_c.id == proposal.id, _c.version == proposal.version)
            .values(
                state=fresh.state.value,
                decided_by=fresh.decided_by or None,
                decided_at=fresh.decided_at,
                decided_quantity=fresh.decided_quantity,
                reason=fresh.reason,
                version=fresh.version,
            )
        )
        if done.rowcount != 1:
            raise ConcurrentUpdate(
                f"proposal {fresh.id} was changed meanwhile", proposal_id=fresh.id
            )
        return fresh

    def page(
        self, wanted: ProposalFilter, after: tuple[datetime, str] | None, limit: int
    ) -> Sequence[Proposal]:
        rows = self._visible()
        if wanted.branch_code:
            rows = rows.where(_c.branch_code == wanted.branch_code)
        if wanted.warehouse_code:
            rows = rows.where(_c.warehouse_code == wanted.warehouse_code)
        if wanted.state is not None:
            rows = rows.where(_c.state == wanted.state)
        if after is not None:
            rows = rows.where(tuple_(_c.proposed_at, _c.id) > tuple_(*after))
        return self._read(rows.order_by(_c.proposed_at, _c.id).limit(limit))

    def _visible(self) -> Select[Any]:
        return within(select(*_c), _c.branch_code, self._principal)

    def _read(self, statement: Select[Any]) -> Sequence[Proposal]:
        return [proposal_of(row) for row in self._connection.execute(statement)]

    def _one(self, statement: Select[Any], proposal_id: ProposalId) -> Proposal:
        found = self._read(statement.where(_c.id == proposal_id))
        if not found:
            raise ProposalNotFound(f"there is no proposal {proposal_id}", proposal_id=proposal_id)
        return found[0]
