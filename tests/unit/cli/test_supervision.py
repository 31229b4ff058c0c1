"""Children, locks and leftovers, with real processes that do nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from callout_cli.errors import UserError
from callout_cli.folder import PlatformFolder, ProcessState, State
from callout_cli.process import is_alive
from callout_cli.supervisor import child as children
from callout_cli.supervisor.child import Child, Program, tail
from callout_cli.supervisor.guard import end_leftovers, only_supervisor

LINUX_ONLY = pytest.mark.skipif(sys.platform != "linux", reason="parent death signals are Linux's")


@pytest.fixture
def folder(tmp_path: Path) -> Any:
    made = PlatformFolder(tmp_path)
    made.prepare()
    return made


@pytest.fixture
def child_of(tmp_path: Path) -> Iterator[Any]:
    started = []

    def make(*command: Any) -> Any:
        program = Program(
            name="sleeper",
            command=command or (sys.executable, "-c", "import time; time.sleep(60)"),
            environment=dict(os.environ),
            log=tmp_path / "sleeper.log",
        )
        started.append(Child(program=program))
        return started[-1]

    yield make
    for each in started:
        each.force()
        each.wait(5)


def eventually(condition: Any, seconds: Any = 5.0) -> None:
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.02)


def test_a_child_becomes_the_program_itself(child_of: Any) -> None:
    child = child_of()
    child.start()
    eventually(lambda: "time.sleep(60)" in "".join(psutil.Process(child.state.pid).cmdline()))
    assert child.is_running


def test_a_child_ends_in_good_order(child_of: Any) -> None:
    child = child_of()
    child.start()
    child.ask_to_stop()
    assert child.wait(5)
    assert child.exit_code == -signal.SIGTERM


def test_what_a_child_says_is_in_its_log(child_of: Any, tmp_path: Path) -> None:
    child = child_of(sys.executable, "-c", "print('first'); print('last'); raise SystemExit(3)")
    child.start()
    child.wait(5)
    assert child.exit_code == 3
    assert tail(tmp_path / "sleeper.log", lines=1) == "last"


def test_a_child_that_ends_comes_back_after_a_pause(
    child_of: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(children, "FIRST_PAUSE_S", 0.05)
    child = child_of()
    child.start()
    child.force()
    child.wait(5)
    child.note_exit()
    assert child.awaits_restart
    assert not child.restart_if_due()
    eventually(child.restart_if_due)
    assert child.is_running
    assert child.restarts == 1


def test_pauses_grow_to_a_cap(child_of: Any) -> None:
    child = child_of()
    child.start()
    assert [child.note_exit() for _ in range(8)] == [0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 10.0, 10.0]


def test_a_log_that_has_grown_large_is_put_aside(
    child_of: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(children, "LARGEST_LOG", 10)
    (tmp_path / "sleeper.log").write_text("x" * 11)
    child = child_of()
    child.start()
    assert (tmp_path / "sleeper.log.1").read_text() == "x" * 11
    assert "x" not in tail(tmp_path / "sleeper.log")


@LINUX_ONLY
def test_a_child_ends_when_its_supervisor_is_killed(tmp_path: Path) -> None:
    script = (
        "import os, sys, time\n"
        "from pathlib import Path\n"
        "from callout_cli.supervisor.child import Child, Program\n"
        "child = Child(program=Program(name='c', command=[sys.executable, '-c',"
        " 'import time; time.sleep(60)'], environment=dict(os.environ), log=Path(sys.argv[1])))\n"
        "child.start()\n"
        "print(child.state.pid, flush=True)\n"
        "time.sleep(60)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path / "log")], stdout=subprocess.PIPE, text=True
    ) as supervisor:
        assert supervisor.stdout is not None
        pid = int(supervisor.stdout.readline())
        eventually(lambda: "time.sleep(60)" in "".join(psutil.Process(pid).cmdline()))
        supervisor.kill()
        eventually(lambda: not psutil.pid_exists(pid) or _is_zombie(pid))


def _is_zombie(pid: Any) -> Any:
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def test_a_folder_has_one_supervisor(folder: Any) -> None:
    with only_supervisor(folder):
        with (
            pytest.raises(UserError, match=r"error\.already_up") as caught,
            only_supervisor(folder),
        ):
            pass
        assert caught.value.values["pid"] == str(os.getpid())


def test_the_lock_is_free_again_afterwards(folder: Any) -> None:
    with only_supervisor(folder):
        pass
    with only_supervisor(folder):
        pass


def test_leftovers_of_a_killed_supervisor_are_ended(child_of: Any) -> None:
    child = child_of()
    child.start()
    state = State(
        cell="main",
        supervisor=ProcessState(pid=1, created=0.0),
        started_at="",
        amqp_url="",
        processes={"worker": child.state, "gone": ProcessState(pid=child.state.pid, created=1.0)},
    )
    assert end_leftovers(state) == ("worker",)
    assert child.wait(5)


def test_a_later_process_of_the_same_number_is_not_taken_for_the_old_one() -> None:
    me = psutil.Process()
    assert is_alive(ProcessState(pid=me.pid, created=me.create_time()))
    assert not is_alive(ProcessState(pid=me.pid, created=me.create_time() - 100))
    assert not is_alive(ProcessState(pid=2**22 + 1, created=0.0))
