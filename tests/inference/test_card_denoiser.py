"""The path of a CUDA card: driven without one by sessions on the processor, and by pretended ones."""

import json

import numpy as np
import pytest

from glyphstudio.engine.generate import generate
from glyphstudio.engine.request import GenerationRequest
from glyphstudio.errors import BundleError, RequestError
from glyphstudio.inference import card_denoiser, onnx_model, providers
from glyphstudio.inference.bound_session import BoundSession
from glyphstudio.inference.bundle import open_bundle
from glyphstudio.inference.card_denoiser import ATTEMPTS, CardDenoiser, open_bound
from glyphstudio.inference.onnx_model import OnnxModel
from glyphstudio.inference.providers import CAPTURED, choose_precision
from glyphstudio.inference.runtime import CPU, CUDA, built_providers, open_session
from tests.support.tiny_bundle import WAVES, write_manifest, write_tiny_bundle


def on_the_processor(graph, rows, given):
    """Open what a card would open: the same fixed shapes and bound buffers."""
    assert given[0][0] == CUDA
    return BoundSession(open_session(graph, threads=1, batch=rows), "cpu")


def feed(seed):
    generator = np.random.default_rng(seed)
    shapes = {"latents": (1, 1, 32, 32), "sigma": (1,), "strengths": (1, WAVES), "ink": (1, 1)}
    return {name: abs(generator.standard_normal(shape, dtype=np.float32)) + 0.1 for name, shape in shapes.items()}


@pytest.fixture
def graph(tiny_folder):
    return (tiny_folder / "denoiser.onnx").read_bytes()


@pytest.fixture
def plain(graph):
    """Return the answer to one feed as the processor's path gives it."""
    session = open_session(graph, threads=1)
    return lambda asked: session.run(None, asked)[0]


class Pretended:
    """A bound session that answers with its rows' latents, and tells what was done with it."""

    def __init__(self, rows, log):
        self.rows, self.log = rows, log

    def run(self, arrays, unchanged=()):
        self.log.append((self.rows, sorted(unchanged)))
        assert all(len(array) == self.rows for array in arrays.values())
        return {"denoised": arrays["latents"].copy()} if arrays else {}


def test_bound_buffers_of_fixed_shapes_give_the_same_answers(graph, plain):
    bound = BoundSession(open_session(graph, threads=1, batch=2), "cpu")
    first, second = feed(0), feed(1)
    both = {name: np.concatenate([first[name], second[name]]) for name in first}
    expected = np.concatenate([plain(first), plain(second)])
    np.testing.assert_allclose(bound.run(both)["denoised"], expected, rtol=1e-6)
    # What is said to be unchanged is not looked at: the buffer still holds the first run's.
    changed = {name: np.zeros_like(values) if name != "latents" else values for name, values in both.items()}
    np.testing.assert_allclose(bound.run(changed, {"sigma", "strengths", "ink"})["denoised"], expected, rtol=1e-6)


def test_a_free_axis_finds_no_buffer(graph):
    with pytest.raises(BundleError, match="not fixed"):
        BoundSession(open_session(graph, threads=1), "cpu")


def test_what_fails_on_the_device_is_said(graph):
    bound = BoundSession(open_session(graph, threads=1, batch=1), "cpu")
    with pytest.raises(BundleError, match="failed on the device") as failed:
        bound.run({"latents": np.zeros((3, 1, 32, 32), dtype=np.float32)})
    assert "--device cpu" in failed.value.hint

    class Broken:
        def io_binding(self):
            raise RuntimeError("CUDA error 2: out of memory")

    with pytest.raises(BundleError, match="out of memory"):
        BoundSession(Broken(), "cuda")


