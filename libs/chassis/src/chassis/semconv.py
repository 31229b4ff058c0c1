"""Names of span attributes, in one place: OpenTelemetry's semantic conventions, then our own."""

from __future__ import annotations

from typing import Final

from opentelemetry.semconv._incubating.attributes import (
    db_attributes,
    messaging_attributes,
    rpc_attributes,
    service_attributes,
)
from opentelemetry.semconv.attributes import error_attributes

SERVICE_NAME: Final = service_attributes.SERVICE_NAME
SERVICE_NAMESPACE: Final = service_attributes.SERVICE_NAMESPACE
SERVICE_INSTANCE_ID: Final = service_attributes.SERVICE_INSTANCE_ID
PROCESS_KIND: Final = "callout.process"

RPC_SYSTEM: Final = "rpc.system"
RPC_SERVICE: Final = "rpc.service"
RPC_METHOD: Final = rpc_attributes.RPC_METHOD
RPC_GRPC_STATUS_CODE: Final = "rpc.grpc.status_code"

MESSAGING_SYSTEM: Final = messaging_attributes.MESSAGING_SYSTEM
MESSAGING_OPERATION_NAME: Final = messaging_attributes.MESSAGING_OPERATION_NAME
MESSAGING_OPERATION_TYPE: Final = messaging_attributes.MESSAGING_OPERATION_TYPE
MESSAGING_DESTINATION_NAME: Final = messaging_attributes.MESSAGING_DESTINATION_NAME
MESSAGING_ROUTING_KEY: Final = messaging_attributes.MESSAGING_RABBITMQ_DESTINATION_ROUTING_KEY
MESSAGING_MESSAGE_ID: Final = messaging_attributes.MESSAGING_MESSAGE_ID
MESSAGING_BATCH_MESSAGE_COUNT: Final = messaging_attributes.MESSAGING_BATCH_MESSAGE_COUNT

DB_SYSTEM_NAME: Final = db_attributes.DB_SYSTEM_NAME
DB_OPERATION_NAME: Final = db_attributes.DB_OPERATION_NAME
DB_QUERY_TEXT: Final = db_attributes.DB_QUERY_TEXT
DB_RESPONSE_STATUS_CODE: Final = db_attributes.DB_RESPONSE_STATUS_CODE

ERROR_TYPE: Final = error_attributes.ERROR_TYPE

CALLOUT_CELL: Final = "callout.cell"
CALLOUT_BRANCH: Final = "callout.branch"
CALLOUT_REQUEST_REF: Final = "callout.request.ref"
CALLOUT_AGGREGATE_ID: Final = "callout.aggregate.id"
CALLOUT_AGGREGATE_SEQUENCE: Final = "callout.aggregate.sequence"
CALLOUT_ERROR_REASON: Final = "callout.error.reason"
CALLOUT_TIMER: Final = "callout.timer"

MAX_VALUE_LENGTH: Final = 128
"""Longer values of our own attributes are cut: they come from outside."""


def bounded(value: str) -> str:
    """Cut a value that a caller chose to the length an attribute may have."""
    return value[:MAX_VALUE_LENGTH]
