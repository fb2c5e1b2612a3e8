"""Building a data set, opening it, and what can go wrong with either."""

import json
import os
import signal
import subprocess
import sys
import time

import numpy as np
import pytest

from glyphstudio import resources
from glyphstudio.errors import DatasetError
from glyphstudio.glyphs.raster import GlyphRaster
from glyphstudio.training import dataset
from glyphstudio.training.dataset import BuildPlan, build, open_dataset
from tests.support.tiny_font import EM_BOX, LOWER_LEFT, write_font

CODEPOINTS = tuple(range(0x4E00, 0x4E10))


@pytest.fixture
def font(tmp_path):
    return write_font(tmp_path / "tiny.ttf", {"一": EM_BOX, "丁": LOWER_LEFT, "七": None})


@pytest.fixture
def plan(tmp_path, font):
    return BuildPlan(fonts=(font,), codepoints=CODEPOINTS, ranges="U+4E00-4E0F", out=tmp_path / "set", size=16)


def changed(plan, **values):
    return BuildPlan(**{**vars(plan), **values})


def files_below(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def test_a_build_keeps_what_has_ink_and_counts_the_rest(plan):
    *_, last = build(plan)
    assert (last.done, last.total, last.drawn, last.skipped) == (16, 16, 2, 14)
    opened = open_dataset(plan.out)
    assert opened.codepoints.tolist() == [0x4E00, 0x4E01]
    assert opened.fonts.tolist() == [0, 0]
    assert (opened.images.shape, opened.images.dtype) == ((2, 16, 16), np.uint8)
    assert np.array_equal(opened.images[1], GlyphRaster(plan.fonts[0], 16).draw(0x4E01))


def test_the_pictures_are_mapped_not_loaded(plan):
    list(build(plan))
    assert isinstance(open_dataset(plan.out).images, np.memmap)


def test_the_manifest_tells_where_the_pictures_come_from(plan):
    list(build(plan))
    manifest = open_dataset(plan.out).manifest
    assert (manifest.size, manifest.count, manifest.without_ink, manifest.ranges) == (16, 2, 14, "U+4E00-4E0F")
    (record,) = manifest.fonts
    assert (record.name, record.file, record.licence) == ("Tiny Regular", "tiny.ttf", "Free as air.")
    assert (record.glyphs, record.without_ink, len(record.sha256)) == (2, 14, 64)


def test_several_fonts_follow_each_other(plan, tmp_path):
    second = write_font(tmp_path / "second.ttf", {"丁": EM_BOX})
    list(build(changed(plan, fonts=(*plan.fonts, second))))
    opened = open_dataset(plan.out)
    assert opened.fonts.tolist() == [0, 0, 1]
    assert opened.codepoints.tolist() == [0x4E00, 0x4E01, 0x4E01]
    assert [record.glyphs for record in opened.manifest.fonts] == [2, 1]


def test_equal_builds_are_equal_to_the_byte(plan, tmp_path):
    list(build(plan))
    list(build(changed(plan, out=tmp_path / "again")))
    for name in ("images.npy", "codepoints.npy", "fonts.npy", "dataset.json"):
        assert (plan.out / name).read_bytes() == (tmp_path / "again" / name).read_bytes()


def test_progress_comes_while_it_draws(plan, monkeypatch):
    monkeypatch.setattr(dataset, "REPORT_EVERY", 5)
    assert [(progress.done, progress.drawn) for progress in build(plan)] == [(5, 2), (10, 2), (15, 2), (16, 2)]


def test_what_is_there_is_not_overwritten(plan):
    list(build(plan))
    before = (plan.out / "dataset.json").stat().st_mtime_ns
    with pytest.raises(DatasetError, match="exists already"):
        list(build(plan))
    assert (plan.out / "dataset.json").stat().st_mtime_ns == before


def test_force_replaces_a_data_set_whole(plan):
    list(build(plan))
    (plan.out / "texts.npz").write_text("states of another build")
    list(build(changed(plan, codepoints=(0x4E00,), force=True)))
    assert open_dataset(plan.out).manifest.count == 1
    assert "texts.npz" not in files_below(plan.out)


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_force_replaces_nothing_but_a_data_set(plan, kind):
    if kind == "file":
        plan.out.write_text("a letter")
    else:
        plan.out.mkdir()
        (plan.out / "letter.txt").write_text("a letter")
    with pytest.raises(DatasetError, match="is not a data set"):
        list(build(changed(plan, force=True)))
    assert plan.out.exists()


def test_a_failing_forced_build_keeps_the_old_one(plan):
    list(build(plan))
    with pytest.raises(DatasetError):
        list(build(changed(plan, codepoints=(0x9F9C,), force=True)))
    assert open_dataset(plan.out).manifest.count == 2


def test_a_range_without_ink_is_an_error_and_leaves_nothing(plan, tmp_path):
    with pytest.raises(DatasetError, match="no character of the range has ink"):
        list(build(changed(plan, codepoints=(0x4E03, 0x9F9C))))
    assert files_below(tmp_path) == ["tiny.ttf"]


def test_a_build_that_is_left_halfway_leaves_nothing(plan, tmp_path, monkeypatch):
    monkeypatch.setattr(dataset, "REPORT_EVERY", 1)
    running = build(plan)
    next(running)
    running.close()
    assert files_below(tmp_path) == ["tiny.ttf"]


def test_a_build_that_is_killed_leaves_no_folder_that_looks_finished(plan, tmp_path):
    code = f"""
import time
from pathlib import Path
from glyphstudio.training import dataset
dataset.REPORT_EVERY = 1
plan = dataset.BuildPlan(fonts=(Path({str(plan.fonts[0])!r}),), codepoints={CODEPOINTS!r}, ranges="", size=16,
                         out=Path({str(plan.out)!r}))
for progress in dataset.build(plan):
    if progress.done == progress.total:  # the manifest is written, the folder not yet moved
        print("ready", flush=True)
        time.sleep(60)
"""
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "ready\n"
        os.kill(process.pid, signal.SIGKILL)
    assert not plan.out.exists()
    assert all(path.name.endswith(".partial") for path in tmp_path.iterdir() if path.is_dir())
    list(build(plan))
    assert open_dataset(plan.out).manifest.count == 2


def test_a_place_that_cannot_be_written_is_an_error(plan, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(DatasetError, match="cannot write"):
        list(build(changed(plan, out=tmp_path / "file" / "set")))


def test_a_full_disk_is_an_error_and_leaves_nothing(plan, tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(dataset.np, "save", full)
    with pytest.raises(DatasetError, match="No space left on device"):
        list(build(plan))
    assert files_below(tmp_path) == ["tiny.ttf"]


@pytest.mark.parametrize("size", [0, -1, 7, 100_000])
def test_a_size_that_makes_no_sense_is_refused(plan, size):
    with pytest.raises(DatasetError, match=f"{size} pixels"):
        list(build(changed(plan, size=size)))


def test_a_font_that_is_none_is_found_before_anything_is_written(plan, tmp_path):
    (tmp_path / "letter.ttf").write_text("dear font")
    with pytest.raises(DatasetError, match=r"letter\.ttf"):
        list(build(changed(plan, fonts=(*plan.fonts, tmp_path / "letter.ttf"))))
    assert files_below(tmp_path) == ["letter.ttf", "tiny.ttf"]


def test_a_folder_without_a_data_set_says_so(tmp_path):
    with pytest.raises(DatasetError, match=r"holds no data set: dataset\.json is missing"):
        open_dataset(tmp_path)


def remove_codepoints(folder):
    (folder / "codepoints.npy").unlink()


def cut_images(folder):
    data = (folder / "images.npy").read_bytes()
    (folder / "images.npy").write_bytes(data[:-10])


def empty_images(folder):
    (folder / "images.npy").write_bytes(b"")


def fewer_codepoints(folder):
    np.save(folder / "codepoints.npy", np.zeros(1, dtype=np.int32))


def other_type(folder):
    np.save(folder / "codepoints.npy", np.zeros(2, dtype=np.int64))


def pickled(folder):
    np.save(folder / "fonts.npy", np.array([{}, {}], dtype=object), allow_pickle=True)


def unknown_font(folder):
    np.save(folder / "fonts.npy", np.array([0, 7], dtype=np.int16))


def no_json(folder):
    (folder / "dataset.json").write_text("{")


def change_manifest(**values):
    def change(folder):
        manifest = json.loads((folder / "dataset.json").read_text())
        (folder / "dataset.json").write_text(json.dumps(manifest | values))

    return change


@pytest.mark.parametrize(
    "damage",
    [
        remove_codepoints,
        cut_images,
        empty_images,
        fewer_codepoints,
        other_type,
        pickled,
        unknown_font,
        no_json,
        change_manifest(format=2),
        change_manifest(count="many"),
        change_manifest(count=3),
        change_manifest(fonts=[{}]),
        change_manifest(fonts=None),
        change_manifest(surprise=1),
        lambda folder: (folder / "dataset.json").write_text("[]"),
        lambda folder: (folder / "dataset.json").write_bytes(b"\xff\xfe"),
    ],
)
def test_a_damaged_data_set_is_refused(plan, damage):
    list(build(plan))
    damage(plan.out)
    with pytest.raises(DatasetError, match=r"damaged|is missing"):
        open_dataset(plan.out)


def test_one_core_draws_many_glyphs_a_second(tmp_path):
    codepoints = tuple(range(0x4E00, 0x4E00 + 600))
    font = resources.find("fonts/NotoSansSC-Regular.otf")
    plan = BuildPlan(fonts=(font,), codepoints=codepoints, ranges="", out=tmp_path / "set")
    before = time.process_time()
    *_, last = build(plan)
    assert last.drawn / (time.process_time() - before) >= 1500
