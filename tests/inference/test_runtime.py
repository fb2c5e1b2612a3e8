"""ONNX Runtime reports to nobody, complains to nobody, and a broken installation is recognised."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

FORBID_SOCKETS = """
import ctypes, platform, struct, sys

def forbid_sockets():
    '''From now on, socket() kills the process: a filter in the kernel, so libraries cannot go around it.'''
    number = {"x86_64": 41, "aarch64": 198}[platform.machine()]
    lines = [(0x20, 0, 0, 0), (0x15, 0, 1, number), (0x06, 0, 0, 0x80000000), (0x06, 0, 0, 0x7FFF0000)]
    program = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *line) for line in lines))

    class Filter(ctypes.Structure):
        _fields_ = [("length", ctypes.c_ushort), ("lines", ctypes.c_void_p)]

    libc = ctypes.CDLL(None, use_errno=True)
    assert libc.prctl(38, 1, 0, 0, 0) == 0
    assert libc.prctl(22, 2, ctypes.byref(Filter(len(lines), ctypes.addressof(program))), 0, 0) == 0

forbid_sockets()
"""

DRAW = """
import time
from pathlib import Path
from glyphstudio.engine.generate import generate
from glyphstudio.engine.request import GenerationRequest
from glyphstudio.inference.bundle import open_bundle
from glyphstudio.inference.onnx_model import OnnxModel
*_, last = generate(OnnxModel(open_bundle(Path(sys.argv[1]))), [GenerationRequest(prompt="gold")])
time.sleep(1)
"""

SOCKET = "import socket; socket.socket()"


def run(code, home, *arguments):
    """Run ``code`` with an empty home; return the finished process."""
    (home / "tmp").mkdir(parents=True)
    names = ("HOME", "USERPROFILE", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
    environment = {name: value for name, value in os.environ.items() if name != "ORT_DISABLE_TELEMETRY"}
    environment |= dict.fromkeys(names, str(home)) | {"TMPDIR": str(home / "tmp"), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


def written(home):
    return [path for path in home.rglob("*") if path.is_file()]


linux = pytest.mark.skipif(sys.platform != "linux", reason="the filter is Linux's")


@linux
def test_drawing_opens_no_socket_and_leaves_no_file(tiny_folder, tmp_path):
    done = run(FORBID_SOCKETS + DRAW, tmp_path / "home", str(tiny_folder))
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert written(tmp_path / "home") == []


@linux
def test_the_filter_of_sockets_works(tmp_path):
    assert run(FORBID_SOCKETS + SOCKET, tmp_path / "home").returncode < 0


@pytest.mark.parametrize("value", ["0", ""])
def test_telemetry_is_off_whatever_the_environment_says(tmp_path, monkeypatch, value):
    monkeypatch.setenv("ORT_DISABLE_TELEMETRY", value)
    code = "import os, glyphstudio.inference.runtime; print(os.environ['ORT_DISABLE_TELEMETRY'])"
    assert run(code, tmp_path / "home").stdout == "1\n"


def test_onnx_runtime_is_imported_in_one_place_only():
    importing = [
        str(path.relative_to(ROOT))
        for folder in ("glyphstudio", "export", "packaging")
        for path in (ROOT / folder).rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip().startswith(("import onnxruntime", "from onnxruntime")) and "InferenceSession" not in line
    ]
    assert importing == ["glyphstudio/inference/runtime.py"]


@pytest.mark.parametrize(
    ("content", "words"),
    [("", "installed but empty"), ("raise ImportError('libcudart.so.13 is missing')", "libcudart.so.13 is missing")],
)
def test_a_broken_installation_is_told_with_its_repair(tmp_path, content, words):
    """What is left when onnxruntime and onnxruntime-gpu were both installed and one was uninstalled."""
    (tmp_path / "broken" / "onnxruntime").mkdir(parents=True)
    (tmp_path / "broken" / "onnxruntime" / "__init__.py").write_text(content)
    code = f"""
import sys
sys.path.insert(0, {str(tmp_path / "broken")!r})
from glyphstudio.errors import ResourceError
try:
    import glyphstudio.inference.runtime
except ResourceError as error:
    print(error.message, "|", error.hint)
"""
    done = run(code, tmp_path / "home")
    assert words in done.stdout, done.stderr
    assert "Uninstall every onnxruntime" in done.stdout


def test_a_model_leaves_the_arithmetic_of_its_threads_alone(tiny_folder, tmp_path):
    """Flushing tiny numbers to zero in some threads only would let a row's bits depend on where it was computed."""
    code = """
import sys
from pathlib import Path
import numpy as np
from glyphstudio.inference.bundle import open_bundle
from glyphstudio.inference.onnx_model import OnnxModel
model = OnnxModel(open_bundle(Path(sys.argv[1])))
model._cores = 2
for rows in (1, 2):
    model.denoise(np.zeros((rows, 1, 32, 32)), 1.0, [model.condition("gold")] * rows)
halves = [sys.float_info.min / 2, *model._threads.map(lambda _: sys.float_info.min / 2, range(4))]
print(all(half > 0.0 for half in halves))
"""
    assert run(code, tmp_path / "home", str(tiny_folder)).stdout == "True\n"
