"""Revisions are numbers in one line: readiness compares them, and takes the head from the names."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.script import ScriptDirectory

from arch.tree import ROOT
from chassis.resources import FolderNotFoundError
from chassis.schema import newest_revision

FOLDERS = sorted(ROOT.glob("services/*/migrations"))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.parent.name)
def test_the_newest_revision_is_the_only_head_that_alembic_finds(folder: Path) -> None:
    script = ScriptDirectory(str(folder))
    assert script.get_heads() == [newest_revision(folder)]
    line = [each.revision for each in script.walk_revisions()]
    assert line == sorted(line, reverse=True)
    assert all(len(revision) == 4 and revision.isdigit() for revision in line)


def test_a_folder_without_migrations_is_noticed(tmp_path: Path) -> None:
    with pytest.raises(FolderNotFoundError):
        newest_revision(tmp_path)
