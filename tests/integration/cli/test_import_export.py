"""`callout import` and `callout export` against the real intake on a real database."""

from __future__ import annotations

import csv
import json
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import psutil
import pytest
from typer.testing import CliRunner, Result

from callout.intake.v1 import intake_service_pb2 as pb
from callout_cli.client import actor, open_client
from callout_cli.folder import PlatformFolder, ProcessState, ServiceState, State
from callout_cli.keys import contact_keys, make_keys, public_keys
from callout_cli.main import build_app
from callout_cli.texts import Language, choose, chosen
from callout_cli.transfer.kinds import SHAPES, Kind
from callout_cli.transfer.refused import COLUMNS
from callout_cli.transfer.tables import read_table
from chassis.unit_of_work import ALL, Principal
from integration.intake.door import Door, open_platform

pytestmark = pytest.mark.integration

HEADER = ["customer_code", "branch_code", "name", "phone", "address", "contacts", "environment"]


@dataclass
class Desk:
    """A command line beside a running intake."""

    folder: Path
    door: Door

    def run(self, *arguments: str) -> Result:
        app, runner = build_app(), CliRunner(env={"COLUMNS": "200", "NO_COLOR": "1"})
        return runner.invoke(app, [*arguments, "--data", str(self.folder)])

    def bring(self, path: Path, kind: str, *more: str) -> dict[str, Any]:
        result = self.run("import", str(path), "--kind", kind, "--json", *more)
        assert result.exit_code in {0, 1}, result.output
        # The service is in this process: what it logs meanwhile stands before the document.
        document = result.stdout[result.stdout.index("{\n") :]
        figures: dict[str, Any] = json.loads(document)
        assert (result.exit_code == 1) == (figures["refused"] > 0)
        return figures

    def count(self, table: str) -> int:
        return int(self.door.rows(f"select count(*) from {table}")[0][0])


@pytest.fixture
def desk(database_of: Callable[[str], str], tmp_path: Path) -> Iterator[Desk]:
    before = chosen()
    choose(Language.EN)
    folder = PlatformFolder(tmp_path / "platform")
    folder.prepare()
    make_keys(folder)
    with open_platform(database_of("intake"), public_keys(folder), contact_keys(folder)) as served:
        door, address = served
        own = psutil.Process()
        folder.write_state(
            State(
                cell="main",
                supervisor=ProcessState(pid=own.pid, created=own.create_time()),
                started_at="",
                amqp_url="",
                services={"intake": ServiceState(api=address)},
            )
        )
        door.rows_written(
            "insert into branches (code, name, city, region, time_zone) values"
            " ('HZ01', '杭州站', '杭州', '华东', 'Asia/Shanghai')"
        )
        yield Desk(folder=folder.root, door=door)
    choose(before)


def write(path: Path, header: list[str], *rows: list[str], encoding: str = "utf-8") -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows([header, *rows])
    return path


def customer(number: int, **told: str) -> list[str]:
    row = {
        "customer_code": f"K-{number:05d}",
        "branch_code": "HZ01",
        "name": f"客户{number}",
        "phone": f"138{number:08d}",
        "address": f"杭州市西湖区文三路{number}号",
        "contacts": f"李{number}|机房|139{number:08d}",
        "environment": "恒温机房",
        **told,
    }
    return [row[column] for column in HEADER]


def test_a_table_goes_in_once_however_often_it_is_brought(desk: Desk, tmp_path: Path) -> None:
    path = write(tmp_path / "in.csv", HEADER, *(customer(n) for n in range(1200)))
    dry = desk.bring(path, "customers", "--dry-run")
    assert (dry["added"], dry["refused"], dry["dry_run"]) == (1200, 0, True)
    assert desk.count("customers") == 0
    assert desk.count("request_log") == 0
    first = desk.bring(path, "customers")
    assert (first["added"], first["unchanged"]) == (1200, 0)
    before = desk.door.rows("select * from customers order by id")
    again = desk.bring(path, "customers")
    assert (again["added"], again["unchanged"]) == (0, 1200)
    assert desk.door.rows("select * from customers order by id") == before
    assert desk.count("customer_files") == 1200
    assert desk.count("outbox") == 0


