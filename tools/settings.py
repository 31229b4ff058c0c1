"""Write docs/settings.md, every setting with its default, or compare: `settings.py write|check`."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path

from chassis.config import ServiceSettings, SettingDescription, describe_settings
from chassis.config.link import LINK, LinkSettings
from chassis.config.names import own_prefix

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "settings.md"
HEAD = """# Settings

Written by `tools/settings.py write` from the code; the tests compare.

A process reads, the strongest first: `CALLOUT_<SERVICE>_<NAME>` (for `hr-appraisal` the prefix is
`CALLOUT_HR_APPRAISAL_`), `CALLOUT_<NAME>`, the YAML file named by `CALLOUT_CONFIG_FILE` (section of
the service, then section `common`; names in lower case without prefix), the default. An empty
variable counts as absent; the word `none` takes an optional setting away. A wrong, missing or
unknown setting is named at start. Values of secrets (*) are never printed.
"""
LINK_HEAD = """## link

The process `callout-link`, one for each linked cell. Of what every service has it reads the bus,
the cell, pace, logs and metrics.
"""
COMMAND = """## The command `callout`

Services leave these alone. An option on the command line is stronger.

| variable | type | default | meaning |
|---|---|---|---|
| `CALLOUT_CLI_DATA` | `Path` | `.callout` | Folder of one platform, as `--data`. |

Variables of the tests: [testing.md](testing.md).
"""


def kinds() -> Iterable[tuple[str, type[ServiceSettings]]]:
    """Yield each service's name and its settings class."""
    for project in sorted(ROOT.glob("services/*/pyproject.toml")):
        service = project.parent.name
        module = import_module(f"{service.replace('-', '_')}.config")
        for kind in vars(module).values():
            if (
                isinstance(kind, type)
                and issubclass(kind, ServiceSettings)
                and kind.__module__ == module.__name__
            ):
                yield service, kind


def table(rows: Iterable[SettingDescription], prefix: str = "") -> str:
    """Return a Markdown table of settings."""
    lines = ["| variable | type | default | meaning |", "|---|---|---|---|"]
    for row in rows:
        name = row.name.replace("CALLOUT_<SERVICE>_", prefix)
        star = "*" if row.is_secret else ""
        kind = row.type.replace("|", "\\|")
        lines.append(f"| `{name}`{star} | `{kind}` | `{row.default}` | {row.meaning} |")
    return "\n".join(lines) + "\n"


def page() -> str:
    """Return the whole page."""
    shared = describe_settings(ServiceSettings)
    known = {row.name for row in shared}
    parts = [HEAD, "## Every service\n", table(shared)]
    for service, kind in kinds():
        own = [row for row in describe_settings(kind) if row.name not in known]
        if own:
            parts += [f"## {service}\n", table(own, own_prefix(service))]
    link = [row for row in describe_settings(LinkSettings) if row.name not in known]
    parts += [LINK_HEAD, table(link, own_prefix(LINK))]
    return "\n".join([*parts, COMMAND])


def main() -> int:
    """Write the page, or return 1 when it is not what the code says."""
    if sys.argv[1:] == ["write"]:
        PAGE.write_text(page(), "utf-8")
        return 0
    if sys.argv[1:] != ["check"]:
        sys.stderr.write("usage: settings.py write|check\n")
        return 2
    if not PAGE.exists() or PAGE.read_text("utf-8") != page():
        sys.stderr.write("docs/settings.md is out of date: run tools/settings.py write\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
