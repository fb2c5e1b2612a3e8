"""The tiny bundle, written once and opened once."""

import shutil

import pytest

from glyphstudio.inference.bundle import open_bundle
from glyphstudio.inference.onnx_model import OnnxModel
from tests.support.tiny_bundle import write_tiny_bundle


@pytest.fixture(scope="session")
def tiny_folder(tmp_path_factory):
    """To be read only: copy it to change it."""
    folder = tmp_path_factory.mktemp("models") / "tiny"
    write_tiny_bundle(folder)
    return folder


@pytest.fixture
def folder(tiny_folder, tmp_path):
    """A copy to be damaged."""
    return shutil.copytree(tiny_folder, tmp_path / "model")


@pytest.fixture(scope="session")
def tiny_model(tiny_folder):
    return OnnxModel(open_bundle(tiny_folder))
