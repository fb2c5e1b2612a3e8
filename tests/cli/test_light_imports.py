"""Asking a command for help, or asking for models that are only listed, loads none of the libraries that draw."""

import subprocess
import sys

import pytest

HEAVY = {
    "PySide6",
    "numpy",
    "onnxruntime",
    "PIL",
    "tokenizers",
    "torch",
    "diffusers",
    "transformers",
    "tqdm",
    "fontTools",
}


def loaded_by(*words):
    """Return the heavy packages in a process that ran ``glyphstudio WORDS``, and its exit status."""
    code = f"""
import sys
from glyphstudio.__main__ import main
sys.argv = ["glyphstudio", *{list(words)!r}]
try:
    status = main()
except SystemExit as end:
    status = end.code
print("loaded:", status or 0, *({HEAVY!r} & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    _, status, *packages = done.stdout.splitlines()[-1].split()
    return int(status), set(packages)


COMMANDS = "generate sheet compose movie sweep trace font dataset train train-judge evaluate models bench doctor"


@pytest.mark.parametrize("command", COMMANDS.split())
def test_help_of_each_command_loads_nothing_heavy(command):
    assert loaded_by(command, "--help") == (0, set())


@pytest.mark.parametrize(
    "words",
    [
        ("--help",),
        ("--version",),
        ("nonsense",),
        ("models", "info", "--help"),
        ("models", "import", "--help"),
        ("generate", "gold", "--steps", "0"),
    ],
)
def test_help_and_bad_usage_load_nothing_heavy(words):
    status, packages = loaded_by(*words)
    assert status == (0 if words[-1].startswith("--") else 2)
    assert packages == set()


def test_a_model_is_refused_before_onnx_runtime_is_loaded():
    status, packages = loaded_by("generate", "gold", "--model", "nothing")
    assert status == 1
    assert not packages & {"onnxruntime", "tokenizers", "PIL", "torch", "PySide6"}
