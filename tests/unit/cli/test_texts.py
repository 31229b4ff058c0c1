"""Every text exists in both languages and fits its placeholders."""

from __future__ import annotations

import ast
import re
import string
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import callout_cli
from callout.hr_appraisal.v1 import resources_pb2 as appraisal
from callout.intake.v1 import explanation_service_pb2 as explanation
from callout.intake.v1 import resources_pb2 as resources
from callout.inventory.v1 import count_pb2 as counts
from callout.inventory.v1 import devices_pb2 as devices
from callout.inventory.v1 import (
    internal_use_pb2,
    old_parts_pb2,
    supplier_claims_pb2,
)
from callout.inventory.v1 import loans_pb2 as loans
from callout.inventory.v1 import replenishment_pb2 as replenishment
from callout.inventory.v1 import resources_pb2 as inventory
from callout.inventory.v1 import sourcing_service_pb2 as sourcing
from callout.inventory.v1 import transfer_pb2 as transfers
from callout_cli.commands.config import settings_of
from callout_cli.folder import SERVICES
from callout_cli.invariants import attempts, cells, liability, promises, returns
from callout_cli.invariants.network import NETWORK
from callout_cli.invariants.own import own_invariants
from callout_cli.play.day import Place
from callout_cli.reports.appraisal import FIGURES
from callout_cli.reports.kpi import RATES
from callout_cli.reports.sla import COLUMNS
from callout_cli.reports.triggers import trigger_titles
from callout_cli.texts import (
    TEXTS,
    Language,
    both,
    choose,
    chosen,
    detect,
    reason_in_chinese,
    say,
    translated,
    word,
)
from callout_cli.texts.errors import ERRORS
from callout_cli.texts.help import HELP
from callout_cli.texts.invariants import INVARIANTS
from callout_cli.texts.output import OUTPUT
from callout_cli.texts.reasons import REASONS
from callout_cli.texts.settings import SETTINGS
from callout_cli.texts.words import WORDS

SOURCES = Path(callout_cli.__file__).parent
KEY = re.compile(
    r'["\']((?:help|error|code|up|day|play|replay|import|export|report|trace|stock|parked|check|config|col)\.[a-z_.]+)"'
)


@pytest.fixture(autouse=True)
def same_language_afterwards() -> Iterator[Any]:
    before = chosen()
    yield
    choose(before)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("key", sorted(TEXTS))
def test_a_text_is_in_both_languages(key: str) -> None:
    entry = TEXTS[key]
    assert entry.en.strip()
    assert entry.zh.strip()


@pytest.mark.parametrize("key", sorted(TEXTS))
def test_both_languages_have_the_same_placeholders(key: str) -> None:
    entry = TEXTS[key]
    assert placeholders(entry.en) == placeholders(entry.zh)


def test_english_texts_hold_no_chinese() -> None:
    assert [key for key, entry in TEXTS.items() if re.search(r"[\u4e00-\u9fff]", entry.en)] == []


def test_no_key_is_in_two_catalogues() -> None:
    assert len(TEXTS) == len(HELP) + len(ERRORS) + len(OUTPUT) + len(WORDS)


def test_every_key_that_the_code_names_exists() -> None:
    used = {
        key
        for path in SOURCES.rglob("*.py")
        if "texts" not in path.parts
        for key in KEY.findall(path.read_text("utf-8"))
    }
    assert used - set(TEXTS) == set()


