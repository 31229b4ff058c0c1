"""A toy service, made at run time: it writes notes, by branch, and refuses some of them.

It stands for every service where the chassis's own door is tested: real descriptors, real
protovalidate rules, a real table and a real outbox.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import grpc
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory
from sqlalchemy import CheckConstraint, Column, Connection, MetaData, Table, Text, insert, select

from buf.validate import validate_pb2
from chassis.api import ApiSpec, Commands
from chassis.config import ServiceSettings
from chassis.db import Database
from chassis.outbox import Outbox, OutgoingEvent
from chassis.permissions import Permission, Permissions
from chassis.unit_of_work import Principal, UnitOfWork

PACKAGE: Final = "testing.notes.v1"
SERVICE: Final = f"{PACKAGE}.NotesService"
notes: Final = Table(
    "notes",
    MetaData(),
    Column("id", Text, primary_key=True),
    Column("text", Text, nullable=False),
    # Narrower than what the door lets in: a defect that only the database notices.
    CheckConstraint("char_length(text) <= 100", name="note_is_short"),
)


def _describe() -> None:
    file = descriptor_pb2.FileDescriptorProto(
        name="testing/notes/v1/notes.proto",
        package=PACKAGE,
        syntax="proto3",
        dependency=["buf/validate/validate.proto"],
    )
    text = descriptor_pb2.FieldDescriptorProto.TYPE_STRING

    def message(name: str, *fields: str) -> Any:
        made = file.message_type.add(name=name)
        for number, field in enumerate(fields, start=1):
            made.field.add(
                name=field,
                number=number,
                type=text,
                label=descriptor_pb2.FieldDescriptorProto.LABEL_OPTIONAL,
            )
        return made

    write = message("WriteNoteRequest", "request_id", "branch_code", "text", "phone")
    write.field[0].options.Extensions[validate_pb2.field].string.uuid = True
    write.field[2].options.Extensions[validate_pb2.field].string.min_len = 1
    write.field[2].options.Extensions[validate_pb2.field].string.max_len = 200
    message("WriteNoteResponse", "id", "text", "written_at")
    message("ReadNoteRequest", "id")
    message("ReadNoteResponse", "id", "text")
    service = file.service.add(name="NotesService")
    for method in ("WriteNote", "ReadNote"):
        service.method.add(
            name=method,
            input_type=f".{PACKAGE}.{method}Request",
            output_type=f".{PACKAGE}.{method}Response",
        )
    descriptor_pool.Default().Add(file)


_describe()


def message_class(name: str) -> Any:
    """Return the class of a message of the toy service."""
    found = descriptor_pool.Default().FindMessageTypeByName(f"{PACKAGE}.{name}")
    return message_factory.GetMessageClass(found)


WriteNoteRequest = message_class("WriteNoteRequest")
WriteNoteResponse = message_class("WriteNoteResponse")
ReadNoteRequest = message_class("ReadNoteRequest")
ReadNoteResponse = message_class("ReadNoteResponse")


class NotesError(Exception):
    reason = "NOTES_ERROR"

    def __init__(self, message: str, *, rule: str = "", field: str = "", **metadata: str) -> None:
        super().__init__(message)
        self.rule = rule
        self.field = field
        self.metadata = metadata


class TextRude(NotesError):  # noqa: N818
    reason = "TEXT_RUDE"


class TextInvalid(NotesError):  # noqa: N818
    reason = "TEXT_INVALID"


class NoteNotFound(NotesError):  # noqa: N818
    reason = "NOTE_NOT_FOUND"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tx:
    connection: Connection
    outbox: Outbox
    principal: Principal


def write_note(request: Any, tx: Tx, now: datetime) -> Any:
    """Write a note; some texts are refused, some show a defect."""
    if request.text == "rude":
        raise TextRude("that is rude", rule="N-01", word="rude")
    if request.text == "odd":
        raise TextInvalid("that is odd", rule="N-02", field="text")
    if request.text == "defect":
        raise ZeroDivisionError(f"the secret of {request.phone}")
    tx.connection.execute(insert(notes).values(id=request.request_id, text=request.text))
    tx.outbox.append(
        OutgoingEvent(
            stream="notes.note",
            aggregate_id=request.request_id,
            type=f"{PACKAGE}.NoteWritten",
            body=request.SerializeToString(),
            occurred_at=now,
            branch=request.branch_code,
        )
    )
    return WriteNoteResponse(
        id=request.request_id, text=request.text, written_at=f"{now.isoformat()}"
    )


def read_note(request: Any, tx: Tx, _now: datetime) -> Any:
    """Read a note."""
    row = tx.connection.execute(select(notes).where(notes.c.id == request.id)).one_or_none()
    if row is None:
        raise NoteNotFound(f"there is no note {request.id}", note_id=request.id)
    return ReadNoteResponse(id=row.id, text=row.text)


UseCase = Callable[[Any, Tx, datetime], Any]


def notes_api(
    settings: ServiceSettings,
    *,
    write: UseCase = write_note,
    read: UseCase = read_note,
    permissions: Permissions | None = None,
) -> ApiSpec:
    """Build the toy service over a database that has the chassis's tables."""
    database = Database(settings.database_url)
    with database.transaction() as connection:
        notes.create(connection, checkfirst=True)
    uow: UnitOfWork[Tx] = UnitOfWork(
        database,
        lambda connection, outbox, principal: Tx(
            connection=connection, outbox=outbox, principal=principal
        ),
        source="notes",
        cell=settings.cell,
    )
    commands = Commands(uow)

    def register(server: grpc.Server) -> None:
        handlers = {
            "WriteNote": _handler(
                lambda request, _: commands.run(request, lambda tx, now: write(request, tx, now)),
                WriteNoteRequest,
            ),
            "ReadNote": _handler(
                lambda request, _: commands.read(lambda tx, now: read(request, tx, now)),
                ReadNoteRequest,
            ),
        }
        server.add_registered_method_handlers(SERVICE, handlers)

    return ApiSpec(
        service="notes",
        settings=settings,
        grpc_services=(SERVICE,),
        register=register,
        permissions=permissions or Permissions(notes_permissions()),
        error_codes={
            NotesError: grpc.StatusCode.FAILED_PRECONDITION,
            TextInvalid: grpc.StatusCode.INVALID_ARGUMENT,
            NoteNotFound: grpc.StatusCode.NOT_FOUND,
        },
        uow=uow,
        database=database,
        reference_fields=("id",),
    )


