"""pgbench doing what registering a call writes: the statements are recorded, not imitated.

One call is registered through intake's real door on a database of its own, and what reaches the
driver is noted. The writes become a pgbench script, in which ids, numbers and the branch are made
anew for each transaction. What intake reads, locks and checks besides is left out: that is part of
the price, not of the limit.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import grpc
from sqlalchemy import Connection, Engine, event, text

from bench.calls import BRANCHES, Desk, a_call, open_desk
from callout.intake.v1 import intake_service_pb2 as intake
from callout.intake.v1 import intake_service_pb2_grpc as rpc
from chassis.db import Database
from intake import api
from testkit.api import running_api
from testkit.identity import Identities

_UUID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_WRITES: Final = ("insert", "with", "update", "delete")
# A number that occurs nowhere else, so that it is found again in every statement.
_MARKED_SERIAL: Final = 770_001
_FIGURES: Final = re.compile(r"^(tps|latency average) = ([\d.]+)", re.MULTILINE)
_PER_CLIENT: Final = 1_000_000_000
_PER_RUN: Final = 50_000_000_000
_FIRST: Final = 100_000_000_000  # an id ends with twelve figures

_COPY_FILES: Final = f"""
insert into customers (id, branch_code, name, phone, address, key_id, phone_marks)
select ('c0000000-0000-4000-8000-00000000000' || place)::uuid, 'BENCH' || place, c.name, c.phone,
    c.address, c.key_id, c.phone_marks
from customers c, generate_series(0, {BRANCHES - 1}) as place
where c.branch_code = 'BENCH0';
insert into installed_products (id, customer_id, branch_code, product_line, product_model,
    serial_number, delivered_on, accepted_on, contract_number)
select ('d0000000-0000-4000-8000-00000000000' || place)::uuid,
    ('c0000000-0000-4000-8000-00000000000' || place)::uuid, 'BENCH' || place, p.product_line,
    p.product_model, 'PGBENCH-' || place, p.delivered_on, p.accepted_on, p.contract_number
from installed_products p, generate_series(0, {BRANCHES - 1}) as place
where p.branch_code = 'BENCH0' and p.serial_number = 'SN-0-0';
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """What pgbench reports."""

    per_second: float
    milliseconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PgBench:
    """A prepared database and the script to run on it."""

    program: Path
    url: str
    script: Path
    statements: int

    def run(self, *, number: int, clients: int, seconds: int) -> Rate:
        """Run the script; `number` tells runs on the same database apart, from 0 to 17."""
        done = subprocess.run(
            [
                str(self.program), "--no-vacuum", "--protocol=simple",
                f"--client={clients}", f"--jobs={min(clients, 2)}", f"--time={seconds}",
                f"--define=base={_FIRST + number * _PER_RUN}", "--define=n=0",
                f"--file={self.script}", self.url,
            ],
            capture_output=True, text=True, check=False, timeout=seconds + 60,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        found = dict(_FIGURES.findall(done.stdout))
        return Rate(per_second=float(found["tps"]), milliseconds=float(found["latency average"]))


def find_program() -> Path | None:
    """Find pgbench: on the path, or the newest that is installed."""
    installed = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/pgbench"), key=lambda path: float(path.parts[-3])
    )
    on_path = shutil.which("pgbench")
    return installed[-1] if installed else Path(on_path) if on_path else None


def prepare(
    program: Path, url: str, identities: Identities, contact_keys: str, folder: Path
) -> PgBench:
    """Record a call on a fresh database of intake and write the script.

    Args:
        program: pgbench.
        url: A fresh, migrated database.
        identities: Signs the caller's token.
        contact_keys: Intake's setting.
        folder: Receives the script.
    """
    environ = {
        "CALLOUT_INTAKE_DATABASE_URL": url,
        "CALLOUT_INTAKE_CONTACT_KEYS": contact_keys,
        "CALLOUT_JWT_PUBLIC_KEYS": str(identities.public_keys),
    }
    spec = api.build(environ)
    with running_api(spec) as address:
        desk = open_desk([address], identities)
        _mark_next_number(spec.database)
        with _recording(spec.database.engine) as statements:
            _register(desk)
        with spec.database.transaction() as connection:
            connection.execute(text(_COPY_FILES))
    writes = [each for each in statements if each.lower().startswith(_WRITES)]
    script = folder / "register_call.sql"
    script.write_text(_script(writes, desk), "utf-8")
    return PgBench(program=program, url=url, script=script, statements=len(writes))


def _mark_next_number(database: Database) -> None:
    with database.transaction() as connection:
        connection.execute(
            text(
                "insert into register_days (branch_code, day, last_serial)"
                " select 'BENCH0', (now() at time zone 'Asia/Shanghai')::date, :last"
            ),
            {"last": _MARKED_SERIAL - 1},
        )


def _register(desk: Desk) -> None:
    request = a_call(desk.products[0][0], datetime.now(UTC))
    with grpc.insecure_channel(desk.addresses[0]) as channel:
        stub: Any = rpc.IntakeServiceStub(channel)
        metadata = (("authorization", f"Bearer {desk.token}"),)
        answer: intake.RegisterCallResponse = stub.RegisterCall(
            request, timeout=20, metadata=metadata
        )
    assert answer.service_request.number.endswith(str(_MARKED_SERIAL))


@contextmanager
def _recording(engine: Engine) -> Iterator[list[str]]:
    """Note every statement with its values, as the driver sends it."""
    statements: list[str] = []

    def note(_conn: Connection, cursor: Any, statement: str, values: Any, *_: Any) -> None:
        assert not isinstance(values, list), "one round trip for each row is not what is compared"
        sent = cursor.mogrify(statement, values)
        statements.append(sent.decode("utf-8").strip())

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(engine, "before_cursor_execute", note)


def _script(writes: Sequence[str], desk: Desk) -> str:
    product = desk.products[0][0]
    names = {
        product.customer_id: "c0000000-0000-4000-8000-00000000000:branch",
        product.id: "d0000000-0000-4000-8000-00000000000:branch",
    }
    joined = "\n".join(writes)
    for place, found in enumerate(dict.fromkeys(_UUID.findall(joined))):
        names.setdefault(found, f"{place:08x}-0000-4000-8000-:uid")
    names |= {product.branch_code: "BENCH:branch", str(_MARKED_SERIAL): ":last_serial"}
    lines = [
        r"\set n :n + 1",
        rf"\set uid :base + :client_id * {_PER_CLIENT} + :n",
        rf"\set branch :client_id % {BRANCHES}",
        "begin;",
    ]
    for write in writes:
        is_number = "last_serial" in write
        for found, name in names.items():
            write = write.replace(found, name)  # noqa: PLW2901 - renamed one after the other
        lines.append(write + (r" \gset" if is_number else ";"))
    return "\n".join([*lines, "commit;", ""])
