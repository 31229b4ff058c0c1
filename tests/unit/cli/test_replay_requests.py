"""Keys and commands of replayed facts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import protovalidate
import pytest

from callout.intake.v1 import intake_service_pb2 as api
from callout.intake.v1 import resources_pb2 as resources
from callout_cli.replay.facts import Incident, Kind, facts_of
from callout_cli.replay.requests import (
    Telling,
    branch_request,
    call_request,
    fact_request,
    with_keys,
)
from unit.cli.replaying import MAPPING, rows

STORY = rows(
    *((0, "New"), (5, "Active"), (9, "Awaiting User Info"), (12, "Active"), (20, "Resolved")),
    *((25, "Active"), (30, "Resolved"), (40, "Closed")),
    restored=30,
)

TELLING = Telling(mapping=MAPPING)


def keyed(incident_rows: Any) -> Any:
    return with_keys(facts_of(Incident(rows=tuple(incident_rows)), MAPPING), TELLING)


def test_every_fact_has_a_key_of_its_own() -> None:
    ids = [each.request_id for each in keyed(STORY)]
    assert len(set(ids)) == len(ids)


def test_keys_do_not_depend_on_the_place_in_the_file() -> None:
    moved = [replace(row, line=row.line + 100) for row in STORY]
    assert [k.request_id for k in keyed(moved)] == [k.request_id for k in keyed(STORY)]


def test_an_earlier_export_gives_the_same_keys() -> None:
    later = {each.request_id for each in keyed(STORY)}
    earlier = {each.request_id for each in keyed(rows((0, "New"), (5, "Active")))}
    assert earlier <= later


def test_equal_facts_of_one_minute_have_different_keys() -> None:
    story = rows((0, "Active"), (5, "Resolved"), (5, "Active"), (5, "Resolved"), (5, "Active"))
    reopened = [k.request_id for k in keyed(story) if k.fact.kind is Kind.REOPEN]
    assert len(set(reopened)) == 2


def test_another_call_has_other_keys() -> None:
    other = [replace(row, reference="INC2") for row in STORY]
    assert not {k.request_id for k in keyed(other)} & {k.request_id for k in keyed(STORY)}


def test_a_call_is_registered_as_past_and_remote_with_the_pack_of_the_mapping() -> None:
    request = call_request(keyed(STORY)[0], TELLING)
    assert request.historical
    assert request.handling == resources.HANDLING_REMOTE
    assert request.sla_pack == "service-desk"
    assert request.severity == resources.SEVERITY_C
    assert request.external_ref == "INC1"


@pytest.mark.parametrize("each", keyed(STORY)[1:], ids=lambda each: each.fact.kind.value)
def test_every_command_fits_the_contract(each: Any) -> None:
    request = fact_request(each, "7c9e6679-7425-40de-944b-e07fc1f90ae7", MAPPING)
    protovalidate.validate(request)
    assert request.occurred_time.ToSeconds() == int(each.fact.at.timestamp())  # type: ignore[attr-defined]


@pytest.mark.parametrize("code", ["Location 143", "unknown"])
def test_branches_fit_the_contract(code: Any) -> None:
    request = branch_request(code, MAPPING)
    protovalidate.validate(request)
    assert request.time_zone == "Asia/Shanghai"


def test_a_registration_fits_the_contract() -> None:
    protovalidate.validate(call_request(keyed(STORY)[0], TELLING))
    assert isinstance(call_request(keyed(STORY)[0], TELLING), api.RegisterCallRequest)
