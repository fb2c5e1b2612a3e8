"""The architecture as failing checks: what may be imported, where files lie, and what they may be called."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CODE = [ROOT / "glyphstudio", ROOT / "export"]
MODULES = sorted(path for folder in CODE for path in folder.rglob("*.py"))
TOP_LEVEL = {
    *("pyproject.toml", "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE"),
    *("glyphstudio", "resources", "export", "tests", "packaging"),
}
# What .gitignore names: outputs of the tools and of training runs.
OUTPUTS = {"build", "dist", "runs", "data", "venv", "__pycache__"}
DRAWERS = {"utils", "util", "helpers", "helper", "misc", "common", "manager", "managers", "tools", "base"}
LONGEST_FILE = 400
HEAVY = ("PySide6", "numpy", "onnxruntime", "PIL", "tokenizers", "torch", "diffusers", "transformers")


def name_of(path: Path) -> str:
    """Return ``glyphstudio.engine.noise`` for its file, ``glyphstudio.engine`` for its ``__init__.py``."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def label(path: Path) -> str:
    return str(path.relative_to(ROOT))


def imported_by(code: str, wanted: tuple[str, ...]) -> set[str]:
    """Return the packages of ``wanted`` that a fresh interpreter has loaded after running ``code``."""
    report = f"\nimport sys\nprint('loaded:', *sorted({set(wanted)!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code + report], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.splitlines()[-1].removeprefix("loaded:").split())


def modules_of(*packages: str) -> list[str]:
    names = [name_of(path) for path in MODULES]
    return [name for name in names if any(name == package or name.startswith(package + ".") for package in packages)]


def importing(names: list[str]) -> str:
    return "\n".join(f"import {name}" for name in names)


@pytest.mark.parametrize("arguments", [["--help"], ["generate", "--help"], ["--version"]])
def test_asking_for_help_loads_nothing_heavy(arguments):
    code = f"""
import sys
from glyphstudio.__main__ import main
sys.argv = ["glyphstudio", *{arguments!r}]
try:
    main()
except SystemExit as end:
    assert not end.code, end.code
"""
    assert imported_by(code, HEAVY) == set()


def test_a_wrong_option_is_bad_usage_and_loads_nothing_heavy():
    code = """
import sys
from glyphstudio.__main__ import main
sys.argv = ["glyphstudio", "generate", "--no-such-option"]
try:
    status = main()
except SystemExit as end:
    status = end.code
assert status == 2, status
"""
    assert imported_by(code, HEAVY) == set()


def test_the_engine_is_pure_numpy():
    code = importing(modules_of("glyphstudio.engine", "glyphstudio.glyphs"))
    assert imported_by(code, HEAVY) <= {"numpy", "PIL"}


def test_the_shipped_app_never_loads_torch():
    shipped = (
        "app",
        "cli",
        "ui",
        "studio",
        "exports",
        "runs",
        "workers",
        "sweeps",
        "sheets",
        "batches",
        "files",
        "inference",
        "engine",
        "glyphs",
        "settings",
    )
    code = importing(modules_of(*(f"glyphstudio.{name}" for name in shipped)))
    assert imported_by(code, ("torch", "diffusers", "transformers", "accelerate", "export")) == set()


def test_the_window_is_built_without_numpy_and_onnxruntime():
    code = importing(["glyphstudio.app", *modules_of("glyphstudio.workers", "glyphstudio.studio")])
    assert imported_by(code, ("onnxruntime", "tokenizers", "torch")) == set()


def test_the_import_contracts_hold():
    code = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run(
        [sys.executable, "-c", code, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_top_level_is_exactly_as_agreed():
    visible = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert visible - OUTPUTS == TOP_LEVEL


def test_packaging_and_tests_do_not_shadow_distributions_of_that_name():
    """A folder without __init__.py steps back behind the installed package ``packaging``."""
    assert not [label(path) for path in (ROOT / "packaging", ROOT / "tests") if (path / "__init__.py").exists()]


@pytest.mark.parametrize("path", MODULES, ids=label)
def test_each_module_says_what_it_is(path):
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", MODULES, ids=label)
def test_no_file_grows_beyond_reading(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


def test_no_module_is_a_drawer():
    assert [label(path) for path in MODULES if path.stem.strip("_") in DRAWERS] == []


def layers() -> Iterator[str]:
    contracts = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = re.search(r"^layers = \[(.*?)^]", contracts, re.DOTALL | re.MULTILINE)
    assert block
    for line in re.findall(r'"([^"]+)"', block[1]):
        yield from (name.strip() for name in line.split("|"))


def test_the_page_about_the_code_names_each_layer():
    page = (ROOT / "glyphstudio" / "README.md").read_text(encoding="utf-8")
    assert [layer for layer in layers() if f"`{layer}`" not in page] == []


def folders_in(folder: Path) -> Iterator[str]:
    for path in sorted(folder.iterdir()):
        if (path / "__init__.py").exists():
            yield path.relative_to(ROOT / "glyphstudio").as_posix()
            yield from folders_in(path)


def test_the_tree_on_the_page_about_the_code_is_the_tree_on_disk():
    page = (ROOT / "glyphstudio" / "README.md").read_text(encoding="utf-8")
    block = re.search(r"<!-- tree -->\n```\n(.*?)\n```", page, re.DOTALL)
    assert block
    shown, above = [], [""]
    for line in block[1].splitlines():
        depth = (len(line) - len(line.lstrip())) // 2
        above[depth + 1 :] = [f"{above[depth]}{line.split('/')[0].strip()}/"]
        shown.append(above[-1].rstrip("/"))
    assert shown == list(folders_in(ROOT / "glyphstudio"))


@pytest.mark.parametrize("layer", ["ui", "studio"])
def test_the_tests_of_a_page_lie_in_a_folder_of_its_name(layer):
    tested = {path.parent.name for path in (ROOT / "tests" / layer).glob("*/test_*.py")}
    assert tested - {path.parent.name for path in (ROOT / "glyphstudio" / layer).glob("*/__init__.py")} == set()


def test_the_recipes_name_files_that_exist():
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:glyphstudio|tests|packaging)/[\w/.]+\.\w+)`", text))
    assert len(named) > 20
    assert sorted(path for path in named if not (ROOT / path).is_file()) == []


def test_no_commented_marks_are_left_behind():
    marks = re.compile(r"\b(TODO|FIXME|XXX)\b")
    assert [label(path) for path in MODULES if marks.search(path.read_text(encoding="utf-8"))] == []
