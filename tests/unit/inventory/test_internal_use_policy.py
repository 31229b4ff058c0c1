"""Where the policy names nobody above the budget, it is the end of it (P-17)."""

from __future__ import annotations

import pytest

from fakes.inventory import FakeTx
from inventory.domain.approval import InForce
from inventory.domain.internal_use.internal_use import OverBudget
from inventory.domain.internal_use.policy import InternalUsePolicy
from unit.inventory.internal_use_scene import InternalUseScene
from unit.inventory.scene import ADMIN, DIRECTOR, Scene


def test_above_the_budget_everybody_is_refused_where_the_policy_says_so(
    scene: Scene, store: FakeTx
) -> None:
    store.internal_use_policy = InForce(
        ref="internal-use/default@strict",
        body=InternalUsePolicy(role="supervisor", any_level_roles=("admin",)),
    )
    use = InternalUseScene(scene)
    use.budget("12.49")
    asked = use.ask(VALVE=1)
    for who in (DIRECTOR, ADMIN):
        with pytest.raises(OverBudget) as refused:
            use.approve(asked, who)
        assert refused.value.metadata["level"] == ""
        assert refused.value.metadata["policy_ref"] == "internal-use/default@strict"
