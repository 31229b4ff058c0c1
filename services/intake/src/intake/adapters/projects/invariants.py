"""What must hold of projects at any time."""

from __future__ import annotations

from typing import Final

PROJECTS: Final[tuple[tuple[str, str, str], ...]] = (
    (
        "a stage is passed only after those before it",
        "I-25",
        """
        select project.id, stage.position
        from projects as project,
            jsonb_array_elements(project.stages) with ordinality as stage (body, position),
            jsonb_array_elements(project.stages) with ordinality as earlier (body, position)
        where earlier.position < stage.position
            and stage.body ->> 'passed_at' is not null
            and earlier.body ->> 'passed_at' is null
        """,
    ),
    (
        "a project is accepted when its last gate was passed, and by a signature",
        "I-25",
        """
        select id, state, acceptance from projects
        where (acceptance is not null) <> (stages -> -1 ->> 'passed_at' is not null)
            or (acceptance is not null) <> (state <> 'running')
            or acceptance ->> 'signed_by' = ''
        """,
    ),
    (
        "after-sales begins with a finished hand-over alone",
        "I-07",
        """
        select id, state from projects
        where (state = 'in_after_sales')
            <> (coalesce(hand_over ->> 'finished_at', '') <> '')
        """,
    ),
)
