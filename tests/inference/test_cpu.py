"""Threads are counted by cores, not by what the system calls processors."""

import pytest

from glyphstudio.inference import cpu
from glyphstudio.inference.cpu import usable_cores


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """A machine: siblings of each allowed processor, and a container's quota."""

    def build(siblings, allowed=None, quota=None):
        for number, text in enumerate(siblings):
            topology = tmp_path / f"cpu{number}" / "topology"
            topology.mkdir(parents=True)
            (topology / "thread_siblings_list").write_text(text + "\n")
        chosen = set(range(len(siblings))) if allowed is None else allowed
        monkeypatch.setattr(cpu.os, "sched_getaffinity", lambda _: chosen, raising=False)
        if quota is not None:
            (tmp_path / "cpu.max").write_text(quota + "\n")
        return usable_cores(tmp_path, tmp_path / "cpu.max")

    return build


def test_two_threads_of_a_core_are_one_core(machine):
    assert machine(["0,2", "1,3", "0,2", "1,3"]) == 2


def test_only_allowed_processors_count(machine):
    assert machine(["0", "1", "2", "3"], allowed={1, 2}) == 2


@pytest.mark.parametrize(
    ("quota", "cores"), [("max 100000", 4), ("150000 100000", 2), ("1000 100000", 1), ("x y", 4), ("", 4), ("5 0", 4)]
)
def test_a_containers_quota_counts(machine, quota, cores):
    assert machine(["0", "1", "2", "3"], quota=quota) == cores


def test_an_unknown_topology_counts_processors(machine, tmp_path):
    assert machine([], allowed={0, 1, 5}) == 3


@pytest.mark.parametrize(
    ("kind", "logical", "cores"), [("x86_64", 8, 4), ("AMD64", 1, 1), ("arm64", 8, 8), ("arm64", None, 1)]
)
def test_a_system_that_does_not_tell_is_guessed(monkeypatch, kind, logical, cores):
    monkeypatch.delattr(cpu.os, "sched_getaffinity", raising=False)
    monkeypatch.setattr(cpu.os, "cpu_count", lambda: logical)
    monkeypatch.setattr(cpu.platform, "machine", lambda: kind)
    assert usable_cores() == cores
