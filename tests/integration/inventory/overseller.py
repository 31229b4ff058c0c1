"""One process that asks for a hot part and hands it out, as fast as it can.

`python overseller.py URL SEED TRIES ORDER`: prints how many requisitions were held and how many
were short. It begins when a line comes on standard input, so that many begin together.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from datetime import timedelta
from uuid import UUID

from chassis.db import Database
from integration.inventory.conftest import begin_in
from inventory.domain.ids import RequisitionId, WorkOrderId
from inventory.domain.requisition import State
from inventory.handlers.request_parts import RequestParts, request_parts
from unit.inventory.scene import ADMIN, TECHNICIAN, Scene, lines


def main(url: str, seed: int, tries: int, order: str) -> None:
    """Ask, have every other one approved and issued, print what happened."""
    database = Database(url, pool_size=1, statement_timeout=timedelta(seconds=60))
    scene, number = Scene(begin_in(database)), random.Random(seed)
    states: Counter[str] = Counter()
    print("ready", flush=True)
    sys.stdin.readline()
    for attempt in range(tries):
        cmd = RequestParts(
            requisition_id=RequisitionId(str(UUID(int=number.getrandbits(128), version=4))),
            work_order_id=WorkOrderId(order),
            lines=lines(PUMP=1, VALVE=1) if attempt % 3 else lines(PUMP=1),
        )
        asked = scene.do(request_parts, cmd, TECHNICIAN)
        states[asked.state] += 1
        if asked.state is State.RESERVED and attempt % 2:
            scene.approve(asked, ADMIN)
            scene.issue(asked)
            states["issued"] += 1
    database.dispose()
    print(states[State.RESERVED], states[State.SHORT], states["issued"], flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
