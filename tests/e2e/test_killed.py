"""Any process may be killed half-way through a replay; the next run finishes it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from e2e.comparing import assert_report_is_what_the_rules_say, multiplied
from e2e.conftest import SAMPLE
from e2e.running import Platform
from testkit.waiting import eventually

COPIES = 6
CALLS = COPIES * 20
HALF_WAY = CALLS // 3


def replay(platform: Platform, log: Path) -> list[str]:
    return ["replay", str(log), "--mapping", "service-desk", "--json"]


def registered(platform: Platform, tag: str) -> int:
    ((count,),) = platform.query(
        "intake", f"select count(*) from service_requests where external_ref like '{tag}%'"
    )
    return int(count)


def wait_until_half_way(platform: Platform, run: subprocess.Popen[str], tag: str) -> None:
    def half_way() -> bool:
        if run.poll() is not None:
            _, error = run.communicate()
            raise AssertionError(f"the replay ended early with {run.returncode}: {error}")
        return registered(platform, tag) >= HALF_WAY

    eventually(half_way, within=240, every=0.1)


def assert_finished(platform: Platform, log: Path, tag: str) -> None:
    """The next run finishes, and the result is as if nothing had happened."""
    result = platform.json(*replay(platform, log)[:-1])
    assert result["calls"] == CALLS
    assert result["refused_facts"] == 0
    assert registered(platform, tag) == CALLS
    assert assert_report_is_what_the_rules_say(platform, log, tag) == 2 * CALLS
    platform.check()


def test_a_replay_survives_the_death_of_an_api(platform: Platform, tmp_path: Path) -> None:
    assert_survives_the_death_of("intake-api", "KA", platform, tmp_path)


def test_a_replay_survives_the_death_of_a_worker(platform: Platform, tmp_path: Path) -> None:
    name = "worker" if platform.is_embedded else "intake-worker"
    assert_survives_the_death_of(name, "KW", platform, tmp_path)


@pytest.mark.parametrize("platform", ["embedded"], indirect=True)
def test_a_replay_survives_the_death_of_its_database(platform: Platform, tmp_path: Path) -> None:
    """A shared server is not ours to kill; tests/faults kills private ones."""
    assert_survives_the_death_of("postgres", "KP", platform, tmp_path)


def assert_survives_the_death_of(name: str, tag: str, platform: Platform, folder: Path) -> None:
    log = multiplied(SAMPLE, folder / "log.csv", tag=tag, copies=COPIES)
    with platform.start(*replay(platform, log)) as run:
        wait_until_half_way(platform, run, tag)
        platform.kill(name)
        _, error = run.communicate(timeout=300)
    assert run.returncode in {0, 3}, error
    assert "Traceback" not in error
    assert registered(platform, tag) > 0
    assert_finished(platform, log, tag)
    assert platform.state()["processes"][name]["restarts"] >= 1


def test_a_killed_replay_is_finished_by_the_next_one(platform: Platform, tmp_path: Path) -> None:
    log = multiplied(SAMPLE, tmp_path / "log.csv", tag="KR", copies=COPIES)
    with platform.start(*replay(platform, log)) as run:
        wait_until_half_way(platform, run, "KR")
        run.kill()
    assert 0 < registered(platform, "KR") < CALLS
    assert_finished(platform, log, "KR")


def test_a_killed_supervisor_comes_back_with_everything(platform: Platform, tmp_path: Path) -> None:
    log = multiplied(SAMPLE, tmp_path / "log.csv", tag="KS", copies=COPIES)
    with platform.start(*replay(platform, log)) as run:
        wait_until_half_way(platform, run, "KS")
        platform.kill_supervisor()
        run.kill()
    error = platform.run("report", "sla", expect=(3,)).stderr
    assert "is not up" in error
    platform.up()
    assert registered(platform, "KS") > 0
    assert_finished(platform, log, "KS")
