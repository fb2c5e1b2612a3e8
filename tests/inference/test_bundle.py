"""A model folder is used as it was written, or refused with a sentence."""

import json
import subprocess
import sys

import pytest

from glyphstudio.errors import BundleError, MismatchError
from glyphstudio.inference.bundle import open_bundle
from tests.support.tiny_bundle import HIGH, LOW, write_manifest, write_tiny_bundle


def change(folder, edit):
    """Rewrite the manifest after ``edit(manifest)``."""
    path = folder / "bundle.json"
    manifest = json.loads(path.read_text())
    edit(manifest)
    path.write_text(json.dumps(manifest))


def put(*keys_and_value):
    """Return an edit that sets ``manifest[key][key]… = value``."""
    *keys, last, value = keys_and_value

    def edit(manifest):
        for key in keys:
            manifest = manifest[key]
        manifest[last] = value

    return edit


def refusal(folder):
    with pytest.raises(BundleError) as caught:
        open_bundle(folder)
    error = caught.value
    assert "\n" not in error.message
    assert not error.message.endswith(".")
    return error


def test_a_bundle_tells_what_is_true_of_its_model(tiny_folder):
    facts = open_bundle(tiny_folder).facts
    assert (facts.name, facts.image_size, facts.max_tokens) == ("tiny", 32, 48)
    assert (facts.data_low, facts.data_high) == (LOW, HIGH)
    assert (facts.default_steps, facts.default_guidance) == (4, 2.0)
    assert facts.has_radical


@pytest.mark.parametrize("unlimited", [None, 1e9, 1e300])
def test_a_guidance_interval_without_end_is_infinite(folder, unlimited):
    change(folder, put("defaults", "guidance_high", unlimited))
    assert open_bundle(folder).facts.default_guidance_high == float("inf")


def test_a_finite_guidance_interval_is_kept(folder):
    change(folder, put("defaults", "guidance_high", 25))
    assert open_bundle(folder).facts.default_guidance_high == 25.0


def test_keys_that_nobody_reads_are_allowed(folder):
    change(folder, put("parity", {"prompt": 1e-6}))
    open_bundle(folder)


def test_a_sound_bundle_is_verified(tiny_folder):
    open_bundle(tiny_folder).verify()


def test_a_changed_file_of_equal_size_is_found_before_it_is_used(folder):
    data = bytearray((folder / "denoiser.onnx").read_bytes())
    data[100] ^= 1
    (folder / "denoiser.onnx").write_bytes(data)
    bundle = open_bundle(folder)
    with pytest.raises(BundleError, match=r"denoiser\.onnx is damaged"):
        bundle.read("denoiser.onnx")
    with pytest.raises(BundleError, match="damaged"):
        bundle.verify()


def test_a_file_that_vanished_after_opening_is_missing(folder):
    bundle = open_bundle(folder)
    (folder / "prompt.onnx").unlink()
    with pytest.raises(BundleError, match=r"prompt\.onnx is missing"):
        bundle.read("prompt.onnx")


def test_a_file_that_grew_after_opening_is_refused(folder):
    bundle = open_bundle(folder)
    with (folder / "prompt.onnx").open("ab") as file:
        file.write(b"more")
    with pytest.raises(BundleError, match="larger than"):
        bundle.read("prompt.onnx")


def test_no_folder_is_said_to_be_none(tmp_path):
    assert "there is no model folder" in refusal(tmp_path / "nowhere").message


def test_a_folder_without_manifest_is_no_model(tmp_path):
    assert "bundle.json is missing" in refusal(tmp_path).message


@pytest.mark.parametrize("name", ["model.safetensors", "unet.ckpt", "model_index.json"])
def test_a_checkpoint_folder_is_told_from_a_bundle(tmp_path, name):
    (tmp_path / name).touch()
    assert "python -m export" in refusal(tmp_path).hint


@pytest.mark.parametrize("name", ["denoiser.onnx", "prompt.onnx", "tokenizer.json", "text_encoder.onnx"])
def test_a_missing_file_is_named(folder, name):
    (folder / name).unlink()
    assert f"{name} is missing" in refusal(folder).message


@pytest.mark.parametrize("name", ["denoiser.onnx", "prompt.onnx", "tokenizer.json", "text_encoder.onnx"])
def test_a_file_that_the_manifest_lacks_is_named(folder, name):
    change(folder, lambda manifest: manifest["files"].pop(name))
    assert f"does not list {name}" in refusal(folder).message


def test_a_file_of_another_size_is_named_with_both(folder):
    (folder / "denoiser.onnx").write_bytes(b"short")
    assert "denoiser.onnx has 5 bytes instead of" in refusal(folder).message


