"""Which processes a platform has and what they are told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from callout_cli import keys
from callout_cli.errors import UserError
from callout_cli.folder import SERVICES, PlatformFolder
from callout_cli.supervisor.databases import admin_url_of, database_name
from callout_cli.supervisor.programs import MEMORY, Plan


@pytest.fixture
def plan_of(tmp_path: Path) -> Any:
    folder = PlatformFolder(tmp_path)
    folder.prepare()
    keys.make_keys(folder)

    def make(amqp_url: Any = MEMORY) -> Any:
        urls = {service: f"postgresql://{service}" for service in SERVICES}
        return Plan(folder=folder, cell="north", amqp_url=amqp_url, databases=urls)

    return make


def test_in_memory_one_worker_hosts_all_services(plan_of: Any) -> None:
    (worker,) = plan_of().workers()
    assert worker.command[-6:] == list(SERVICES)


def test_with_a_broker_every_service_has_its_own_worker(plan_of: Any) -> None:
    workers = plan_of("amqp://guest:guest@localhost//").workers()
    assert [worker.command[-1] for worker in workers] == list(SERVICES)
    assert len({worker.log for worker in workers}) == 6


def test_an_api_is_told_its_database_its_cell_and_its_address(plan_of: Any) -> None:
    environment = plan_of().api("hr-appraisal", "127.0.0.1:4000").environment
    assert environment["CALLOUT_HR_APPRAISAL_DATABASE_URL"] == "postgresql://hr-appraisal"
    assert environment["CALLOUT_CELL"] == "north"
    assert environment["CALLOUT_API_LISTEN"] == "127.0.0.1:4000"
    assert environment["CALLOUT_ADDRESS_FILE"].endswith("addresses/hr-appraisal-api.json")


def test_settings_of_another_platform_do_not_leak_in(
    plan_of: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CALLOUT_INTAKE_DATABASE_URL", "postgresql://elsewhere")
    monkeypatch.setenv("CALLOUT_API_LISTEN", "0.0.0.0:1")
    monkeypatch.setenv("CALLOUT_LOG_LEVEL", "DEBUG")
    environment = plan_of().workers()[0].environment
    assert environment["CALLOUT_INTAKE_DATABASE_URL"] == "postgresql://intake"
    assert "CALLOUT_API_LISTEN" not in environment
    assert environment["CALLOUT_LOG_LEVEL"] == "DEBUG"


def test_no_secret_is_on_a_command_line(plan_of: Any) -> None:
    plan = plan_of("amqp://guest:secret@localhost//")
    for program in [*plan.workers(), plan.migration(), plan.api("intake")]:
        assert not any("secret" in word or "postgresql:" in word for word in program.command)


@pytest.mark.parametrize(
    ("cell", "service", "name"),
    [
        ("main", "intake", "callout_main_intake"),
        ("north-1", "hr-appraisal", "callout_north_1_hr_appraisal"),
    ],
)
def test_databases_are_named_after_cell_and_service(cell: str, service: str, name: str) -> None:
    assert database_name(cell, service) == name


def test_the_longest_name_fits_into_postgresql() -> None:
    assert len(database_name("c" * 32, "hr-appraisal")) <= 63


@pytest.mark.parametrize("url", ["mysql://x", "nonsense", "postgresql+nothing"])
def test_another_url_is_refused(url: str) -> None:
    with pytest.raises(UserError, match=r"error\.postgres_url"):
        admin_url_of(url)


def test_a_url_without_a_database_means_the_servers_own() -> None:
    assert admin_url_of("postgresql+psycopg2://u:p@h:5433").database == "postgres"
    assert admin_url_of("postgresql://u:p@h/other").database == "other"


def test_only_the_api_of_intake_may_read_contacts(plan_of: Any) -> None:
    plan = plan_of()
    programs = [*plan.workers(), plan.migration(), *(plan.api(service) for service in SERVICES)]
    readers = [each.name for each in programs if "CALLOUT_INTAKE_CONTACT_KEYS" in each.environment]
    assert readers == ["intake-api"]
