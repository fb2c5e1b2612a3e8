"""What computes is chosen by what is there, and said why."""

from importlib import metadata

import pytest

from glyphstudio.errors import RequestError
from glyphstudio.inference import ort_packages, providers
from glyphstudio.inference.providers import active, choose, explain
from glyphstudio.inference.runtime import CPU, CUDA


@pytest.fixture
def installed(monkeypatch):
    """Pretend that these distributions are installed."""

    def pretend(**versions):
        def version(name):
            try:
                return versions[name.replace("-", "_")]
            except KeyError:
                raise metadata.PackageNotFoundError(name) from None

        monkeypatch.setattr(ort_packages.metadata, "version", version)

    return pretend


@pytest.fixture
def cuda_build(monkeypatch):
    """Pretend that this build could use CUDA; returns what was loaded for it."""
    loaded = []
    monkeypatch.setattr(providers, "built_providers", lambda: (CUDA, CPU))
    monkeypatch.setattr(providers, "load_cuda_libraries", lambda: loaded.append("cuda"))
    return loaded


def test_one_distribution_is_well(installed):
    installed(onnxruntime="1.32.0")
    assert ort_packages.installed_distributions() == {"onnxruntime": "1.32.0"}
    assert ort_packages.conflict() == ""


def test_two_distributions_are_a_conflict_that_names_both(installed):
    installed(onnxruntime="1.32.0", onnxruntime_gpu="1.31.0")
    assert "onnxruntime 1.32.0 and onnxruntime-gpu 1.31.0 are both installed" in ort_packages.conflict()


def test_none_are_recorded_in_a_frozen_app(installed):
    installed()
    assert ort_packages.installed_distributions() == {}
    assert ort_packages.conflict() == ""


def test_the_plain_build_computes_on_the_processor():
    choice = choose("auto")
    assert choice.providers == (CPU,)
    assert choice.reason


def test_a_conflict_is_the_reason_that_is_given(installed):
    installed(onnxruntime="1.32.0", onnxruntime_gpu="1.32.0")
    assert "both installed" in choose("auto").reason


def test_cuda_without_its_build_is_refused_with_the_swap():
    with pytest.raises(RequestError, match="no CUDA") as caught:
        choose("cuda")
    assert "onnxruntime-gpu" in caught.value.hint


@pytest.mark.parametrize("device", ["auto", "cuda"])
def test_a_cuda_build_tries_cuda_first_and_loads_its_libraries_before(cuda_build, device):
    names = [provider if isinstance(provider, str) else provider[0] for provider in choose(device).providers]
    assert names == [CUDA, CPU]
    assert cuda_build == ["cuda"]


def test_the_processor_can_be_asked_for_in_a_cuda_build(cuda_build):
    assert choose("cpu").providers == (CPU,)
    assert cuda_build == []


def test_only_a_session_tells_what_is_active():
    assert active([CUDA, CPU], "auto") == "cuda"
    assert active([CPU], "auto") == "cpu"
    assert active([CPU], "cpu") == "cpu"


def test_a_session_that_fell_back_is_refused_when_cuda_was_asked_for():
    with pytest.raises(RequestError, match="no CUDA card"):
        active([CPU], "cuda")


def test_a_build_that_fell_back_is_explained(cuda_build):
    choice = choose("auto")
    assert explain(choice, "cuda") == choice.reason
    assert "found no card" in explain(choice, "cpu")
    assert explain(choose("cpu"), "cpu") == "the processor was asked for"
