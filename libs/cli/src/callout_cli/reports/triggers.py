"""What the triggers of merits and demerits are called, out of the policy that holds them."""

from __future__ import annotations

from typing import Any, Final

from callout_cli.texts import Language, chosen
from chassis.policy import load_policies
from chassis.resources import service_folder

_KIND: Final = "triggers"


def trigger_titles() -> dict[str, str]:
    """Return the title of each trigger in the language of the command; the latest version counts.

    Source: rulebook H-04.
    """
    field = "title_zh" if chosen() is Language.ZH else "title"
    book = load_policies(service_folder("hr_appraisal", "policies"), _KIND, dict[str, Any])
    return {
        row["name"]: row[field]
        for name in book.names()
        for policy in book.versions(name)
        for row in policy.body["triggers"]
    }
