"""Names of environment variables: which belong to a service, and which are nobody's."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from importlib.metadata import distributions
from typing import Final

PREFIX: Final = "CALLOUT_"
CONFIG_FILE: Final = f"{PREFIX}CONFIG_FILE"
# Variables of the test session, of the operator's command and of links, never of a service.
_FOREIGN_PREFIXES: Final = (f"{PREFIX}TEST_", f"{PREFIX}CLI_", f"{PREFIX}LINK_")
# Kubernetes announces a Service `callout-x` to every pod of the namespace in this form.
_KUBERNETES_LINK: Final = re.compile(
    r"_(SERVICE_HOST|SERVICE_PORT(_\w+)?|PORT(_\d+_(TCP|UDP)(_\w+)?)?)$"
)
_MISSPELT: Final = 0.9


def own_prefix(service: str) -> str:
    """Prefix of the variables of one service: `hr-appraisal` gives `CALLOUT_HR_APPRAISAL_`."""
    return f"{PREFIX}{service.upper().replace('-', '_')}_"


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingNames:
    """The settings of a service: those that every service has, and its own."""

    service: str
    shared: tuple[str, ...]
    own: tuple[str, ...]


def unknown_variables(names: SettingNames, environ: Iterable[str]) -> Iterable[str]:
    """Say of every variable that nobody reads what was probably meant.

    The variables of other services are left to them: an environment may serve several.

    Args:
        names: The settings of the service that starts.
        environ: Names of the variables that are set.
    """
    mine = own_prefix(names.service)
    known = {CONFIG_FILE, *(f"{mine}{name.upper()}" for name in (*names.shared, *names.own))}
    known |= {f"{PREFIX}{name.upper()}" for name in names.shared}
    elsewhere = tuple(prefix for prefix in _installed_prefixes() if prefix != mine)
    for variable in sorted(environ):
        if not variable.startswith(PREFIX) or variable in known:
            continue
        if not variable.startswith(mine) and (
            variable.startswith((*_FOREIGN_PREFIXES, *elsewhere))
            or _is_elsewhere(variable, mine, names.shared)
            or _KUBERNETES_LINK.search(variable)
        ):
            continue
        yield f"{variable}: is not a setting{nearest(variable, known)}"


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the end of a complaint: the known name that is most like the given one."""
    near = get_close_matches(name, list(known), n=1, cutoff=0.5)
    return f"; did you mean {near[0]}?" if near else ""


def _installed_prefixes() -> Iterable[str]:
    """Prefixes of the other distributions `callout-…` here; each checks its own variables."""
    for distribution in distributions():
        name = distribution.name.lower()
        if name.startswith("callout-"):
            yield own_prefix(name.removeprefix("callout-"))


def _is_elsewhere(variable: str, mine: str, shared: Iterable[str]) -> bool:
    """Say whether it is a shared setting of another service, whose name is not ours misspelt."""
    for name in shared:
        if variable.endswith(f"_{name.upper()}"):
            prefix = variable.removesuffix(name.upper())
            if prefix != PREFIX and not get_close_matches(prefix, [mine], cutoff=_MISSPELT):
                return True
    return False
