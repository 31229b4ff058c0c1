"""Two at once: one old part is claimed once, a budget is not exceeded, nothing deadlocks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any
from uuid import uuid4

import pytest

from chassis.db import Database
from integration.inventory.checks import violations
from integration.inventory.test_stock_races import deadlocks, together
from inventory.domain.errors import ConcurrentUpdate, Refused
from inventory.domain.internal_use.internal_use import InternalUseId, UseState
from inventory.domain.old_parts.disposal import DisposalOutcome
from inventory.domain.old_parts.old_part import DisposalId
from inventory.domain.supplier_claims.claim import SupplierClaimId
from inventory.handlers.internal_use.ask_internal_use import AskInternalUse, ask_internal_use
from inventory.handlers.old_parts.dispose_old_parts import DisposeOldParts, dispose_old_parts
from inventory.handlers.supplier_claims.draft_claim import DraftClaim, draft_claim
from inventory.handlers.supplier_claims.lines import OldPartToClaim
from inventory.ports.internal_use import UseFilter
from unit.inventory.claims_scene import MAKER, ClaimsScene
from unit.inventory.internal_use_scene import SALES, InternalUseScene
from unit.inventory.scene import KEEPER, STORE, SUPERVISOR, SYSTEM, TECHNICIAN, Scene, lines

pytestmark = pytest.mark.integration


def refusals_of(*tries: Callable[[], Any]) -> list[Exception]:
    """Try all at one moment; return what was refused."""
    refused: list[Exception] = []

    def work(worker: int) -> None:
        try:
            tries[worker]()
        except (Refused, ConcurrentUpdate) as refusal:
            refused.append(refusal)

    together(work, len(tries))
    return refused


def test_many_draft_a_claim_for_one_old_part_while_others_dispose_of_it(
    real: Scene, database: Database
) -> None:
    claims = ClaimsScene(real)
    parts = [claims.old.written_off(PUMP=1) for _ in range(3)]
    before = deadlocks(database)
    for part in parts:

        def draft(part_id: Any = part.id) -> None:
            cmd = DraftClaim(
                claim_id=SupplierClaimId(str(uuid4())),
                warehouse_code=STORE,
                supplier=MAKER,
                old_parts=(OldPartToClaim(old_part_id=part_id, cause="burnt"),),
            )
            real.do(draft_claim, cmd, KEEPER)

        def dispose(part_id: Any = part.id) -> None:
            cmd = DisposeOldParts(
                disposal_id=DisposalId(str(uuid4())),
                warehouse_code=STORE,
                old_part_ids=(part_id,),
                outcome=DisposalOutcome.SCRAP,
                document="S-1",
                reason="end of month",
            )
            real.do(dispose_old_parts, cmd, SUPERVISOR)

        assert len(refusals_of(draft, dispose, draft, dispose)) == 3
    assert deadlocks(database) == before
    assert violations(database) == {}


def test_two_at_once_do_not_exceed_the_budget_together(real: Scene, database: Database) -> None:
    use = InternalUseScene(real)
    use.budget("100.00", date(2026, 3, 2))
    real.receive(VALVE=100)
    uses = []
    for _ in range(6):
        cmd = AskInternalUse(
            use_id=InternalUseId(str(uuid4())),
            warehouse_code=STORE,
            department_code=SALES,
            lines=lines(VALVE=3),  # 37.50 each: two fit
            purpose="a fair",
        )
        uses.append(real.do(ask_internal_use, cmd, TECHNICIAN))
    refused = refusals_of(*(partial(use.approve, each) for each in uses))
    assert {getattr(each, "reason", "") for each in refused} == {"INTERNAL_USE_OVER_BUDGET"}
    assert (len(refused), use.left()) == (4, (Decimal(75), Decimal(25)))
    with real.begin(SYSTEM) as tx:
        approved = tx.internal_uses.page(UseFilter(state=UseState.APPROVED), None, 9)
    mixed: list[Callable[[], Any]] = []
    for each in approved:
        mixed += [partial(use.issue, each), partial(use.cancel, each)]
    assert len(refusals_of(*mixed)) == 2  # each is issued or given up, not both
    assert violations(database) == {}


def test_one_internal_use_is_reversed_once(real: Scene, database: Database) -> None:
    use = InternalUseScene(real)
    use.budget("100.00", date(2026, 3, 2))
    real.receive(VALVE=5)
    issued = use.issued(VALVE=5)
    refused = refusals_of(*[partial(use.reverse, issued)] * 4)
    assert (len(refused), use.left()) == (3, (Decimal(0), Decimal(100)))
    assert violations(database) == {}
