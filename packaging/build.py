"""Build the app that double-clicks: clean environment, wheel, PyInstaller.

    python packaging/build.py

Leaves ``dist/glyphstudio/glyphstudio`` (the frozen app) and ``dist/glyphstudio-*.whl``. The environment it was
made from stays in ``build/environment``: smoke_test.py compares the frozen app with the unfrozen one in it.
Needs nothing but Python 3.11 with venv, and on Debian the packages binutils and libpython3.11.
"""

import shutil
import subprocess
import sys
import time
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
DIST = ROOT / "dist"
ENVIRONMENT = BUILD / "environment"
SCRIPTS = ENVIRONMENT / ("Scripts" if sys.platform == "win32" else "bin")
PYINSTALLER = "pyinstaller>=6.11,<7"


def run(*command: str | Path) -> None:
    """Run ``command`` in the repository's root and stop at a failure; print what it took."""
    begun = time.monotonic()
    subprocess.run([str(word) for word in command], cwd=ROOT, check=True)
    print(f"{time.monotonic() - begun:6.1f} s  {' '.join(Path(word).name for word in command[:4])}", flush=True)


def make_environment() -> Path:
    """Build the wheel and install it, and nothing else of ours, beside PyInstaller; return the wheel."""
    for old in DIST.glob("glyphstudio-*.whl"):
        old.unlink()
    venv.create(ENVIRONMENT, clear=True, with_pip=True)
    python = SCRIPTS / "python"
    run(python, "-m", "pip", "wheel", "--no-deps", "--wheel-dir", DIST, ".")
    (wheel,) = DIST.glob("glyphstudio-*.whl")
    run(python, "-m", "pip", "install", wheel, PYINSTALLER)
    return wheel


def freeze() -> Path:
    """Run PyInstaller on the installed wheel; return the folder of the app."""
    work = BUILD / "pyinstaller"
    # fmt: off
    run(SCRIPTS / "pyinstaller", "--noconfirm", "--clean", "--log-level", "WARN",
        "--distpath", DIST, "--workpath", work, ROOT / "packaging" / "glyphstudio.spec")
    # fmt: on
    app = DIST / "glyphstudio"
    # Python's own library may carry 17 MB of debugging symbols. Those of NumPy and Qt are left as they came:
    # strip moves segments that their wheels have aligned.
    for library in app.rglob("libpython*.so.*") if shutil.which("strip") else ():
        run("strip", "--strip-unneeded", library)
    return app


def megabytes(path: Path) -> float:
    """Return the size of a file, or of all files below a folder, in 10⁶ bytes."""
    files = path.rglob("*") if path.is_dir() else [path]
    return sum(file.lstat().st_size for file in files if file.is_file()) / 1e6


def main() -> int:
    """Build both artefacts and print their sizes; return the exit status."""
    if sys.platform == "linux" and not shutil.which("objdump"):
        print("error: PyInstaller needs objdump\nhint: apt-get install binutils libpython3.11", file=sys.stderr)
        return 1
    wheel = make_environment()
    app = freeze()
    for path in (wheel, app):
        print(f"{megabytes(path):6.1f} MB {path.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