def test_refused_rows_go_to_a_file_that_can_be_corrected_and_brought_in(
    desk: Desk, tmp_path: Path
) -> None:
    path = write(
        tmp_path / "in.csv",
        HEADER,
        customer(1),
        customer(2, phone=""),
        customer(1),
        customer(3, name="=HYPERLINK(1)"),
        customer(4, branch_code="XX"),
        customer(5, name="王\x00"),
        customer(6, environment="x" * 5001),
        customer(7)[:-1],
        customer(8),
    )
    refused_to = tmp_path / "refused.csv"
    figures = desk.bring(path, "customers", "--refused-file", str(refused_to))
    assert (figures["added"], figures["refused"], figures["rows"]) == (2, 7, 9)
    with refused_to.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = list(csv.reader(file))
    assert header == [*COLUMNS, *HEADER]
    assert [(row[0], row[1], row[2], row[3]) for row in rows] == [
        ("3", "phone", "FIELD_MISSING", "I-05"),
        ("4", "customer_code", "DUPLICATE_IN_FILE", ""),
        ("5", "name", "FORMULA_CELL", "I-05"),
        ("6", "branch_code", "BRANCH_NOT_FOUND", "I-02"),
        ("7", "name", "CONTROL_CHARACTER", ""),
        ("8", "environment", "FIELD_TOO_LONG", ""),
        ("9", "", "COLUMN_COUNT", ""),
    ]
    assert rows[0][4] == "phone is empty"
    corrected = write(
        tmp_path / "corrected.csv",
        header,
        [*rows[0][:5], *customer(2)],
        [*rows[3][:5], *customer(4)],
    )
    assert desk.bring(corrected, "customers")["added"] == 2
    desk.bring(path, "customers", "--refused-file", str(refused_to), "--lang", "zh")
    told = refused_to.read_text("utf-8-sig")
    assert "缺少必填字段" in told
    assert "单元格数与表头不符" in told


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("in.csv", "客户编号,网点".encode("gb18030"), "--encoding"),
        ("in.csv", b"customer_code,name,colour\n", "lacks the columns: branch_code, phone"),
        ("in.csv", b"customer_code,name,colour\n", "nobody knows: colour"),
        ("in.csv", b"", "is empty"),
        ("in.xlsx", b"no zip", "no XLSX workbook"),
        ("in.pdf", b"x", "neither .csv nor .xlsx"),
    ],
)
def test_a_file_that_is_no_table_is_refused_before_anything_is_sent(
    desk: Desk, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    result = desk.run("import", str(path), "--kind", "customers")
    assert result.exit_code == 2
    assert said in result.stderr
    assert desk.count("request_log") == 0


def test_all_three_kinds_leave_as_they_came_in_csv_and_xlsx(desk: Desk, tmp_path: Path) -> None:
    write(tmp_path / "c.csv", HEADER, *(customer(n) for n in range(3)), encoding="gb18030")
    desk.bring(tmp_path / "c.csv", "customers", "--encoding", "gb18030")
    products = ["customer_code", "product_line", "product_model", "serial_number", "delivered_on"]
    write(
        tmp_path / "p.csv",
        products,
        *(["K-00001", "appliance", "KFR-35", f"S-{n}", "2026-01-05"] for n in range(3)),
    )
    assert desk.bring(tmp_path / "p.csv", "products")["added"] == 3
    contracts = [
        "contract_number", "customer_code", "kind", "products", "sla_pack", "price", "starts_on",
        "ends_on", "responsible",
    ]  # fmt: skip
    write(
        tmp_path / "k.csv",
        contracts,
        ["HT-1", "K-00001", "project", "KFR-35|S-1; KFR-35|S-2", "service-desk", "12000.50",
         "2026-01-01", "2027-12-31", "E-07"],
    )  # fmt: skip
    assert desk.bring(tmp_path / "k.csv", "contracts")["added"] == 1
    for kind, rows in (("products", 3), ("contracts", 1)):
        for suffix in ("csv", "xlsx"):
            out = tmp_path / f"{kind}.{suffix}"
            result = desk.run("export", str(out), "--kind", kind, "--lang", "zh")
            assert result.exit_code == 0, result.output
            again = desk.bring(out, kind)
            assert (again["added"], again["unchanged"], again["refused"]) == (0, rows, 0), out


def test_customers_leave_masked_or_with_a_reason_and_a_line_in_the_log(
    desk: Desk, tmp_path: Path
) -> None:
    desk.bring(write(tmp_path / "c.csv", HEADER, *(customer(n) for n in range(150))), "customers")
    out = tmp_path / "masked.xlsx"
    assert desk.run("export", str(out), "--kind", "customers").exit_code == 0
    table = read_table(out, SHAPES[Kind.CUSTOMERS], "utf-8")
    texts = [table.texts(row) for row in table.rows]
    assert len(texts) == 150
    assert {row["phone"][3:7] for row in texts} == {"****"}
    assert {row["contacts"][:3] for row in texts} == {"李**"}
    assert desk.count("contact_readings") == 0
    refused = desk.run("export", str(out), "--kind", "customers", "--unmasked")
    assert (refused.exit_code, "--reason" in refused.stderr) == (2, True)
    assert {each["reason"] for each in _refusals(desk, out, tmp_path)} == {"FIELD_MASKED"}
    full = tmp_path / "full.csv"
    told = desk.run(
        "export", str(full), "--kind", "customers", "--unmasked", "--reason", "年度核对"
    )
    assert told.exit_code == 0, told.output
    assert desk.bring(full, "customers")["unchanged"] == 150
    assert stat.S_IMODE(full.stat().st_mode) == 0o600
    logged = desk.door.rows(
        "select count(distinct customer_id), min(what), min(reason) from contact_readings"
    )
    assert tuple(logged[0]) == (150, "export", "年度核对")
    assert desk.door.rows("select 1 from request_log where method like '%Reveal%'") == []


def test_what_begins_like_a_formula_comes_back_as_it_was(desk: Desk, tmp_path: Path) -> None:
    path = write(tmp_path / "c.csv", HEADER, customer(1, phone="+86(10)88886666", environment="-"))
    assert desk.bring(path, "customers")["added"] == 1
    full = tmp_path / "full.csv"
    desk.run("export", str(full), "--kind", "customers", "--unmasked", "--reason", "核对")
    assert "'+86(10)88886666" in full.read_text("utf-8-sig")
    assert desk.bring(full, "customers")["unchanged"] == 1


def test_a_customer_nobody_numbered_leaves_under_the_id_and_comes_back(
    desk: Desk, tmp_path: Path
) -> None:
    folder = PlatformFolder(desk.folder)
    teller = Principal(subject="E-01", role="admin", branches=ALL)
    request = pb.RegisterCustomerRequest(
        request_id=str(uuid4()), branch_code="HZ01", name="散客", phone="13800000001"
    )
    with open_client(folder) as client:
        answer = actor(folder, client, teller).ask(request, pb.RegisterCustomerResponse)
    full = tmp_path / "full.csv"
    desk.run("export", str(full), "--kind", "customers", "--unmasked", "--reason", "核对")
    assert answer.customer.id in full.read_text("utf-8-sig")
    assert desk.bring(full, "customers")["unchanged"] == 1


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_a_template_has_every_heading_and_brings_nothing(
    desk: Desk, tmp_path: Path, lang: str, suffix: str
) -> None:
    path = tmp_path / f"empty.{suffix}"
    told = desk.run("import", str(path), "--kind", "contracts", "--template", "--lang", lang)
    assert told.exit_code == 0, told.output
    shape = SHAPES[Kind.CONTRACTS]
    assert read_table(path, shape, "utf-8").columns == shape.columns
    assert desk.bring(path, "contracts")["rows"] == 0


def _refusals(desk: Desk, path: Path, folder: Path) -> list[dict[str, str]]:
    to = folder / "refused.csv"
    desk.bring(path, "customers", "--refused-file", str(to))
    with to.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_an_import_killed_half_way_is_finished_by_the_next_run(desk: Desk, tmp_path: Path) -> None:
    rows = 20_000
    path = write(tmp_path / "in.csv", HEADER, *(customer(n) for n in range(rows)))
    command = [
        *(sys.executable, "-c", "from callout_cli.main import main; main()"),
        *("import", str(path), "--kind", "customers", "--data", str(desk.folder)),
    ]
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ
    )
    until = time.monotonic() + 120
    while desk.count("customers") == 0:
        assert process.poll() is None
        assert time.monotonic() < until
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    ((some, files),) = desk.door.rows(  # in one statement: a batch may still be under way
        "select (select count(*) from customers), (select count(*) from customer_files)"
    )
    assert 0 < some < rows
    assert some == files
    figures = desk.bring(path, "customers")
    assert figures["added"] + figures["unchanged"] == rows
    assert figures["unchanged"] >= some
    assert desk.count("customers") == desk.count("customer_files") == rows


def test_without_a_platform_the_command_says_so(tmp_path: Path) -> None:
    path = write(tmp_path / "in.csv", HEADER, customer(1))
    app, runner = build_app(), CliRunner()
    result = runner.invoke(
        app, ["import", str(path), "--kind", "customers", "--data", str(tmp_path / str(uuid4()))]
    )
    assert result.exit_code == 2
