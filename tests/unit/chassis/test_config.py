"""Settings: where they come from, and how a wrong one is named at start."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import Field

from chassis.config import ConfigError, ServiceSettings, describe_settings, load_settings

DATABASE = "postgresql://u:hidden@host/d"


class HrSettings(ServiceSettings):
    sheets_per_page: int = Field(default=20, ge=1, description="Rows of a sheet.")
    graders: tuple[str, ...] = Field(default=(), description="Who may grade.")
    seal_key: str = Field(default="unsafe", min_length=5, repr=False, description="Seals sheets.")


def load(**environ: str) -> HrSettings:
    return load_settings(HrSettings, "hr-appraisal", {"CALLOUT_DATABASE_URL": DATABASE, **environ})


def problems(**environ: str) -> tuple[str, ...]:
    with pytest.raises(ConfigError) as raised:
        load(**environ)
    return raised.value.problems


def test_the_service_s_own_variable_wins_over_the_shared_one() -> None:
    settings = load(CALLOUT_BATCH_SIZE="7", CALLOUT_HR_APPRAISAL_BATCH_SIZE="8")
    assert settings.batch_size == 8
    assert load(CALLOUT_BATCH_SIZE="7").batch_size == 7


def test_variables_win_over_the_file_and_its_own_section_over_the_common_one(
    tmp_path: Path,
) -> None:
    file = tmp_path / "callout.yaml"
    file.write_text(
        "common: {batch_size: 1, linger_ms: 1, cell: south}\n"
        "hr-appraisal: {batch_size: 2, linger_ms: 2, sheets_per_page: 5}\n"
        "intake: {whatever: 1}\n"
    )
    settings = load(CALLOUT_CONFIG_FILE=str(file), CALLOUT_BATCH_SIZE="3")
    assert (settings.batch_size, settings.linger_ms, settings.cell) == (3, 2, "south")
    assert settings.sheets_per_page == 5


def test_an_empty_variable_is_absent_and_none_takes_an_optional_setting_away() -> None:
    assert load(CALLOUT_BATCH_SIZE="").batch_size == 100
    assert load(CALLOUT_METRICS_LISTEN="none").metrics_listen is None


def test_a_list_is_written_as_json() -> None:
    assert load(CALLOUT_HR_APPRAISAL_GRADERS='["a", "b"]').graders == ("a", "b")
    assert problems(CALLOUT_HR_APPRAISAL_GRADERS="a,b") == (
        "CALLOUT_HR_APPRAISAL_GRADERS: is not valid JSON",
    )


def test_every_wrong_setting_is_named_by_its_variable() -> None:
    found = problems(
        CALLOUT_BATCH_SIZE="0", CALLOUT_HR_APPRAISAL_SHEETS_PER_PAGE="many", CALLOUT_CELL="Süd"
    )
    assert {line.partition(":")[0] for line in found} == {
        "CALLOUT_BATCH_SIZE",
        "CALLOUT_CELL",
        "CALLOUT_HR_APPRAISAL_SHEETS_PER_PAGE",
    }


def test_a_missing_setting_is_named_with_its_meaning() -> None:
    with pytest.raises(ConfigError) as raised:
        load_settings(HrSettings, "hr-appraisal", {})
    (line,) = raised.value.problems
    assert line.startswith("CALLOUT_DATABASE_URL: is missing. PostgreSQL")


def test_a_secret_is_neither_printed_nor_echoed() -> None:
    assert "hidden" not in repr(load())
    found = problems(CALLOUT_HR_APPRAISAL_SEAL_KEY="abc", CALLOUT_AMQP_URL="http://u:hidden@h")
    assert len(found) == 2
    assert "abc" not in str(found)
    assert "hidden" not in str(found)


@pytest.mark.parametrize(
    ("variable", "meant"),
    [
        ("CALLOUT_DATABSE_URL", "CALLOUT_DATABASE_URL"),
        ("CALLOUT_HR_APPRAISAL_SEALKEY", "CALLOUT_HR_APPRAISAL_SEAL_KEY"),
        ("CALLOUT_HR_APRAISAL_BATCH_SIZE", "CALLOUT_HR_APPRAISAL_BATCH_SIZE"),
        # What only one service has is set under its own name.
        ("CALLOUT_SHEETS_PER_PAGE", "CALLOUT_HR_APPRAISAL_SHEETS_PER_PAGE"),
    ],
)
def test_an_unknown_variable_is_refused_with_the_nearest_name(variable: str, meant: str) -> None:
    assert problems(**{variable: "1"}) == (f"{variable}: is not a setting; did you mean {meant}?",)


@pytest.mark.parametrize(
    "variable",
    [
        "CALLOUT_INTAKE_PHONE_KEY",  # an installed service checks its own
        "CALLOUT_WAREHOUSE_BATCH_SIZE",  # a shared setting of a service that is not installed
        "CALLOUT_TEST_POSTGRES_URL",
        "CALLOUT_INTAKE_API_PORT_50051_TCP_ADDR",  # written by Kubernetes
        "CALLOUT_X_SERVICE_HOST",
        "OTHER_THING",
    ],
)
def test_variables_of_others_are_left_alone(variable: str) -> None:
    assert load(**{variable: "1"}).batch_size == 100


def test_a_wrong_key_in_the_file_is_named_with_file_and_section(tmp_path: Path) -> None:
    file = tmp_path / "callout.yaml"
    file.write_text("common: {bach_size: 1}\nhr-appraisal: {sheets: 2}\n")
    assert set(problems(CALLOUT_CONFIG_FILE=str(file))) == {
        f"{file}: common.bach_size is not a setting; did you mean batch_size?",
        f"{file}: hr-appraisal.sheets is not a setting; did you mean sheets_per_page?",
    }


@pytest.mark.parametrize("content", ["- 1", "common: 1", "a: [", None])
def test_an_unusable_file_is_named(tmp_path: Path, content: str | None) -> None:
    file = tmp_path / "callout.yaml"
    if content is not None:
        file.write_text(content)
    (line,) = problems(CALLOUT_CONFIG_FILE=str(file))
    assert str(file) in line


def test_arguments_never_mix_with_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BATCH_SIZE", "5")
    assert ServiceSettings(service="x", database_url=DATABASE).batch_size == 100


def test_every_setting_is_described_with_its_default() -> None:
    rows = describe_settings(HrSettings)
    assert all(row.meaning and row.type and row.default for row in rows)
    by_name = {row.name: row for row in rows}
    assert by_name["CALLOUT_DATABASE_URL"].default == "(required)"
    assert by_name["CALLOUT_BATCH_SIZE"].default == "100"
    assert by_name["CALLOUT_OTLP_ENDPOINT"].default == "(none)"
    assert by_name["CALLOUT_<SERVICE>_SHEETS_PER_PAGE"].type == "int"
    assert by_name["CALLOUT_<SERVICE>_SEAL_KEY"].is_secret
