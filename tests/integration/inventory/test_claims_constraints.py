"""What the database refuses of waivers, claims and internal use; each breach is seen."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from chassis.db import Database
from integration.inventory.breaches_of_claims import BREACHES, REFUSED, WITHOUT_CONSTRAINTS
from integration.inventory.checks import rolled_back, rows_breaking, violations
from unit.inventory.claims_scene import ClaimsScene
from unit.inventory.internal_use_scene import InternalUseScene
from unit.inventory.scene import DIRECTOR, Scene

pytestmark = pytest.mark.integration


@pytest.fixture
def busy(real: Scene) -> Scene:
    """A claim in each state, old parts given up, a call for disposal, internal use."""
    claims = ClaimsScene(real)
    old = claims.old
    old.waive(old.of(old.issue(PUMP=2)))
    half = old.of(old.issue(PUMP=2))
    old.waive(old.receive(half, 1))
    old.issue(PUMP=1)
    claims.draft(old.written_off(PUMP=1))
    claims.send(claims.draft(old.written_off(PUMP=1), old.written_off(VALVE=1)))
    claims.answer(claims.send(claims.draft(old.written_off(PUMP=1))), "0")
    claims.withdraw(claims.draft(old.written_off(PUMP=1)))
    granted = claims.answer(claims.send(claims.draft(old.written_off(PUMP=1))), "300")
    claims.send_back(claims.pay(granted, "200", settles=True, reason="bank charges"))
    claims.send_back(claims.send(claims.draft_delivery(claims.faulty_delivery())))
    real.now = real.now.replace(day=28)
    assert old.review() == 1
    use = InternalUseScene(real)
    use.budget("100.00", real.now.date())
    real.receive(VALVE=50)
    use.reverse(use.issued(VALVE=1))
    use.cancel(use.approve(use.ask(VALVE=1)))
    use.issued(VALVE=2)
    use.approve(use.ask(VALVE=30), DIRECTOR)
    use.ask(VALVE=1)
    return real


def test_the_database_refuses_what_the_rules_forbid_and_each_breach_is_seen(
    busy: Scene, database: Database
) -> None:
    assert busy.held()
    assert violations(database) == {}
    for statement, constraint in REFUSED:
        with pytest.raises(IntegrityError, match=constraint), rolled_back(database) as connection:
            connection.execute(text(statement))
    for name, breach in BREACHES.items():
        with rolled_back(database) as connection:
            connection.execute(text(WITHOUT_CONSTRAINTS))
            connection.execute(text(breach))
            assert rows_breaking(connection, name) > 0, name
    assert violations(database) == {}
