"""`callout token`: a token of the platform's local key, for tools that speak gRPC themselves."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Annotated

import typer

from callout_cli import keys
from callout_cli.folder import PlatformFolder
from callout_cli.options import DEFAULT_FOLDER, DataOption, JsonOption, LangOption, guarded
from callout_cli.output import Output, result
from callout_cli.texts import say
from chassis.unit_of_work import ALL, Principal

RoleOption = Annotated[str, typer.Option("--role", help=say("help.token.role"))]
SubjectOption = Annotated[str, typer.Option("--subject", help=say("help.token.subject"))]
BranchOption = Annotated[list[str] | None, typer.Option("--branch", help=say("help.token.branch"))]
HoursOption = Annotated[
    float, typer.Option("--hours", min=0.01, max=24 * 366, help=say("help.token.hours"))
]


@guarded
def token(  # noqa: PLR0913 - every option is an argument
    *,
    role: RoleOption,
    subject: SubjectOption,
    branch: BranchOption = None,
    hours: HoursOption = 12.0,
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    principal = Principal(subject=subject, role=role, branches=frozenset(branch) if branch else ALL)
    now, lifetime = datetime.now(UTC), timedelta(hours=hours)
    signed = keys.sign_token(PlatformFolder(data), principal, now, lifetime)
    expires = (now + lifetime).isoformat(timespec="seconds")
    content = {
        "token": signed,
        "subject": subject,
        "role": role,
        "branches": sorted(branch) if branch else ALL,
        "expires_at": expires,
    }
    result(Output(as_json=as_json), content, [signed])