def test_no_text_is_written_twice() -> None:
    written = Counter(
        key.value
        for path in SOURCES.rglob("texts/*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Dict)
        for key in node.keys
        if isinstance(key, ast.Constant) and "." in str(key.value)
    )
    assert [key for key, times in written.items() if times > 1] == []


def test_every_text_is_used() -> None:
    code = "".join(
        path.read_text("utf-8") for path in SOURCES.rglob("*.py") if "texts" not in path.parts
    )
    unused = [key for key in {**HELP, **ERRORS, **OUTPUT} if f"{key}" not in code]
    assert [key for key in unused if not key.startswith(("code.", "sla.", "help."))] == []


def test_every_column_of_the_sla_table_has_a_heading() -> None:
    assert {f"sla.{name}" for name in COLUMNS} <= set(OUTPUT)


SHOWN = {
    "phase": ("PHASE_KIND_", resources.PhaseKind),
    "milestone": ("MILESTONE_", resources.Milestone),
    "clock": ("CLOCK_STATE_", resources.ClockState),
    "zone": ("SERVICE_ZONE_", resources.ServiceZone),
    "pause": ("PAUSE_REASON_", resources.PauseReason),
    "source": ("PROMISE_SOURCE_", explanation.PromiseSource),
    "segment": ("SEGMENT_KIND_", explanation.SegmentKind),
    "span": ("SPAN_KIND_", explanation.SpanKind),
    "effect": ("PREVIEW_EFFECT_", explanation.PreviewEffect),
    "consequence": ("CONSEQUENCE_", appraisal.Consequence),
    "entry": ("STATE_", appraisal.AppraisalEntry.State),
    "count": ("STATE_", counts.StockCount.State),
    "tracked": ("TRACKING_", inventory.Tracking),
    "supply": ("KIND_", sourcing.Source.Kind),
    "verdict": ("VERDICT_", sourcing.Source.Verdict),
    "proposal": ("STATE_", replenishment.Proposal.State),
    "pattern": ("DEMAND_PATTERN_", replenishment.DemandPattern),
    "method": ("FORECAST_METHOD_", replenishment.ForecastMethod),
    "model": ("BASE_STOCK_MODEL_", replenishment.BaseStockModel),
    "pace": ("PACE_", replenishment.SlowStock.Pace),
    "old_part": ("STATE_", old_parts_pb2.OldPart.State),
    "disposal": ("DISPOSAL_OUTCOME_", old_parts_pb2.DisposalOutcome),
    "claim": ("STATE_", supplier_claims_pb2.SupplierClaim.State),
    "internal_use": ("STATE_", internal_use_pb2.InternalUse.State),
    "asset": ("ASSET_KIND_", loans.AssetKind),
    "loan": ("STATE_", loans.Loan.State),
    "loan_outcome": ("LOAN_OUTCOME_", loans.LoanOutcome),
    "refund": ("STATE_", loans.ToolRefund.State),
    "device_use": ("KIND_", devices.DeviceUse.Kind),
    "transfer": ("STATE_", transfers.Transfer.State),
    "difference": ("TRANSFER_CLAIM_KIND_", transfers.TransferClaimKind),
    "settlement": ("TRANSFER_CLAIM_OUTCOME_", transfers.TransferClaimOutcome),
}


@pytest.mark.parametrize(
    ("group", "code"),
    [
        (group, key.removeprefix(prefix))
        for group, (prefix, kind) in SHOWN.items()
        for key in kind.keys()[1:]
    ],
)
def test_every_code_shown_to_people_has_a_word(group: str, code: str) -> None:
    assert f"{group}.{code}" in WORDS


def test_whoever_is_dismissed_leaves_and_whoever_loses_a_post_stays() -> None:
    choose(Language.ZH)
    assert word("consequence", "DISMISSAL") == "解雇"
    assert word("consequence", "REMOVAL_FROM_POST") == "解职"


def invariant_names() -> set[str]:
    delivery = {
        "every event has left the outbox",
        "no event waits or is to be tried again",
        "no event is parked",
    }
    own = {name for service in SERVICES for name, _, _ in own_invariants(service)}
    with_policies = {promises.NAME, attempts.NAME, liability.NAME, returns.NAME}
    between_cells = {cells.CONSERVED, cells.TOLD}
    return own | delivery | with_policies | between_cells | {each.name for each in NETWORK}


def test_every_invariant_has_a_chinese_name() -> None:
    assert set(INVARIANTS) == invariant_names()


def test_every_setting_has_a_chinese_meaning() -> None:
    assert set(SETTINGS) == {row.meaning for _, row in settings_of(SERVICES)}


def test_every_reason_of_a_refusal_has_a_chinese_meaning() -> None:
    root = Path(__file__).parents[3]
    places = ("services/*/src", "libs/chassis/src", "libs/importing/src")
    sources = [path for place in places for path in root.glob(f"{place}/**/*.py")]
    given = re.compile(r'\breason(?:: [\w\[\]]+)?\s*=\s*"([A-Z][A-Z_]+)"')
    found = {code for path in sources for code in given.findall(path.read_text("utf-8"))}
    assert len(found) > 100
    assert set(REASONS) == found


@pytest.mark.parametrize("text", [*INVARIANTS.values(), *SETTINGS.values(), *REASONS.values()])
def test_a_chinese_text_is_chinese(text: str) -> None:
    assert re.search(r"[\u4e00-\u9fff]", text)


def test_what_others_say_in_english_is_translated_for_chinese_readers() -> None:
    name = "what was answered was asked before"
    choose(Language.EN)
    assert translated(name) == name
    choose(Language.ZH)
    assert translated(name) == "先有回访，后有答复"
    assert translated("something new") == "something new"
    assert reason_in_chinese("SOMETHING_NEW") == ""


@pytest.mark.parametrize(
    ("language", "title"),
    [
        (Language.EN, "Leading superior took part: loses the post"),
        (Language.ZH, "带头违纪的主管，解职"),
    ],
)
def test_a_trigger_is_called_by_its_title(language: Language, title: str) -> None:
    choose(language)
    assert trigger_titles()["superior_led_astray"] == title


@pytest.mark.parametrize("place", list(Place))
def test_every_place_of_the_played_day_has_a_word(place: Any) -> None:
    assert f"place.{place.value.upper()}" in WORDS


@pytest.mark.parametrize("figure", FIGURES)
def test_every_figure_behind_points_has_a_word(figure: str) -> None:
    assert f"figure.{figure.upper()}" in WORDS


@pytest.mark.parametrize("figure", RATES)
def test_every_figure_has_a_word(figure: str) -> None:
    assert f"kpi.{figure}" in WORDS


@pytest.mark.parametrize(
    ("arguments", "environ", "expected"),
    [
        ([], {}, Language.EN),
        ([], {"LANG": "zh_CN.UTF-8"}, Language.ZH),
        ([], {"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, Language.EN),
        (["up", "--lang", "zh"], {"LANG": "en_US.UTF-8"}, Language.ZH),
        (["up", "--lang=en"], {"LANG": "zh_CN.UTF-8"}, Language.EN),
        (["up", "--lang"], {}, Language.EN),
    ],
)
def test_the_language_follows_the_option_then_the_environment(
    arguments: Any, environ: Any, expected: Any
) -> None:
    assert detect(arguments, environ) is expected


def test_say_speaks_the_chosen_language() -> None:
    choose(Language.ZH)
    assert say("parked.none") == "没有搁置的事件。"
    choose(Language.EN)
    assert say("parked.none") == "Nothing is parked."


def test_both_begins_with_the_chosen_language() -> None:
    choose(Language.ZH)
    assert both("error.no_service", service="x") == ("没有服务 x。", "There is no service x.")


def test_a_code_without_a_word_stays_as_it_is() -> None:
    assert word("phase", "SOMETHING_NEW") == "SOMETHING_NEW"
