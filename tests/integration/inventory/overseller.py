"""One process that asks for parts and hands them out, as fast as it can.

`python overseller.py URL SEED TRIES ORDER`: asks for one hot part, then for ten of a thousand at
once in any order, and prints for both how many requisitions were held, short and issued. It begins
when a line comes on standard input, so that many begin together.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from datetime import timedelta
from uuid import UUID

from chassis.db import Database
from integration.inventory.conftest import begin_in
from inventory.domain.ids import PartNumber, RequisitionId, WorkOrderId
from inventory.domain.lines import PartLine
from inventory.domain.requisition import State
from inventory.handlers.request_parts import RequestParts, request_parts
from unit.inventory.scene import ADMIN, TECHNICIAN, Scene, lines

THOUSAND = [PartNumber(f"P-{number:04}") for number in range(1000)]
AT_ONCE = 10


class Overseller:
    """Asks, and has every other requisition that is held approved and issued."""

    def __init__(self, scene: Scene, seed: int, order: str) -> None:
        self.scene, self.order = scene, WorkOrderId(order)
        self.random = random.Random(seed)

    def ask(self, times: int, *, hot: bool) -> Counter[str]:
        """Return how many were held, short and issued."""
        states: Counter[str] = Counter()
        for attempt in range(times):
            wanted = self.some_of_a_thousand() if not hot else self.hot(attempt)
            cmd = RequestParts(
                requisition_id=RequisitionId(
                    str(UUID(int=self.random.getrandbits(128), version=4))
                ),
                work_order_id=self.order,
                lines=wanted,
            )
            asked = self.scene.do(request_parts, cmd, TECHNICIAN)
            states[asked.state] += 1
            if asked.state is State.RESERVED and attempt % 2:
                self.scene.approve(asked, ADMIN)
                self.scene.issue(asked)
                states["issued"] += 1
        return states

    def hot(self, attempt: int) -> tuple[PartLine, ...]:
        return lines(PUMP=1, VALVE=1) if attempt % 3 else lines(PUMP=1)

    def some_of_a_thousand(self) -> tuple[PartLine, ...]:
        chosen = self.random.sample(THOUSAND, AT_ONCE)
        return tuple(PartLine(part_number=part, quantity=1) for part in chosen)


def main(url: str, seed: int, tries: int, order: str) -> None:
    """Ask and print what happened."""
    database = Database(url, pool_size=1, statement_timeout=timedelta(seconds=60))
    overseller = Overseller(Scene(begin_in(database)), seed, order)
    print("ready", flush=True)
    sys.stdin.readline()
    for hot in (True, False):
        states = overseller.ask(tries, hot=hot)
        print(states[State.RESERVED], states[State.SHORT], states["issued"], flush=True)
    database.dispose()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
