"""Try the frozen app as a user would: open its window, draw one glyph, and compare it with the unfrozen one.

    python packaging/smoke_test.py [FROZEN] [UNFROZEN]

Both default to what build.py left behind. Exit 0 when all went well.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SUFFIX = ".exe" if sys.platform == "win32" else ""
FROZEN = ROOT / "dist" / "glyphstudio" / f"glyphstudio{SUFFIX}"
UNFROZEN = ROOT / "build" / "environment" / ("Scripts" if SUFFIX else "bin") / f"glyphstudio{SUFFIX}"
DRAW = ("generate", "gold", "--count", "1", "--steps", "4", "--seed", "7", "--out")
UNWANTED = ("torch", "transformers", "diffusers", "libQt6Qml", "libQt6Quick")
SECONDS = 120


def run(program: Path, *arguments: str, home: Path, platform: str = "offscreen") -> str:
    """Run ``program`` in an empty home folder; return what it printed, or raise with it.

    ``platform``: Qt's, "offscreen", or "xcb" under a virtual display.
    """
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "QT_", "XDG_"))}
    environment |= {"QT_QPA_PLATFORM": platform, "HOME": str(home), "USERPROFILE": str(home)}
    display = ["xvfb-run", "--auto-servernum"] if platform == "xcb" else []
    begun = time.monotonic()
    # fmt: off
    done = subprocess.run([*display, str(program), *arguments], env=environment, cwd=home, timeout=SECONDS, check=False,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    # fmt: on
    print(f"{time.monotonic() - begun:6.1f} s  {program.name} {' '.join(arguments[:2])} ({platform})", flush=True)
    if done.returncode:
        raise AssertionError(f"{program} {' '.join(arguments)} ended with {done.returncode}:\n{done.stdout}")
    return done.stdout


def check_contents(folder: Path) -> None:
    """Assert that the app carries its resources and none of the heavy libraries."""
    names = {path.name for path in folder.rglob("*")}
    heavy = sorted(name for name in names if name.startswith(UNWANTED))
    assert not heavy, f"the frozen app carries {heavy}"
    assert "bundle.json" in names, "the frozen app carries no model"


def check_window(program: Path, home: Path) -> None:
    """Assert that the window shows, quits by itself and complains about nothing."""
    for platform in ("offscreen", "xcb") if shutil.which("xvfb-run") else ("offscreen",):
        output = run(program, "--exit-after-show", home=home, platform=platform)
        assert not output.strip(), f"the window on {platform} said: {output}"


def draw(program: Path, home: Path) -> bytes:
    """Return the bytes of the one picture that ``program`` draws."""
    folder = home / program.parent.name
    run(program, *DRAW, str(folder), home=home)
    (picture,) = folder.glob("*.png")
    return picture.read_bytes()


def main() -> int:
    """Check the frozen app against the unfrozen one; return the exit status."""
    parser = argparse.ArgumentParser(description="Try the frozen app.")
    parser.add_argument("frozen", nargs="?", type=Path, default=FROZEN)
    parser.add_argument("unfrozen", nargs="?", type=Path, default=UNFROZEN)
    options = parser.parse_args()
    frozen, unfrozen = options.frozen.absolute(), options.unfrozen.absolute()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        try:
            check_contents(frozen.parent)
            print(run(frozen, "doctor", home=home), end="")
            check_window(frozen, home)
            assert draw(frozen, home) == draw(unfrozen, home), "the frozen app draws another picture"
        except AssertionError as error:
            print(f"error: {error}", file=sys.stderr)
            return 1
    print("the frozen app opens its window and draws the same glyph as the unfrozen one, byte for byte")
    return 0


if __name__ == "__main__":
    sys.exit(main())
