"""The permission table: default deny, and it fits the methods or nothing starts."""

from __future__ import annotations

from pathlib import Path

import pytest

from chassis.permissions import (
    BranchDenied,
    FieldDenied,
    Permission,
    Permissions,
    RoleDenied,
    load_permissions,
)
from chassis.policy import PolicyError
from chassis.unit_of_work import Principal
from fakes.notes import SERVICE, ReadNoteRequest, WriteNoteRequest, notes_permissions

WRITE = f"{SERVICE}/WriteNote"
WRITER = Principal(subject="li.wei", role="writer", branches=frozenset({"SZ"}))


def bound(table: dict[str, Permission]) -> Permissions:
    permissions = Permissions(table)
    permissions.bind((SERVICE,))
    return permissions


def problems(table: dict[str, Permission]) -> tuple[str, ...]:
    with pytest.raises(PolicyError) as raised:
        bound(table)
    return raised.value.problems


def test_a_listed_role_may_call() -> None:
    permission = bound(notes_permissions()).check_role(WRITE, WRITER)
    assert permission.branch == "branch_code"


@pytest.mark.parametrize("method", [WRITE, f"{SERVICE}/Unknown", "other.v1.Service/WriteNote"])
def test_what_is_not_listed_is_denied(method: str) -> None:
    reader = Principal(subject="x", role="reader", branches="*")
    with pytest.raises(RoleDenied) as raised:
        bound(notes_permissions()).check_role(method, reader)
    assert raised.value.metadata == {"method": method, "role": "reader"}


def test_before_the_table_is_bound_everything_is_denied() -> None:
    with pytest.raises(RoleDenied):
        Permissions(notes_permissions()).check_role(WRITE, WRITER)


def test_a_star_admits_every_role() -> None:
    table = {**notes_permissions(), "ReadNote": Permission(roles=frozenset({"*"}), rule="I-02")}
    anybody = Principal(subject="x", role="gardener", branches=frozenset())
    assert bound(table).check_role(f"{SERVICE}/ReadNote", anybody).rule == "I-02"


def test_a_branch_is_read_from_the_named_field() -> None:
    permissions = bound(notes_permissions())
    permission = permissions.check_role(WRITE, WRITER)
    own = WriteNoteRequest(branch_code="SZ")
    assert permissions.check_branch(WRITE, permission, WRITER, own) == "SZ"
    other = WriteNoteRequest(branch_code="BJ")
    with pytest.raises(BranchDenied) as raised:
        permissions.check_branch(WRITE, permission, WRITER, other)
    assert raised.value.metadata["branch"] == "BJ"


def test_no_branch_in_the_request_leaves_it_to_the_rows() -> None:
    permissions = bound(notes_permissions())
    permission = permissions.check_role(WRITE, WRITER)
    assert permissions.check_branch(WRITE, permission, WRITER, WriteNoteRequest()) == ""
    plain = Permission(roles=frozenset({"writer"}), rule="I-08")
    assert permissions.check_branch(WRITE, plain, WRITER, ReadNoteRequest()) == ""


GUARDED = {
    **notes_permissions(),
    "WriteNote": Permission(
        roles=frozenset({"writer", "clerk"}), rule="I-08", fields={"text": frozenset({"writer"})}
    ),
}


def test_a_guarded_field_is_filled_in_by_its_roles_only() -> None:
    permissions = bound(GUARDED)
    clerk = Principal(subject="x", role="clerk", branches="*")
    permission = permissions.check_role(WRITE, clerk)
    said = WriteNoteRequest(text="x")
    with pytest.raises(FieldDenied) as raised:
        permissions.check_fields(WRITE, permission, clerk, said)
    assert (raised.value.rule, raised.value.metadata["field_name"]) == ("I-08", "text")
    permissions.check_fields(WRITE, permission, WRITER, said)
    permissions.check_fields(WRITE, permission, clerk, WriteNoteRequest(branch_code="SZ"))


def test_a_guarded_field_that_is_not_there_or_has_foreign_roles_stops_the_start() -> None:
    fields = {"size": frozenset({"writer"}), "text": frozenset({"gardener"})}
    roles = frozenset({"writer"})
    table = {
        **notes_permissions(),
        "WriteNote": Permission(roles=roles, rule="I-08", fields=fields),
    }
    assert problems(table) == (
        "permissions: NotesService/WriteNote: WriteNoteRequest has no field 'size'",
        "permissions: NotesService/WriteNote: text: names roles that may call it, at least one",
    )


def test_an_rpc_without_an_entry_stops_the_start() -> None:
    table = notes_permissions()
    del table["ReadNote"]
    assert problems(table) == ("permissions: NotesService/ReadNote: is missing (default deny)",)


def test_an_entry_without_an_rpc_stops_the_start() -> None:
    table = {
        **notes_permissions(),
        "BurnNote": Permission(roles=frozenset({"writer"}), rule="I-08"),
    }
    assert problems(table) == ("permissions: BurnNote: is not an RPC of this service",)


def test_an_entry_without_roles_or_rule_or_with_a_wrong_branch_stops_the_start() -> None:
    table = {
        "WriteNote": Permission(roles=frozenset(), rule=""),
        "NotesService/ReadNote": Permission(
            roles=frozenset({"a"}), branch="branch.code", rule="I-08"
        ),
    }
    assert problems(table) == (
        "permissions: NotesService/WriteNote: has no roles",
        "permissions: NotesService/WriteNote: '' is no rule like I-08",
        "permissions: NotesService/ReadNote: ReadNoteRequest has no text 'branch.code'",
    )


HEADER = "kind: permissions\nname: notes\nversion: 1\neffective_on: 2026-01-01\nsource: I-08\n"


def test_the_table_is_a_policy_file(tmp_path: Path) -> None:
    (tmp_path / "permissions.yaml").write_text(
        f"{HEADER}body:\n"
        "  WriteNote: {roles: [writer], branch: branch_code, rule: I-01}\n"
        '  ReadNote: {roles: ["*"], rule: I-08}\n'
    )
    permissions = load_permissions(tmp_path)
    permissions.bind((SERVICE,))
    assert permissions.check_role(f"{SERVICE}/ReadNote", WRITER).rule == "I-08"


def test_a_wrong_or_missing_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(PolicyError, match="expected one file"):
        load_permissions(tmp_path)
    (tmp_path / "permissions.yaml").write_text(
        f"{HEADER}body:\n  WriteNote: {{role: [x]}}\n  ReadNote: {{roles: [x]}}\n"
    )
    with pytest.raises(PolicyError) as raised:
        load_permissions(tmp_path)
    assert raised.value.problems == (
        "permissions.yaml: body.WriteNote.roles: is missing",
        "permissions.yaml: body.WriteNote.rule: is missing",
        "permissions.yaml: body.WriteNote.role: is not a field here",
        "permissions.yaml: body.ReadNote.rule: is missing",
    )
