"""Who may call what: a table of method, roles and branch; what is not in the table is denied.

`policies/permissions.yaml` is a policy file like any other. Its body has one entry per RPC:

    body:
      RegisterCall: {roles: [call_taker, supervisor], branch: branch_code, rule: I-01}
      ReadCustomerContact: {roles: [call_taker], rule: I-08}
      ListBranches: {roles: ["*"], rule: I-02}

`rule` is the rule of the rulebook that a refusal cites, e.g. `I-08`; `branch` names the request's
field (dotted for a nested one) that holds the branch code; `*` admits every role. What only some of
the roles may say is named with them: `fields: {historical: [admin]}`; the others leave it empty.
Where a distribution has several proto services an RPC is written `Service/Method`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from google.protobuf import descriptor_pool
from google.protobuf.descriptor import Descriptor, FieldDescriptor, MethodDescriptor
from google.protobuf.message import Message

from chassis.policy import PolicyError, load_policies
from chassis.unit_of_work import Principal

KIND: Final = "permissions"
EVERY_ROLE: Final = "*"
_RULE: Final = re.compile(r"[A-Z]-[0-9]{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Permission:
    """What a caller must be to use one RPC, and the rule that says so.

    `fields` are those of the request that only some of the roles may fill in.
    """

    roles: frozenset[str]
    rule: str
    branch: str = ""
    fields: Mapping[str, frozenset[str]] = field(default_factory=dict)


class PermissionDenied(Exception):  # noqa: N818 - named after the broken rule, as in the domain
    """The table does not let this principal do that."""

    reason = "AUTH_PERMISSION_DENIED"

    def __init__(self, message: str, *, rule: str = "", **metadata: str) -> None:
        super().__init__(message)
        self.rule = rule
        self.field = ""
        self.metadata = metadata


class RoleDenied(PermissionDenied):
    """The principal's role may not use this method."""

    reason = "AUTH_ROLE_DENIED"


class BranchDenied(PermissionDenied):
    """The principal does not act for the branch named in the request."""

    reason = "AUTH_BRANCH_DENIED"


class FieldDenied(PermissionDenied):
    """The principal's role may use the method, but not say this."""

    reason = "AUTH_FIELD_DENIED"


class Permissions:
    """The table of one service.

    Args:
        by_method: Permission by `Method` or `Service/Method`, as in the file.
    """

    def __init__(self, by_method: Mapping[str, Permission]) -> None:
        self._given = dict(by_method)
        self._by_method: dict[str, Permission] = {}

    def bind(self, grpc_services: Iterable[str]) -> None:
        """Check the table against the methods that will be served.

        Args:
            grpc_services: Full names, e.g. `callout.intake.v1.IntakeService`.

        Raises:
            PolicyError: An RPC is missing, an entry fits no RPC, a named field does not exist, or
                a role that may not use the RPC may fill it in.
        """
        problems: list[str] = []
        unused = set(self._given)
        for full_name in grpc_services:
            service = descriptor_pool.Default().FindServiceByName(full_name)
            for method in service.methods:
                names = (method.name, f"{service.name}/{method.name}")
                entry = next((name for name in names if name in self._given), None)
                if entry is None:
                    problems.append(f"permissions: {names[1]}: is missing (default deny)")
                    continue
                unused.discard(entry)
                problems += _wrong(names[1], self._given[entry], method)
                self._by_method[f"{full_name}/{method.name}"] = self._given[entry]
        problems += [
            f"permissions: {name}: is not an RPC of this service" for name in sorted(unused)
        ]
        if problems:
            raise PolicyError(problems)

    def check_role(self, method: str, principal: Principal) -> Permission:
        """Return the permission of a method if the principal's role has it.

        Args:
            method: Full name, `package.Service/Method`.
            principal: Who asks.

        Raises:
            RoleDenied: The method is unknown or the role is not listed.
        """
        permission = self._by_method.get(method)
        if permission is None or not permission.roles & {principal.role, EVERY_ROLE}:
            raise RoleDenied(
                f"role {principal.role!r} may not call {method}",
                rule=permission.rule if permission else "",
                method=method,
                role=principal.role,
            )
        return permission

    def check_branch(
        self, method: str, permission: Permission, principal: Principal, request: Message
    ) -> str:
        """Return the branch a request is about; empty when it names none.

        Raises:
            BranchDenied: The principal does not act for that branch.
        """
        branch = _read(request, permission.branch) if permission.branch else ""
        if branch and not principal.may_act_for(branch):
            raise BranchDenied(
                f"{principal.subject!r} does not act for branch {branch!r}",
                rule=permission.rule,
                method=method,
                branch=branch,
            )
        return branch

    def check_fields(
        self, method: str, permission: Permission, principal: Principal, request: Message
    ) -> None:
        """Let only the roles named for a field fill it in.

        Raises:
            FieldDenied: The request says something that this principal's role may not say.
        """
        for descriptor, _ in request.ListFields():
            allowed = permission.fields.get(descriptor.name)
            if allowed is not None and principal.role not in allowed:
                raise FieldDenied(
                    f"role {principal.role!r} may not fill in {descriptor.name!r}",
                    rule=permission.rule,
                    method=method,
                    role=principal.role,
                    field_name=descriptor.name,
                )


def load_permissions(folder: Path) -> Permissions:
    """Read the permission table of a service.

    Args:
        folder: The service's `policies` folder, which holds one file of kind `permissions`.

    Raises:
        PolicyError: The file is missing or a field is wrong.
    """
    book = load_policies(folder, KIND, Mapping[str, Permission])  # type: ignore[type-abstract]
    versions = [policy for name in book.names() for policy in book.versions(name)]
    if len(versions) != 1:
        raise PolicyError([f"{folder}: expected one file of kind {KIND}, found {len(versions)}"])
    return Permissions(versions[0].body)


def _wrong(name: str, permission: Permission, method: MethodDescriptor) -> Iterable[str]:
    if not permission.roles:
        yield f"permissions: {name}: has no roles"
    if not _RULE.fullmatch(permission.rule):
        yield f"permissions: {name}: {permission.rule!r} is no rule like I-08"
    if method.client_streaming or method.server_streaming:
        yield f"permissions: {name}: streams are not served"
    if permission.branch and _field(method.input_type, permission.branch) is None:
        yield f"permissions: {name}: {method.input_type.name} has no text {permission.branch!r}"
    for guarded, roles in permission.fields.items():
        if guarded not in method.input_type.fields_by_name:
            yield f"permissions: {name}: {method.input_type.name} has no field {guarded!r}"
        if not roles or roles - permission.roles:
            yield f"permissions: {name}: {guarded}: names roles that may call it, at least one"


def _field(message: Descriptor, path: str) -> FieldDescriptor | None:
    head, _, rest = path.partition(".")
    field = message.fields_by_name.get(head)
    if field is None or field.is_repeated:
        return None
    if rest:
        return _field(field.message_type, rest) if field.message_type else None
    return field if field.type == FieldDescriptor.TYPE_STRING else None


def _read(request: Message, path: str) -> str:
    value: object = request
    for name in path.split("."):
        value = getattr(value, name)
    return str(value)