def test_a_folder_in_the_place_of_a_file_is_refused(folder):
    (folder / "denoiser.onnx").unlink()
    (folder / "denoiser.onnx").mkdir()
    assert "denoiser.onnx is not a file" in refusal(folder).message


@pytest.mark.parametrize("text", ["", "{", "[1, 2", "\x00", '{"format": NaN}', "[" * 100_000, "9" * 10_000])
def test_a_manifest_that_is_not_json_is_refused(folder, text):
    (folder / "bundle.json").write_text(text)
    assert "bundle.json" in refusal(folder).message


def test_a_manifest_that_is_not_text_is_refused(folder):
    (folder / "bundle.json").write_bytes(b"\xff\xfe{}")
    assert "bundle.json is not JSON" in refusal(folder).message


def test_an_endless_manifest_is_not_read_to_its_end(folder):
    (folder / "bundle.json").write_text('{"format": 1' + " " * 2_000_000 + "}")
    assert "larger than" in refusal(folder).message


@pytest.mark.parametrize("version", [2, 99])
def test_a_newer_format_asks_for_a_newer_program(folder, version):
    change(folder, put("format", version))
    error = refusal(folder)
    assert f"format {version}" in error.message
    assert "newer" in error.hint


TYPED = (
    ("format",), ("name",), ("image_size",), ("sigma_max",), ("data_low",), ("has_radical",), ("licence",),
    ("encoder",), ("files",), ("defaults",),
    ("defaults", "steps"), ("encoder", "sha256"), ("files", "prompt.onnx", "bytes"),
)  # fmt: skip


@pytest.mark.parametrize("keys", TYPED, ids=".".join)
@pytest.mark.parametrize("value", ["missing", [], {"a": 1}, -1, 10**30, "\x1b[31m", True])
def test_a_value_of_the_wrong_type_is_named(folder, keys, value):
    if keys == ("has_radical",) and value is True:
        value = "yes"
    if keys[-1] in {"name", "licence"} and value == "missing":
        value = None
    if keys == ("data_low",) and value == -1:
        value = "low"
    change(folder, put(*keys, value))
    message = refusal(folder).message
    # Wrong files and encoders lack what is looked for in them.
    assert keys[-1] in message or keys[-1] in {"defaults", "encoder", "files"}
    assert "\x1b" not in message


@pytest.mark.parametrize("key", ["name", "image_size", "sigma_min", "defaults", "encoder", "files", "has_radical"])
def test_a_missing_key_is_named(folder, key):
    change(folder, lambda manifest: manifest.pop(key))
    assert f"lacks {key!r}" in refusal(folder).message


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (put("sigma_min", 100.0), "sigma_min"),
        (put("sigma_min", 0), "sigma_min"),
        (put("data_low", 5.0), "no pixels between"),
        (put("image_size", 5000), "image_size"),
        (put("image_size", 0), "image_size"),
        (put("defaults", "steps", 0), "steps"),
        (put("defaults", "guidance", 101), "guidance"),
    ],
)
def test_a_model_that_could_draw_nothing_is_refused(folder, edit, words):
    change(folder, edit)
    assert words in refusal(folder).message


@pytest.mark.parametrize(
    "name", ["../outside.onnx", "/etc/passwd", "a/b.onnx", "..", ".hidden", "", "C:\\x", "nul\x00l", "x" * 200, "日本"]
)
def test_a_file_name_that_leads_elsewhere_is_refused(folder, name):
    change(folder, put("files", name, {"sha256": "0" * 64, "bytes": 1}))
    assert "no plain name" in refusal(folder).message


@pytest.mark.parametrize("name", ["weights.pkl", "model.PT", "x.pth", "hook.py", "ops.so", "pytorch_model.bin"])
def test_a_file_that_can_run_programs_is_not_opened(folder, name):
    (folder / name).write_bytes(b"\x80")
    change(folder, put("files", name, {"sha256": "0" * 64, "bytes": 1}))
    assert "can run programs" in refusal(folder).message


def test_a_file_larger_than_any_model_is_refused(folder):
    change(folder, put("files", "denoiser.onnx", "bytes", 2**40))
    assert "'bytes'" in refusal(folder).message


@pytest.mark.parametrize("name", ["denoiser.onnx", "bundle.json", "tokenizer.json"])
def test_a_link_that_leads_out_of_the_folder_is_refused(folder, tmp_path, name):
    (folder / name).rename(tmp_path / "outside")
    (folder / name).symlink_to(tmp_path / "outside")
    assert f"{name} is a link that leads out of the folder" in refusal(folder).message


