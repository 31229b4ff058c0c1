"""The sample network: a file of this package, checked when it is read."""

from __future__ import annotations

from datetime import date
from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict, Field


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SampleBranch(_Frozen):
    code: str
    name: str
    city: str
    region: str


class SampleTechnician(_Frozen):
    code: str
    name: str
    branch: str
    skills: tuple[str, ...]
    certificates: tuple[str, ...]
    expired: tuple[str, ...] = ()


class SamplePart(_Frozen):
    number: str
    name: str
    unit: str
    cost: str


class SampleComplaint(_Frozen):
    fault: str
    channel: str
    subject: str
    cause: str
    about_technician: bool
    aggravations: tuple[str, ...]
    department: str = ""


class SampleCall(_Frozen):
    """One call of the day; every field behind `impact` is a twist."""

    branch: str
    line: str
    model: str
    customer: str
    symptom_code: str
    symptom: str
    impact: str
    interrupted_minutes: int = 0
    parts: dict[str, int] = Field(default_factory=dict)
    shortage: dict[str, int] = Field(default_factory=dict)
    returned: int = 0
    pause: bool = False
    severity: str = ""
    withdrawn: bool = False
    remote: bool = False
    reopened: bool = False
    unfixed: bool = False
    expired: str = ""
    joined: bool = False
    repeat_of: int = 0
    late: int = 0
    complaint: SampleComplaint | None = None
    unreachable: bool = False


class Staff(_Frozen):
    """Subjects by branch."""

    call_taker: dict[str, str]
    dispatcher: dict[str, str]
    storekeeper: dict[str, str]
    supervisor: dict[str, str]


class NetworkStaff(_Frozen):
    """Subjects who act for every branch."""

    administrator: str
    complaint_handler: str
    verifier: str
    deputy_general_manager: str
    hr: str
    hr_director: str
    analyst: str


class Network(_Frozen):
    zone: str
    branches: tuple[SampleBranch, ...]
    staff: Staff
    network: NetworkStaff
    technicians: tuple[SampleTechnician, ...]
    valid_until: date
    expired_on: date
    parts: tuple[SamplePart, ...]
    stock: dict[str, int]
    calls: tuple[SampleCall, ...]


def load_network() -> Network:
    """Read the network."""
    text = files("callout_cli.play").joinpath("network.yaml").read_text("utf-8")
    return Network.model_validate(yaml.safe_load(text))