@pytest.mark.parametrize("count", [1, 2, 3, 5])
def test_each_row_gets_its_own_answer_whatever_its_company(graph, plain, count):
    card = CardDenoiser(graph, free=True, open_bound=on_the_processor)
    feeds = [feed(seed) for seed in range(count)]
    for _ in range(2):
        answers = card.evaluate(feeds)
        for asked, answer in zip(feeds, answers, strict=True):
            np.testing.assert_allclose(answer["denoised"], plain(asked), rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize(
    ("count", "free", "sizes"),
    [
        (1, True, [1]),
        (3, True, [4]),
        (5, True, [4, 1]),
        (13, True, [16]),
        (33, True, [64]),
        (256, True, [64] * 4),
        (3, False, [1, 1, 1]),
    ],
)
def test_rows_go_together_in_groups_of_few_sizes(count, free, sizes):
    log = []
    card = CardDenoiser(b"", free=free, open_bound=lambda graph, rows, given: Pretended(rows, log))
    feeds = [feed(seed) for seed in range(count)]
    answers = card.evaluate(feeds)
    assert [rows for rows, _ in log] == sizes
    for asked, answer in zip(feeds, answers, strict=True):
        np.testing.assert_array_equal(answer["denoised"], asked["latents"])


def test_a_prompt_is_copied_to_the_card_once():
    log = []
    card = CardDenoiser(b"", free=True, open_bound=lambda graph, rows, given: Pretended(rows, log))
    gold, water = feed(0), feed(1)
    for step in range(2):
        card.evaluate([{**gold, "latents": feed(9 + step)["latents"]}])
    card.evaluate([{**water, "latents": feed(9)["latents"]}])
    assert [unchanged for _, unchanged in log] == [[], ["ink", "sigma", "strengths"], []]


def test_after_a_failed_run_everything_is_copied_again():
    log = []

    class Failing(Pretended):
        def run(self, arrays, unchanged=()):
            answer = super().run(arrays, unchanged)
            if len(self.log) == 2:
                raise BundleError("the model failed on the device: out of memory")
            return answer

    card = CardDenoiser(b"", free=True, open_bound=lambda graph, rows, given: Failing(rows, log))
    asked = [feed(0)]
    card.evaluate(asked)
    with pytest.raises(BundleError):
        card.evaluate(asked)
    card.evaluate(asked)
    assert [len(unchanged) for _, unchanged in log] == [0, 4, 0]


def test_cuda_graphs_are_tried_and_given_up_for_good_where_they_fail():
    tried, log = [], []

    def opening(graph, rows, given):
        tried.append((rows, given[0][1]))
        if given[0][1].get("enable_cuda_graph"):
            raise BundleError("this session cannot use the graph capture feature")
        return Pretended(rows, log)

    card = CardDenoiser(b"", free=True, open_bound=opening)
    assert card.captured
    card.evaluate([feed(0)])
    card.evaluate([feed(0), feed(1)])
    plain_options = {name: value for name, value in CAPTURED.items() if name != "enable_cuda_graph"}
    assert tried == [(1, CAPTURED), (1, plain_options), (2, plain_options)]
    assert not card.captured


def test_without_a_card_that_works_the_last_attempt_is_told():
    def opening(graph, rows, given):
        raise BundleError(f"attempt with {len(given[0][1])} options")

    with pytest.raises(BundleError, match="attempt with 2 options"):
        CardDenoiser(b"", free=True, open_bound=opening).evaluate([feed(0)])


def test_a_session_of_the_card_is_static_bound_and_run_once(monkeypatch, graph):
    opened = []

    def pretend(model, given, threads, batch):
        opened.append((given, batch))
        return open_session(model, threads=threads, batch=batch)

    monkeypatch.setattr(card_denoiser, "open_session", pretend)
    monkeypatch.setattr(
        card_denoiser, "BoundSession", lambda session, memory: opened.append(memory) or Pretended(0, opened)
    )
    open_bound(graph, 4, ATTEMPTS[0])
    assert opened == [(ATTEMPTS[0], 4), "cuda", (0, [])]


@pytest.fixture
def pretended_card(monkeypatch):
    """A build with CUDA and sessions that say that they use it; returns the graphs that the card was given."""
    given = []

    class Card(CardDenoiser):
        def __init__(self, graph, free):
            given.append((graph, free))
            super().__init__(graph, free, on_the_processor)

    class Claiming:
        def __init__(self, session):
            self._session = session

        def __getattr__(self, name):
            return getattr(self._session, name)

        def get_providers(self):
            return [CUDA, CPU]

    def claim(model, wanted=(CPU,), threads=None, batch=None):
        session = open_session(model, threads=threads, batch=batch)
        return session if wanted == (CPU,) else Claiming(session)

    monkeypatch.setattr(providers, "built_providers", lambda: (CUDA, CPU))
    monkeypatch.setattr(providers, "load_cuda_libraries", lambda: None)
    monkeypatch.setattr(onnx_model, "open_session", claim)
    monkeypatch.setattr(onnx_model, "CardDenoiser", Card)
    return given


def test_a_model_draws_the_same_glyph_by_the_cards_path(pretended_card, tiny_folder, tiny_model):
    card = OnnxModel(open_bundle(tiny_folder))
    assert (card.device, card.precision) == ("cuda", "float32")
    requests = [GenerationRequest(prompt="gold", seed=seed, guidance=3.0, steps=4) for seed in range(3)]
    *_, ours = generate(card, requests)
    *_, theirs = generate(tiny_model, requests)
    np.testing.assert_allclose(ours.denoised, theirs.denoised, atol=1e-5)
    assert pretended_card == [((tiny_folder / "denoiser.onnx").read_bytes(), True)]
    assert OnnxModel(open_bundle(tiny_folder), "cpu").device == "cpu"


def with_half(folder):
    """Give a tiny bundle a graph under the name of the one in half precision."""
    write_tiny_bundle(folder)
    manifest = json.loads((folder / "bundle.json").read_text())
    (folder / "half_denoiser.onnx").write_bytes((folder / "denoiser.onnx").read_bytes())
    write_manifest(folder, manifest)
    return open_bundle(folder)


def test_a_card_takes_half_precision_where_the_model_has_it(pretended_card, tmp_path, tiny_folder):
    bundle = with_half(tmp_path / "tiny")
    read = []
    original = type(bundle).read
    for wanted, name in (("auto", "half_denoiser.onnx"), ("float32", "denoiser.onnx")):
        model = OnnxModel(bundle, "auto", wanted)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(type(bundle), "read", lambda self, file: read.append(file) or original(self, file))
            model.denoise(np.zeros((1, 1, 32, 32)), 1.0, [model.condition("")])
        assert read.pop() == name
    assert OnnxModel(bundle, "cpu").precision == "float32"
    with pytest.raises(RequestError, match="no graph in half precision") as refused:
        OnnxModel(open_bundle(tiny_folder), "auto", "float16")
    assert "--half" in refused.value.hint


def test_precision_is_chosen_by_device_and_bundle():
    assert choose_precision("auto", "cuda", has_half=True) == "float16"
    assert choose_precision("auto", "cuda", has_half=False) == "float32"
    assert choose_precision("auto", "cpu", has_half=True) == "float32"
    assert choose_precision("float16", "cuda", has_half=True) == "float16"
    with pytest.raises(RequestError, match="float32 only"):
        choose_precision("float16", "cpu", has_half=True)


@pytest.mark.skipif(CUDA not in built_providers(), reason="this ONNX Runtime is built without CUDA: nothing to draw on")
def test_a_real_card_draws_what_the_processor_draws(tiny_folder, tiny_model):
    try:
        card = OnnxModel(open_bundle(tiny_folder), "cuda")
    except RequestError as error:
        pytest.skip(f"no card: {error.message}")
    requests = [GenerationRequest(prompt="gold", seed=seed, guidance=3.0, steps=4) for seed in range(5)]
    *_, ours = generate(card, requests)
    *_, theirs = generate(tiny_model, requests)
    np.testing.assert_allclose(ours.denoised, theirs.denoised, atol=1e-3)