def test_a_link_within_the_folder_and_a_link_to_the_folder_are_followed(folder, tmp_path):
    (folder / "denoiser.onnx").rename(folder / "real")
    (folder / "denoiser.onnx").symlink_to("real")
    (tmp_path / "link").symlink_to(folder)
    open_bundle(tmp_path / "link").verify()


def test_a_link_in_a_circle_is_refused(folder):
    (folder / "denoiser.onnx").unlink()
    (folder / "denoiser.onnx").symlink_to("denoiser.onnx")
    assert "denoiser.onnx" in refusal(folder).message


@pytest.mark.parametrize(
    "path", ["../text_encoder.onnx", "resource:../models", "resource:encoders/../..", "/encoder.onnx", "other.onnx"]
)
def test_an_encoder_that_lies_elsewhere_is_refused(folder, path):
    change(folder, put("encoder", "path", path))
    assert "'path'" in refusal(folder).message


def test_a_model_for_the_shipped_encoder_finds_it(tmp_path):
    write_tiny_bundle(tmp_path / "model", shipped_encoder=True)
    bundle = open_bundle(tmp_path / "model")
    assert bundle.encoder.id == "minilm"
    assert (bundle.encoder_folder / "encoder.json").exists()


@pytest.mark.parametrize(("key", "value"), [("sha256", "ab" * 32), ("width", 512), ("max_tokens", 77), ("id", "t5")])
def test_a_model_for_another_encoder_is_told_which_is_which(tmp_path, key, value):
    write_tiny_bundle(tmp_path / "model", shipped_encoder=True)
    change(tmp_path / "model", put("encoder", key, value))
    with pytest.raises(MismatchError) as caught:
        open_bundle(tmp_path / "model")
    assert f"{value}"[:12] in caught.value.message
    assert "ships with this program (minilm)" in caught.value.message


def test_the_hash_of_an_own_encoder_stands_twice_and_must_agree(folder):
    change(folder, put("encoder", "sha256", "ab" * 32))
    with pytest.raises(MismatchError, match="the one in its folder"):
        open_bundle(folder)


def test_opening_a_bundle_loads_no_onnx_runtime():
    code = (
        "import sys, glyphstudio.inference.bundle; sys.exit(not {'onnxruntime', 'tokenizers'}.isdisjoint(sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_bundle_of_a_time_before_drafts_has_none_and_is_not_told_the_guidance(tiny_folder):
    facts = open_bundle(tiny_folder).facts
    assert (facts.draft_steps, facts.guided_up_to) == (0, 0.0)


@pytest.mark.parametrize("name", ["draft_prompt.onnx", "draft_denoiser.onnx"])
def test_a_draft_without_its_graphs_is_refused(tmp_path, name):
    write_tiny_bundle(tmp_path / "model", draft=True)
    (tmp_path / "model" / name).unlink()
    write_manifest(tmp_path / "model", json.loads((tmp_path / "model" / "bundle.json").read_text()))
    with pytest.raises(BundleError, match=f"does not list {name}"):
        open_bundle(tmp_path / "model")


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ({"guided_up_to": 500.0}, "'guided_up_to'"),
        ({"draft": 3}, "'draft'"),
        ({"draft": {}}, "'steps'"),
        ({"draft": {"steps": 0}}, "'steps'"),
        ({"draft": {"steps": 4, "guided_up_to": "no"}}, "'guided_up_to'"),
    ],
)
def test_a_wrong_entry_of_a_draft_is_named(tmp_path, entry, words):
    write_tiny_bundle(tmp_path / "model", draft=True)
    change(tmp_path / "model", lambda manifest: manifest.update(entry))
    with pytest.raises(BundleError, match=words):
        open_bundle(tmp_path / "model")


def test_a_bundle_of_a_time_before_styles_has_none(tiny_folder):
    assert open_bundle(tiny_folder).facts.styles == ()


def test_styles_are_read_in_their_order(folder):
    names = ["Sans", "Kai 楷体", *map(str, range(14))]
    change(folder, put("styles", names))
    assert open_bundle(folder).facts.styles == tuple(names)


@pytest.mark.parametrize(
    "styles",
    [
        None,
        "Sans",
        {"Sans": 1},
        [""],
        ["a", 3],
        ["a", "a"],
        [" a"],
        ["a\nb"],
        ["\x1b[31m"],
        ["\ud83d"],
        ["x" * 65],
        [str(number) for number in range(17)],
    ],
)
def test_styles_that_cannot_be_named_are_refused(folder, styles):
    change(folder, put("styles", styles))
    error = refusal(folder)
    assert "'styles'" in error.message
    assert "\x1b" not in error.message
