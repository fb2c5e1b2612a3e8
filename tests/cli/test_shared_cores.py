import os
import subprocess
import sys

import pytest

pytest.importorskip("torch")

pytestmark = [
    pytest.mark.torch,
    pytest.mark.skipif(sys.platform != "linux", reason="only GNU's OpenMP tells what it was told"),
]


@pytest.mark.parametrize(
    "words", [["train", "--data", "nowhere"], ["train-encoder"], ["train-judge", "--data", "nowhere"]]
)
def test_a_trainers_threads_sleep_while_they_wait(tmp_path, words):
    """They spun, so that beside another busy program a run that takes minutes seemed to hang."""
    environment = {name: value for name, value in os.environ.items() if name != "OMP_WAIT_POLICY"}
    command = [sys.executable, "-m", "glyphstudio", *words, "--out", str(tmp_path / "run")]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env={**environment, "OMP_DISPLAY_ENV": "true"}
    )
    assert "OMP_WAIT_POLICY = 'PASSIVE'" in done.stderr
    assert "error: " in done.stderr
