"""Verbs of stock counts, over a fake or real store."""

from __future__ import annotations

from datetime import datetime

from inventory.domain.counts.count import CountScope, StockCount
from inventory.domain.counts.line import Judged, LotPlace
from inventory.domain.ids import BinCode, CountId, PartNumber
from inventory.domain.lots import Lot
from inventory.handlers.counts.cancel_count import CancelCount, cancel_count
from inventory.handlers.counts.decide_count import DecideCount, Decision, decide_count
from inventory.handlers.counts.enter_count import CountedLine, EnterCount, enter_count
from inventory.handlers.counts.open_count import OpenCount, open_count
from inventory.handlers.counts.read_differences import read_differences
from unit.inventory.scene import STORE, SUPERVISOR, Scene, Who

COUNTER = Who(subject="K-07", role="storekeeper")
RECOUNTER = Who(subject="K-08", role="storekeeper")


def seen(part: str, quantity: int, *serials: str, bin_code: str = "main") -> CountedLine:
    """What was counted of a part: units, and of a tracked part its serials."""
    return CountedLine(
        bin=BinCode(bin_code),
        part_number=PartNumber(part),
        quantity=quantity,
        lots=tuple(Lot(number=each) for each in serials),
    )


class Counting:
    """Counts of STORE by COUNTER and RECOUNTER, decided by SUPERVISOR."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    def open(self, scope: CountScope = CountScope.WHOLE, *bins: str) -> StockCount:
        cmd = OpenCount(
            count_id=CountId(self.scene.new_id()),
            warehouse_code=STORE,
            scope=scope,
            counter=COUNTER.subject,
            recounter=RECOUNTER.subject,
            bins=tuple(map(BinCode, bins)),
        )
        return self.scene.do(open_count, cmd, SUPERVISOR)

    def enter(
        self,
        count: StockCount,
        *lines: CountedLine,
        who: Who = COUNTER,
        at: datetime | None = None,
    ) -> StockCount:
        cmd = EnterCount(count_id=count.id, lines=lines, occurred_at=at)
        return self.scene.do(enter_count, cmd, who)

    def again(self, count: StockCount, *lines: CountedLine) -> StockCount:
        return self.enter(count, *lines, who=RECOUNTER)

    def twice(self, count: StockCount, *lines: CountedLine) -> StockCount:
        """Both count the same, the second what is to be counted again."""
        first = self.enter(count, *lines)
        wanted = {line.place for line in first.to_count}
        return self.again(
            first, *(each for each in lines if (each.bin, each.part_number) in wanted)
        )

    def judged(self, count: StockCount, who: Who = SUPERVISOR) -> tuple[Judged, ...]:
        with self.scene.begin(who) as tx:
            return read_differences(count.id, tx, self.scene.now)

    def units(self, count: StockCount) -> dict[LotPlace, int]:
        return {each.difference.key: each.difference.units for each in self.judged(count)}

    def decide(
        self,
        count: StockCount,
        who: Who = SUPERVISOR,
        *,
        left: tuple[str, ...] = (),
        told: dict[LotPlace, int] | None = None,
    ) -> StockCount:
        """Book every difference but those of some lots or parts, as they are or as told."""
        units = self.units(count) if told is None else told
        cmd = DecideCount(
            count_id=count.id,
            decisions=tuple(
                Decision(
                    place=place,
                    units=n,
                    is_posted=not {place[1], place[2]} & set(left),
                    cause="seen on film",
                )
                for place, n in units.items()
            ),
        )
        return self.scene.do(decide_count, cmd, who)

    def cancel(self, count: StockCount) -> StockCount:
        cmd = CancelCount(count_id=count.id, reason="the lights went out")
        return self.scene.do(cancel_count, cmd, SUPERVISOR)
