"""The README's examples run, its links lead somewhere, and its commands are those that people and CI share."""

import os
import re
import shlex
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
import uharfbuzz as hb
from PIL import Image

from glyphstudio.exports.embedded_requests import requests_in

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [ROOT / name for name in ("README.md", "glyphstudio/README.md", "packaging/README.md", "resources/README.md")]


def blocks(marker: str) -> list[str]:
    """Return the blocks of shell or Python that stand below ``<!-- marker -->``."""
    return re.findall(rf"^<!-- {marker} -->\n```(?:sh|python)\n(.*?)^```", README, re.DOTALL | re.MULTILINE)


def lines(marker: str) -> list[str]:
    return [line for block in blocks(marker) for line in block.splitlines()]


@pytest.fixture
def folder(tmp_path):
    """A folder in which ``.venv/bin`` is the environment of these tests."""
    if not (Path(sysconfig.get_path("scripts")) / "glyphstudio").exists():
        pytest.skip("glyphstudio is not installed here: pip install -e .")
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / "bin").symlink_to(sysconfig.get_path("scripts"))
    return tmp_path


@pytest.mark.parametrize("example", [*blocks("generate-command"), *blocks("tested")[:1]], ids=["generate", "tested"])
def test_an_example_of_the_readme_runs(example, folder):
    done = subprocess.run(["sh", "-euc", example], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_pictures_that_the_readme_promises_are_drawn(folder):
    example = next(block for block in blocks("tested") if "--count 4" in block).splitlines()[0]
    subprocess.run(["sh", "-euc", example], cwd=folder, check=True, capture_output=True)
    assert sorted(path.name for path in (folder / "sheet").iterdir()) == [f"gold-{seed}.png" for seed in range(4)]


def test_ten_glyphs_become_all_that_is_promised(folder):
    """The font types each word, the sheet is A4, and all of it carries the requests."""
    example = next(block for block in blocks("tested") if "ten/words.ttf" in block)
    subprocess.run(["sh", "-euc", example], cwd=folder, check=True, capture_output=True)
    ten = folder / "ten"
    words = ["gold", "fire", "water", "mountain", "river", "dragon", "love", "sword", "to fly", "a house in the rain"]
    font = hb.Font(hb.Face((ten / "words.ttf").read_bytes()))
    for word in words:
        buffer = hb.Buffer()
        buffer.add_str(word)
        buffer.guess_segment_properties()
        hb.shape(font, buffer)
        assert len(buffer.glyph_infos) == 1, word
    assert b"/MediaBox [0 0 595.28 841.89]" in (ten / "sheet.pdf").read_bytes()
    for name in ("words.ttf", "page.pdf", "sheet.pdf", "outlines/fire-0.svg", "dragon.gif", "fire-0.png"):
        assert requests_in(ten / name)[0].prompt in words, name
    with Image.open(ten / "dragon.gif") as picture:
        assert picture.n_frames == 25 + 23


@pytest.mark.torch
@pytest.mark.parametrize(
    "line",
    [line for line in lines("training-commands") if "glyphstudio" in line],
    ids=lambda line: " ".join(line.split()[1:3]),
)
def test_the_options_of_the_training_example_exist(line, folder):
    """--help beside the other options: argparse reads them up to there, and nothing runs."""
    pytest.importorskip("torch")
    words = shlex.split(line)
    known = subprocess.run(
        [*words[: 3 if words[1] == "dataset" else 2], "--help"], cwd=folder, capture_output=True, text=True, check=False
    )
    assert known.returncode == 0, known.stderr
    assert [word for word in words if word.startswith("--") and word not in known.stdout] == []


@pytest.mark.parametrize("marker", ["system-libraries", "window-command", "test-command", "generate-command"])
def test_ci_finds_each_command_exactly_once(marker):
    (block,) = blocks(marker)
    assert len(block.splitlines()) == 1
    assert f"readme {marker}" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_the_test_command_ends_with_pytest():
    (command,) = lines("test-command")
    assert command.rsplit(" && ", 1)[1].endswith("/pytest")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_and_pictures_exist(page):
    text = page.read_text(encoding="utf-8")
    targets = [target for target in re.findall(r"\]\(([^)#]+)[^)]*\)", text) if "://" not in target]
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_each_path_of_the_map_exists():
    (tree,) = re.findall(r"## The map\n\n```\n(.*?)```", README, re.DOTALL)
    parent = ROOT
    for line in tree.splitlines():
        name = line.split()[0]
        path = (parent if line.startswith(" ") else ROOT) / name
        assert path.exists(), line
        if not line.startswith(" "):
            parent = path


def test_the_map_names_each_layer_that_is_a_folder():
    folders = {path.name for path in (ROOT / "glyphstudio").iterdir() if (path / "__init__.py").exists()}
    assert {name for name in folders if f"  {name}/" not in README} == set()


def test_the_example_from_python_runs(tmp_path):
    (example,) = blocks("python-example")
    command = [sys.executable, "-W", "error", "-c", example]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["gold.png", "three.ttf"]
    assert done.stdout.splitlines()[0].endswith("8 (128, 128)")