def notes_permissions() -> dict[str, Permission]:
    """Who may do what with notes."""
    return {
        "WriteNote": Permission(roles=frozenset({"writer"}), branch="branch_code", rule="I-01"),
        "ReadNote": Permission(roles=frozenset({"reader", "writer"}), rule="I-08"),
    }


class NotesStub:
    """Client of the toy service."""

    def __init__(self, channel: grpc.Channel) -> None:
        self.WriteNote: Any = channel.unary_unary(
            f"/{SERVICE}/WriteNote",
            request_serializer=WriteNoteRequest.SerializeToString,
            response_deserializer=WriteNoteResponse.FromString,
        )
        self.ReadNote: Any = channel.unary_unary(
            f"/{SERVICE}/ReadNote",
            request_serializer=ReadNoteRequest.SerializeToString,
            response_deserializer=ReadNoteResponse.FromString,
        )


def _handler(answer: Callable[[Any, Any], Any], request: Any) -> Any:
    return grpc.unary_unary_rpc_method_handler(
        answer,
        request_deserializer=request.FromString,
        response_serializer=lambda response: response.SerializeToString(),
    )


# Fixtures of tests/integration/chassis.
Serve = Callable[..., str]
StubAs = Callable[..., NotesStub]
MakeNote = Callable[..., Any]
