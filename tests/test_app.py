"""The program as it is started: without a display, quickly, and to a clean end."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from glyphstudio.engine.request import GenerationRequest
from glyphstudio.studio.pictures import Picture

ROOT = Path(__file__).resolve().parent.parent
ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="a desktop is always there")
QUICK = 1.0
TRIES = 4


@pytest.fixture
def environment(tmp_path):
    """The environment of an empty home, offscreen."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "XDG_", "PYTEST"))}
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        kept.pop(name, None)
    runtime = tmp_path / "runtime"
    runtime.mkdir(mode=0o700)
    home = {"HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(runtime), "QT_QPA_PLATFORM": "offscreen"}
    return kept | home


@pytest.fixture
def bundle(tmp_path):
    pytest.importorskip("onnx")
    from tests.support.tiny_bundle import write_tiny_bundle

    write_tiny_bundle(tmp_path / "bundle")
    return tmp_path / "bundle"


def run(environment, *words, code=None):
    program = ["-c", code] if code else ["-m", "glyphstudio"]
    return subprocess.run(
        [sys.executable, *program, *map(str, words)],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@ON_LINUX
@pytest.mark.parametrize(
    "display",
    [
        {},
        {"DISPLAY": ":97531"},
        {"DISPLAY": "nonsense"},
        {"WAYLAND_DISPLAY": "wayland-97531"},
        {"DISPLAY": ":97531", "WAYLAND_DISPLAY": "wayland-97531"},
        {"DISPLAY": ":97531", "QT_QPA_PLATFORM": "xcb"},
        {"QT_QPA_PLATFORM": "wayland"},
        {"QT_QPA_PLATFORM": "nonsense"},
    ],
    ids=str,
)
def test_without_a_display_two_sentences_and_no_core_dump(environment, display):
    del environment["QT_QPA_PLATFORM"]
    done = run(environment | display)
    lines = done.stderr.splitlines()
    assert done.returncode == 1
    assert len(lines) == 2, done.stderr
    assert lines[0].startswith("error: ")
    assert lines[1].startswith("hint: ")
    assert done.stdout == ""


@ON_LINUX
def test_a_library_that_qt_lacks_is_named(environment):
    code = """
import sys
class Missing:
    def find_spec(self, name, path=None, target=None):
        if name == "PySide6.QtWidgets":
            raise ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")
sys.meta_path.insert(0, Missing())
sys.argv = ["glyphstudio"]
from glyphstudio.__main__ import main
sys.exit(main())
"""
    done = run(environment, code=code)
    assert done.returncode == 1
    assert done.stderr.startswith("error: a library that Qt needs is missing (libEGL.so.1")
    assert "hint: " in done.stderr


SEEN = """
import os, sys, time
from glyphstudio import app
from glyphstudio.ui.window import main_window

def tell(window):
    seconds = time.time() - float(os.environ["BEGUN"])
    heavy = {"numpy", "onnxruntime", "PIL", "tokenizers", "torch"} & set(sys.modules)
    print(f"{seconds:.3f}", *sorted(heavy), flush=True)

def be_seen(window, before=main_window.MainWindow._be_seen):
    tell(window)
    before(window)

main_window.MainWindow._be_seen = be_seen
sys.exit(app.main(sys.argv[1:]))
"""


def seen(environment, bundle):
    """Start the program; return the seconds until the window was seen, and what was loaded by then."""
    begun = {"BEGUN": str(time.time())}
    done = run(environment | begun, "--model", bundle, "--exit-after-show", code=SEEN)
    assert done.returncode == 0, done.stderr
    seconds, *heavy = done.stdout.split()
    return float(seconds), heavy


def test_nothing_heavy_is_loaded_before_the_window_is_seen(environment, bundle):
    assert seen(environment, bundle)[1] == []


@pytest.mark.alone
def test_the_window_is_seen_within_a_second(environment, bundle, record_property):
    times = []
    while len(times) < TRIES and not (times and min(times) < QUICK):
        times.append(seen(environment, bundle)[0])
    record_property("first_paint_ms", round(min(times) * 1000))
    assert min(times) < QUICK


def test_a_model_opens_behind_the_window_and_the_program_ends_without_a_word(environment, bundle):
    done = run(environment, "--model", bundle, "--exit-after-show")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_model_that_cannot_be_opened_ends_with_1(environment, tmp_path):
    (tmp_path / "empty").mkdir()
    done = run(environment, "--model", tmp_path / "empty", "--exit-after-show")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    log = next(tmp_path.rglob("failures.log"))
    assert "bundle.json" in log.read_text()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends signals to whole groups of processes")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_during_a_run_closes_the_window_properly(environment, bundle, tmp_path, number):
    code = """
import sys
from glyphstudio import app
from glyphstudio.studio.create.studio import Studio

def go(studio, before=Studio._start):
    def start(self, model):
        before(self, model)
        print("drawing", flush=True)
    return start

Studio._start = go(Studio)
from glyphstudio.ui.window import main_window
def be_seen(window, before=main_window.MainWindow._be_seen):
    before(window)
    window.controls.count.set_value(36)
    window.controls.steps.set_value(120)
    window.controls.prompt.set_text("thunder")
    window.generate()
main_window.MainWindow._be_seen = be_seen
sys.exit(app.main(sys.argv[1:]))
"""
    program = subprocess.Popen(
        [sys.executable, "-c", code, "--model", str(bundle)],
        env=environment,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert program.stdout.readline() == "drawing\n"
    program.send_signal(number)
    _, errors = program.communicate(timeout=60)
    assert program.returncode == 128 + number
    assert errors == ""
    assert "thunder" in next(tmp_path.rglob("window.json")).read_text()


def test_what_is_saved_is_what_the_command_line_writes(tmp_path, bundle):
    """One request, one file: the window and `generate` have no two ways of drawing or writing it."""
    from glyphstudio.app import services_of
    from glyphstudio.cli import main as command

    services = services_of(str(bundle))
    request = GenerationRequest(prompt="gold", seed=3, steps=4, guidance=2.0)
    *_, frame = services.draw(services.open_model(), [request])
    path = tmp_path / services.file_name(request)
    services.write(path, frame.pictures[0], request, False)
    assert command(["generate", "gold", "--seed", "3", "--model", str(bundle), "--out", str(tmp_path / "cli")]) == 0
    assert (tmp_path / "cli" / "gold-3.png").read_bytes() == path.read_bytes()
    assert services.encode(frame.pictures[0], request) == path.read_bytes()
    assert services.read(path) == request


def test_a_picture_is_resampled_for_the_screen():
    from glyphstudio.app import services_of

    picture = Picture(size=2, step=1, total_steps=1, sigma=0.0, noisy=bytes(4), clean=bytes([0, 0, 255, 255]))
    larger = services_of(None).resample(picture.clean, 2, 8)
    assert len(larger) == 64
    assert larger[0] < 30
    assert larger[-1] > 225


COPIED = """
import sys
from PySide6.QtGui import QGuiApplication
from glyphstudio import app
from glyphstudio.ui.window import main_window

def be_seen(window, before=main_window.MainWindow._be_seen):
    before(window)
    window.controls.steps.set_value(2)
    window.controls.count.set_value(1)
    window.controls.prompt.set_text("thunder")
    window.studio.ended.connect(lambda outcome: leave(window))
    window.generate()

def leave(window):
    window.commands.exchange.copy_tile(window.studio.tiles[0])
    copied = QGuiApplication.clipboard().mimeData()
    print(copied.hasImage(), copied.data("image/png").size() > 0)
    window.close()

main_window.MainWindow._be_seen = be_seen
sys.exit(app.main(sys.argv[1:]))
"""


def test_with_a_picture_on_the_clipboard_the_program_ends_without_a_word(environment, bundle):
    """Offscreen, Qt keeps it for longer than there is a Python, which must not be asked about it any more."""
    done = run(environment, "--model", bundle, code=COPIED)
    assert (done.returncode, done.stdout, done.stderr) == (0, "True True\n", "")


KILLED = """
import sys
from glyphstudio import app
from glyphstudio.ui.window import main_window

def tell(tiles):
    for tile in tiles:
        if tile.finished:
            print(tile.request.seed, flush=True)

def be_seen(window, before=main_window.MainWindow._be_seen):
    before(window)
    window.controls.steps.set_value(2)
    window.controls.count.set_value(6)
    window.controls.prompt.set_text("thunder")
    window.studio.tiles_changed.connect(tell)
    window.studio.ended.connect(lambda outcome: window.generate())
    window.generate()

main_window.MainWindow._be_seen = be_seen
sys.exit(app.main(sys.argv[1:]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="needs SIGKILL, and knows where Linux keeps the library")
@pytest.mark.parametrize("moment", [1, 4, 9])
def test_a_window_that_is_killed_has_lost_no_picture_that_it_showed_finished(environment, bundle, tmp_path, moment):
    from glyphstudio.library.library_file import LibraryFile
    from glyphstudio.library.search import Search

    environment["XDG_DATA_HOME"] = str(tmp_path / "share")
    program = subprocess.Popen(
        [sys.executable, "-c", KILLED, "--model", str(bundle)],
        env=environment,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    shown = {int(program.stdout.readline()) for _ in range(moment)}
    program.kill()
    # Where Python does not buffer, a number and the end of its line are written one after the other.
    shown |= {int(line) for line in program.communicate(timeout=60)[0].split("\n")[:-1] if line}
    assert len(shown) >= 1
    place = LibraryFile(tmp_path / "share" / "glyphstudio" / "library.db")
    library = place.open()
    kept = {entry.seed for entry in library.entries(library.find(Search()))}
    place.close()
    assert shown <= kept
    again = run(environment, "--model", bundle, "--exit-after-show")
    assert (again.returncode, again.stderr) == (0, "")
