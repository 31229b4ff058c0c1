"""Every newer area of intake: its data, made once beside the played day, and its breaches."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from callout_cli.client import open_client
from callout_cli.folder import PlatformFolder
from e2e.area import Area
from e2e.breaches_of_customers import CUSTODY, CUSTOMERS, prepare_customers
from e2e.breaches_of_planned_work import PLANNED_WORK, RECALLS, prepare_planned_work
from e2e.breaches_of_projects import PROJECTS, prepare_projects
from e2e.breaches_of_sales import QUOTES, RETURNS, prepare_sales
from e2e.breaches_of_the_desk import DESK, KNOWLEDGE, prepare_desk

# What is made here waits for timers, which look seldom unless they are told otherwise.
IMPATIENT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "CALLOUT_INTAKE_CONTRACT_CHECK_MS": "200",
        "CALLOUT_INTAKE_PLANNED_WORK_CHECK_MS": "200",
    }
)
AREAS: Final = (
    *CUSTOMERS,
    *CUSTODY,
    *DESK,
    *KNOWLEDGE,
    *QUOTES,
    *RETURNS,
    *PLANNED_WORK,
    *RECALLS,
    *PROJECTS,
)


def prepare_areas(folder: PlatformFolder) -> None:
    """Make valid data of every area through the doors of a platform that is up."""
    with open_client(folder) as client:
        area = Area(folder, client)
        area.open_branch()
        prepare_customers(area)
        prepare_desk(area)
        prepare_sales(area)
        prepare_planned_work(area)
        prepare_projects(area)
