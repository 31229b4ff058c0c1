"""Projects, one handed over to after-sales and one at work: made once, then broken."""

from __future__ import annotations

from typing import Final

from callout.intake.v1 import projects_service_pb2 as projects
from callout_cli.times import wire_date
from e2e.area import HOME, Area, in_days, key
from e2e.breaches import breach

_IN_TURN: Final = "a stage is passed only after those before it"
_ACCEPTED: Final = "a project is accepted when its last gate was passed, and by a signature"
_HANDED_OVER: Final = "after-sales begins with a finished hand-over alone"
_STAGES: Final = {
    "start": "signed_mandate",
    "requirements": "requirements",
    "design": "design",
    "build": "build_record",
    "test": "test_report",
    "training": "training_record",
    "go_live": "go_live_record",
    "acceptance": "acceptance_report",
}
_CHECKLIST: Final = (
    "technical_documents",
    "open_points",
    "boundary_with_customer",
    "boundary_in_company",
    "faq",
    "emergency_contacts",
)


def prepare_projects(area: Area) -> None:
    """A project from its start to after-sales, and one that is past its first gate."""
    customer = area.customer("临平某工厂")
    finished = _open(area, customer, "J-1")
    for stage in _STAGES:
        _pass(area, finished, stage)
    _hand_over(area, finished)
    _pass(area, _open(area, customer, "J-2"), "start")


def _open(area: Area, customer: str, code: str) -> str:
    project = projects.OpenProjectRequest(
        request_id=key(),
        branch_code=HOME,
        customer_id=customer,
        code=code,
        name="机房改造",
        owner="chen",
    )
    return area.acting("supervisor").ask(project, projects.OpenProjectResponse).project.id


def _pass(area: Area, project: str, stage: str) -> None:
    chief = area.acting("supervisor")
    plan = projects.PlanStageRequest(
        request_id=key(),
        project_id=project,
        stage=stage,
        owner="chen",
        plan="按图施工",
        due_on=wire_date(in_days(60)),
    )
    chief.ask(plan, projects.PlanStageResponse)
    deliverable = projects.RecordDeliverableRequest(
        request_id=key(),
        project_id=project,
        stage=stage,
        deliverable=_STAGES[stage],
        reference="D-1",
    )
    chief.ask(deliverable, projects.RecordDeliverableResponse)
    gate = projects.PassGateRequest(request_id=key(), project_id=project, stage=stage)
    if stage == "acceptance":
        gate.signed_by, gate.signature = "王先生", "AR-7"
    chief.ask(gate, projects.PassGateResponse)


def _hand_over(area: Area, project: str) -> None:
    chief = area.acting("supervisor")
    chief.ask(
        projects.StartHandOverRequest(request_id=key(), project_id=project),
        projects.StartHandOverResponse,
    )
    for item in _CHECKLIST:
        handed = projects.RecordHandOverItemRequest(
            request_id=key(), project_id=project, item=item, reference="D-2"
        )
        chief.ask(handed, projects.RecordHandOverItemResponse)
    chief.ask(
        projects.FinishHandOverRequest(request_id=key(), project_id=project),
        projects.FinishHandOverResponse,
    )


PROJECTS: Final = (
    breach(
        _IN_TURN,
        intake="update projects set stages = jsonb_set(stages, '{0, passed_at}', 'null')"
        " where code = 'J-1'",
    ),
    breach(
        _IN_TURN,
        intake="update projects set stages = jsonb_set(stages, '{2, passed_at}',"
        " stages -> 0 -> 'passed_at') where code = 'J-2'",
    ),
    breach(_ACCEPTED, intake="update projects set state = 'accepted' where code = 'J-2'"),
    breach(_ACCEPTED, intake="update projects set acceptance = null where code = 'J-1'"),
    breach(
        _ACCEPTED,
        intake="""
            update projects set acceptance = jsonb_set(acceptance, '{signed_by}', '""')
            where code = 'J-1'
        """,
    ),
    breach(
        _ACCEPTED,
        intake="update projects set stages = jsonb_set(stages, '{-1, passed_at}', 'null')"
        " where code = 'J-1'",
    ),
    breach(_HANDED_OVER, intake="update projects set state = 'accepted' where code = 'J-1'"),
    breach(
        _HANDED_OVER,
        intake="update projects set hand_over = jsonb_set(hand_over, '{finished_at}', 'null')"
        " where code = 'J-1'",
    ),
)
