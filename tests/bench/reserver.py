"""One process that reserves one unit of a part in each transaction, through inventory's use case.

`python reserver.py URL SEED TRIES ORDER PARTS`: begins when a line comes on standard input, and
prints how many it got and how many not.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from datetime import timedelta
from uuid import UUID

from chassis.db import Database
from integration.inventory.conftest import begin_in
from integration.inventory.overseller import THOUSAND
from inventory.domain.ids import RequisitionId, WorkOrderId
from inventory.domain.lines import PartLine
from inventory.domain.requisition import State
from inventory.handlers.request_parts import RequestParts, request_parts
from unit.inventory.scene import TECHNICIAN, Scene


def main(url: str, seed: int, tries: int, order: str, parts: int) -> None:
    """Ask, and print what happened."""
    database = Database(url, pool_size=1, statement_timeout=timedelta(seconds=60))
    scene, draw = Scene(begin_in(database)), random.Random(seed)
    states: Counter[str] = Counter()
    print("ready", flush=True)
    sys.stdin.readline()
    for _ in range(tries):
        cmd = RequestParts(
            requisition_id=RequisitionId(str(UUID(int=draw.getrandbits(128), version=4))),
            work_order_id=WorkOrderId(order),
            lines=(PartLine(part_number=draw.choice(THOUSAND[:parts]), quantity=1),),
        )
        states[scene.do(request_parts, cmd, TECHNICIAN).state] += 1
    print(states[State.RESERVED], states[State.SHORT], flush=True)
    database.dispose()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4], int(sys.argv[5]))
