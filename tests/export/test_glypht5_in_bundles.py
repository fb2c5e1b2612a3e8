"""An encoder of our own in training and in bundles: in the place of its teacher, and of no other."""

import hashlib
import json
import shutil
from dataclasses import replace

import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")

from export import bundle_writer  # noqa: E402
from export.encoder import write_encoder  # noqa: E402
from glyphstudio import resources  # noqa: E402
from glyphstudio.cli.encoder_choice import open_encoder  # noqa: E402
from glyphstudio.errors import BundleError, CheckpointError, MismatchError, ResourceError  # noqa: E402
from glyphstudio.inference.bundle import open_bundle  # noqa: E402
from glyphstudio.inference.text_encoder import OnnxTextEncoder  # noqa: E402
from glyphstudio.training.checkpoint import EncoderIdentity, RunState  # noqa: E402
from tests.support.tiny_bundle import write_manifest, write_tiny_bundle  # noqa: E402
from tests.support.tiny_encoder import TinyTeacher, tiny_run  # noqa: E402

pytestmark = pytest.mark.torch


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The encoder's folder and its teacher."""
    folder = tmp_path_factory.mktemp("glypht5")
    list(tiny_run(folder / "run", max_steps=2).events())
    write_encoder(folder / "run", folder / "out", force=False, tokenizer=folder / "run" / "tokenizer.json")
    return folder / "out", TinyTeacher(folder / "run" / "tokenizer.json")


def entry_of(identity, folder, encoder):
    """Return the entry of the text encoder in the manifest of a model that was trained with ``identity``."""
    told = {"step": 1, "samples_seen": 4, "seconds": 1.0, "world_size": 1, "preset": "N", "objective": "flow-x"}
    state = RunState(**told, image_size=32, data_mean=0.5, data_std=0.8, encoder=identity)
    return bundle_writer._encoder_entry(state, folder, encoder)


def identity_of(encoder):
    return EncoderIdentity(id=encoder.id, width=encoder.width, max_tokens=encoder.max_tokens, sha256=encoder.sha256)


def bundle_with(encoder, folder, said):
    """Return a bundle whose own text encoder is put in the place of the tiny one."""
    write_tiny_bundle(folder)
    for name in ("text_encoder.onnx", "tokenizer.json"):
        (folder / name).unlink()
    entry = entry_of(identity_of(encoder), folder, said)
    manifest = json.loads((folder / "bundle.json").read_text())
    write_manifest(folder, {**manifest, "encoder": entry})
    return open_bundle(folder), entry


def test_a_model_of_the_teacher_is_given_the_student(made, tmp_path):
    out, teacher = made
    bundle, entry = bundle_with(teacher, tmp_path / "bundle", f"glypht5:{out}")
    digest = hashlib.sha256((out / "model.onnx").read_bytes()).hexdigest()
    # Who trains on from the bundle has the student's states, so the source is the student too.
    assert (entry["id"], entry["sha256"], entry["source_sha256"]) == ("glypht5", digest, digest)
    bundle.verify()
    ours, _ = OnnxTextEncoder(bundle.encoder_folder, bundle.encoder).encode(["ba do"])
    theirs, _ = OnnxTextEncoder(out).encode(["ba do"])
    assert ours.tobytes() == theirs.tobytes()


def test_a_model_of_the_student_asks_for_its_folder(made, tmp_path):
    encoder = open_encoder(f"glypht5:{made[0]}")
    with pytest.raises(CheckpointError, match="T5 encoder") as refused:
        entry_of(identity_of(encoder), tmp_path, None)
    assert "glypht5:FOLDER" in refused.value.hint
    bundle, _ = bundle_with(encoder, tmp_path / "bundle", f"glypht5:{made[0]}")
    assert (bundle.encoder.id, bundle.encoder.sha256) == ("glypht5", encoder.sha256)


def test_the_student_of_another_is_refused(made, tmp_path):
    out, teacher = made
    other = shutil.copytree(out, tmp_path / "other")
    origin = json.loads((other / "origin.json").read_text())
    origin["teacher"]["sha256"] = "9" * 64
    (other / "origin.json").write_text(json.dumps(origin))
    with pytest.raises(MismatchError, match="nor was it distilled from that"):
        entry_of(identity_of(teacher), tmp_path, f"glypht5:{other}")
    (other / "origin.json").unlink()
    with pytest.raises(MismatchError, match="nor was it distilled from that"):
        entry_of(identity_of(teacher), tmp_path, f"glypht5:{other}")
    longer = replace(identity_of(teacher), max_tokens=9)
    with pytest.raises(MismatchError, match="which is not asked for"):
        entry_of(longer, tmp_path, f"glypht5:{out}")
    assert not (tmp_path / "text_encoder.onnx").exists()


def missing(name):
    raise ResourceError(f"{name} is missing")


def test_names_on_the_command_line(made, tmp_path, monkeypatch):
    assert open_encoder(f"glypht5:{made[0]}").id == "glypht5"
    with pytest.raises(BundleError, match="is no text encoder"):
        open_encoder(f"glypht5:{tmp_path}")
    with pytest.raises(CheckpointError, match="is minilm, not glypht5"):
        open_encoder(f"glypht5:{resources.find('encoders/minilm')}")
    assert open_encoder("glypht5").width == 384  # the one that ships
    monkeypatch.setenv("GLYPHSTUDIO_RESOURCES", str(tmp_path / "resources"))
    shutil.copytree(made[0], tmp_path / "resources" / "encoders" / "glypht5")
    assert open_encoder("glypht5").sha256 == open_encoder(f"glypht5:{made[0]}").sha256
    monkeypatch.setattr(resources, "find", missing)
    with pytest.raises(CheckpointError, match="no glypht5 ships"):
        open_encoder("glypht5")
