"""Write docs/rules.md, where each rule is met and tested, or compare: `rules.py write|check`.

A citation says that a file knows the rule, not that the whole rule is met; rules that no test
cites are not met yet.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "rules.md"
TITLES = ROOT / "docs" / "rules" / "titles.yaml"
RULE = re.compile(r"\b[IDPFHQ]-\d\d\b")
MOST_NAMED = 4
HEAD = """# Rules

Written by `tools/rules.py write`. Each rule of the rulebook by its id, and the
files that cite it. A citation says that a file knows the rule, not that the whole rule is met; a
rule without a test is not met yet.
"""


def cited(patterns: Iterable[str]) -> Mapping[str, list[str]]:
    """Return the files that cite each rule, by rule."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for pattern in patterns:
        for path in sorted(ROOT.glob(pattern)):
            for rule in sorted(set(RULE.findall(path.read_text(encoding="utf-8")))):
                found[rule].append(str(path.relative_to(ROOT)))
    return found


def named(paths: list[str]) -> str:
    """Return up to a few files as links, and how many more there are."""
    links = [f"[{Path(path).name}](../{path})" for path in paths[:MOST_NAMED]]
    more = len(paths) - MOST_NAMED
    return ", ".join(links) + (f" and {more} more" if more > 0 else "")


def page() -> str:
    """Return the whole page."""
    code = cited(["services/*/src/**/domain/**/*.py", "services/*/src/**/handlers/**/*.py"])
    policies = cited(["services/*/policies/**/*.yaml"])
    tests = cited([f"tests/{kind}/**/*.py" for kind in ("unit", "integration", "simulation")])
    lines = [HEAD]
    service = ""
    for rule in yaml.safe_load(TITLES.read_text(encoding="utf-8")):
        if rule["service"] != service:
            service = rule["service"]
            lines += ["", f"## {service}", "", "| rule | about | code | policies | tests |"]
            lines.append("|---|---|---|---|---|")
        places = [named(where.get(rule["id"], [])) for where in (code, policies, tests)]
        lines.append(f"| {rule['id']} | {rule['title']} | {' | '.join(places)} |")
    return "\n".join(lines) + "\n"


def main(arguments: list[str]) -> int:
    """Write the page or compare it; 1 if it differs."""
    if arguments == ["write"]:
        PAGE.write_text(page(), encoding="utf-8")
        return 0
    if arguments == ["check"]:
        if PAGE.read_text(encoding="utf-8") == page():
            return 0
        print("docs/rules.md is behind the code: run tools/rules.py write")
        return 1
    print(__doc__)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
