"""Two processes on the processor (gloo) train as one with twice the batch."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("torch")

pytestmark = [pytest.mark.torch, pytest.mark.timeout(1200)]

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import json, sys
from pathlib import Path
from glyphstudio.training.config import TrainingPlan
from glyphstudio.training.loop import Intervals, StepDone
from glyphstudio.training.preparation import prepare_run
from tests.support.tiny_training import HashEncoder, tiny_training_set
folder, size = Path(sys.argv[1]), int(sys.argv[2])
run = prepare_run(
    run=folder, plan=TrainingPlan(preset="N", batch_size=size, max_steps=3, precision="no", warmup_steps=1),
    data=tiny_training_set(), encoder=HashEncoder(), intervals=Intervals(report=1e-9, save=0, sample=0, validate=0),
    resume=False, initial=None, say=lambda line: None,
)
losses = [event.loss for event in run.events() if isinstance(event, StepDone)]
number = run._accelerator.process_index
told = {"losses": losses, "processes": run._accelerator.num_processes, "samples": run.state.samples_seen}
(folder.parent / f"{folder.name}-{number}.json").write_text(json.dumps(told))
"""


def start(program, folder, size, **environment):
    names = {"OMP_NUM_THREADS": "1", "ACCELERATE_USE_CPU": "true", "PYTHONPATH": str(ROOT), **environment}
    return subprocess.Popen(
        [sys.executable, str(program), str(folder), str(size)],
        cwd=ROOT,
        env={**os.environ, **names},
        stderr=subprocess.PIPE,
        text=True,
    )


def finish(processes):
    try:
        for process in processes:
            _, said = process.communicate(timeout=1100)
            assert process.returncode == 0, said
    finally:
        for process in processes:
            process.kill()
            process.communicate()


def test_two_processes_have_the_loss_of_one_with_the_doubled_batch(tmp_path, unused_port):
    program = tmp_path / "program.py"
    program.write_text(PROGRAM)
    world = {"WORLD_SIZE": "2", "MASTER_ADDR": "127.0.0.1", "MASTER_PORT": str(unused_port)}
    ranks = [{"RANK": str(rank), "LOCAL_RANK": str(rank), "LOCAL_WORLD_SIZE": "2"} for rank in (0, 1)]
    finish([start(program, tmp_path / "two", 4, **world, **rank) for rank in ranks])
    finish([start(program, tmp_path / "one", 8)])
    one, first, second = (json.loads((tmp_path / f"{name}.json").read_text()) for name in ("one-0", "two-0", "two-1"))
    assert (one["processes"], first["processes"], second["processes"]) == (1, 2, 2)
    assert one["samples"] == first["samples"] == second["samples"] == 24
    halves = [(ours + theirs) / 2 for ours, theirs in zip(first["losses"], second["losses"], strict=True)]
    # Each process tells the mean of its half of the batch; the steps between mean that gradients were shared.
    assert halves == pytest.approx(one["losses"], rel=1e-3)
    assert first["losses"] != second["losses"]


@pytest.fixture
def unused_port():
    import socket

    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]
