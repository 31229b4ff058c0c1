"""A message is checked by its own rules, and for what the database cannot hold."""

from __future__ import annotations

import pytest

from callout.dispatch.v1 import dispatch_service_pb2 as dispatch_pb
from callout.dispatch.v1 import resources_pb2 as dispatch_resources_pb
from chassis.validation import InvalidMessage, validate

REQUEST_ID = "7d444840-9dc0-11d1-b245-5ffdce74fad2"


def report(*, cause: str = "", part_number: str = "FAN") -> dispatch_pb.SubmitServiceReportRequest:
    part = dispatch_resources_pb.ReplacedPart(part_number=part_number)
    found = dispatch_resources_pb.ServiceReport(replaced_parts=[part], cause=cause)
    return dispatch_pb.SubmitServiceReportRequest(
        request_id=REQUEST_ID, work_order_id=REQUEST_ID, report=found
    )


def test_a_message_that_keeps_its_rules_passes() -> None:
    validate(report(cause="fuse"))


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ({"cause": "fu\x00se"}, "report.cause"),
        ({"part_number": "FAN\x00"}, "report.replaced_parts[0].part_number"),
    ],
)
def test_a_null_character_is_named_with_its_field(fields: dict[str, str], path: str) -> None:
    with pytest.raises(InvalidMessage) as refused:
        validate(report(**fields))
    assert [each.field for each in refused.value.violations] == [path]


def test_every_broken_rule_is_listed() -> None:
    message = report()
    message.request_id = "no"
    message.work_order_id = ""
    with pytest.raises(InvalidMessage) as refused:
        validate(message)
    assert {each.field for each in refused.value.violations} == {"request_id", "work_order_id"}
