"""A bundle of a few kilobytes whose every answer is known: independent normal pixels around a prompt's own pattern."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, processors

from glyphstudio.glyphs.components import shipped_parts
from glyphstudio.glyphs.sketch import SIDE

WIDTH = 16
MAX_TOKENS = 48
WAVES = 12
RADICAL_SLOTS = 215
STYLE_SLOTS = 16
DEVIATION = 0.3
MEAN, SCALE = 0.49, 0.84
LOW, HIGH = (-1.0 - MEAN) / SCALE, (1.0 - MEAN) / SCALE
OPSET = 18
IR_VERSION = 9


def write_tiny_bundle(
    folder: Path,
    *,
    image_size: int = 32,
    name: str = "tiny",
    shipped_encoder: bool = False,
    guided: bool = False,
    composes: bool = False,
    draft: bool = False,
    styles: Sequence[str] = (),
) -> None:
    """Write a complete bundle into ``folder``, which is made; equal arguments give equal bytes.

    D(x; sigma) = (s²·x + sigma²·m)/(s² + sigma²) with s = ``DEVIATION``, and m a picture in the data's range made of
    waves whose strengths are linear in the mean token state (0 for the unconditional model: mid grey). Its text
    encoder reads bytes; with ``shipped_encoder`` it is the one in ``resources/encoders/minilm``. With ``composes`` it
    knows the shipped parts, and the sketch that it is shown changes m. ``guided`` graphs are told the guidance, by
    which the waves are multiplied; ``draft`` adds a draft of two steps, which is told it too and hardly looks at the
    latents. With ``styles`` the graphs are told one of them, which adds its own waves, faintly without a prompt too.
    """
    folder.mkdir(parents=True, exist_ok=True)
    width = 384 if shipped_encoder else WIDTH
    prompt = _prompt_graph(width, composes, bool(styles))
    _write(folder / "prompt.onnx", prompt)
    if composes:
        _write(folder / "composer.onnx", _composer_graph(width))
    _write(folder / "denoiser.onnx", _denoiser_graph(image_size, guided=guided))
    if draft:
        _write(folder / "draft_prompt.onnx", prompt)
        _write(folder / "draft_denoiser.onnx", _denoiser_graph(image_size, guided=True, deviation=0.01))
    encoder: dict[str, object] = {"id": "bytes", "width": width, "max_tokens": MAX_TOKENS, "path": "text_encoder.onnx"}
    if shipped_encoder:
        shipped = Path(__file__).parents[2] / "resources" / "encoders" / "minilm" / "encoder.json"
        sha256 = json.loads(shipped.read_text())["sha256"]
        encoder |= {"id": "minilm", "path": "resource:encoders/minilm", "sha256": sha256}
    else:
        _write(folder / "text_encoder.onnx", _encoder_graph())
        _byte_tokenizer().save(str(folder / "tokenizer.json"))
        encoder["sha256"] = _sha256(folder / "text_encoder.onnx")
    manifest = tiny_manifest(image_size, name, encoder)
    manifest |= {"guided_up_to": 12.0} if guided else {}
    manifest |= {"draft": {"steps": 2, "guided_up_to": 10.0}} if draft else {}
    manifest |= {"styles": list(styles)} if styles else {}
    manifest |= {"parts": asdict(shipped_parts())} if composes else {}
    write_manifest(folder, manifest)


def write_other_encoder(bundle: Path, folder: Path, *, teacher: str | None = None, width: int = WIDTH) -> None:
    """Write the encoder of the tiny ``bundle`` to ``folder`` as another file, which says that it learnt from that one.

    ``teacher``: the hash of another one. ``width`` is what it says of itself.
    """
    folder.mkdir(parents=True)
    model = onnx.load(bundle / "text_encoder.onnx")
    model.doc_string = "another one"
    (folder / "model.onnx").write_bytes(model.SerializeToString(deterministic=True))
    (folder / "tokenizer.json").write_bytes((bundle / "tokenizer.json").read_bytes())
    facts = {"format": 1, "id": "glypht5", "width": width, "max_tokens": MAX_TOKENS, "model": "model.onnx"}
    facts |= {"sha256": _sha256(folder / "model.onnx"), "tokenizer_sha256": _sha256(folder / "tokenizer.json")}
    (folder / "encoder.json").write_text(json.dumps(facts))
    learnt_from = teacher or _sha256(bundle / "text_encoder.onnx")
    (folder / "origin.json").write_text(json.dumps({"teacher": {"sha256": learnt_from}}))


def write_manifest(folder: Path, manifest: Mapping[str, object]) -> None:
    """Write ``bundle.json`` over ``folder``'s files as they are now: their sizes and hashes are filled in."""
    files = {
        path.name: {"sha256": _sha256(path), "bytes": path.stat().st_size}
        for path in sorted(folder.iterdir())
        if path.name != "bundle.json"
    }
    (folder / "bundle.json").write_text(json.dumps({**manifest, "files": files}, indent=1))


def tiny_manifest(image_size: int, name: str, encoder: Mapping[str, object]) -> dict[str, object]:
    """Return the manifest without its files."""
    return {
        "format": 1,
        "name": name,
        "image_size": image_size,
        "sigma_min": 0.02,
        "sigma_max": 80.0,
        "data_low": LOW,
        "data_high": HIGH,
        "data_mean": MEAN,
        "data_std": SCALE,
        "prediction_type": "x",
        "preset": "tiny",
        "samples_seen": 0,
        "training_hours": 0.0,
        "has_radical": True,
        "defaults": {"steps": 4, "guidance": 2.0, "guidance_low": 0.0, "guidance_high": None},
        "encoder": dict(encoder),
        "licence": "Apache-2.0",
    }


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _write(path: Path, graph: onnx.GraphProto) -> None:
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR_VERSION)
    onnx.checker.check_model(model)
    path.write_bytes(model.SerializeToString(deterministic=True))


def _constant(name: str, values: np.ndarray) -> onnx.TensorProto:
    return numpy_helper.from_array(np.ascontiguousarray(values), name)


def _value(name: str, *shape: int | str, kind: int = TensorProto.FLOAT) -> onnx.ValueInfoProto:
    return helper.make_tensor_value_info(name, kind, shape)


def _random(seed: int, *shape: int) -> np.ndarray:
    return np.random.Generator(np.random.PCG64(seed)).standard_normal(shape).astype(np.float32)


def _byte_tokenizer() -> Tokenizer:
    """One token a byte between a start and an end: any text has tokens of its own."""
    words = ["[PAD]", "[CLS]", "[SEP]", *sorted(pre_tokenizers.ByteLevel.alphabet())]
    tokenizer = Tokenizer(models.BPE({word: number for number, word in enumerate(words)}, []))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 1), ("[SEP]", 2)]
    )
    return tokenizer


def _encoder_graph() -> onnx.GraphProto:
    """Return input_ids, attention_mask [B, L] → states [B, L, d]: a vector a byte, turned by its place."""
    nodes = [
        helper.make_node("Gather", ["bytes", "input_ids"], ["words"]),
        helper.make_node("Cast", ["attention_mask"], ["mask"], to=TensorProto.FLOAT),
        helper.make_node("CumSum", ["mask", "axis"], ["place"]),
        helper.make_node("Unsqueeze", ["place", "last"], ["places"]),
        helper.make_node("Mul", ["places", "turns"], ["angles"]),
        helper.make_node("Cos", ["angles"], ["waves"]),
        helper.make_node("Mul", ["words", "waves"], ["states"]),
    ]
    constants = [
        _constant("bytes", _random(1, 259, WIDTH)),
        _constant("turns", np.linspace(0.05, 1.0, WIDTH, dtype=np.float32)),
        _constant("axis", np.array(1, dtype=np.int64)),
        _constant("last", np.array([2], dtype=np.int64)),
    ]
    inputs = [_value(name, "batch", "length", kind=TensorProto.INT64) for name in ("input_ids", "attention_mask")]
    return helper.make_graph(nodes, "encoder", inputs, [_value("states", "batch", "length", WIDTH)], constants)


def _prompt_graph(width: int, composes: bool, styled: bool) -> onnx.GraphProto:
    """Return states, mask, radical, null → strengths [B, WAVES] of the waves and ink [B, 1], 0 without a prompt."""
    nodes = [
        helper.make_node("Unsqueeze", ["mask", "last"], ["weights"]),
        helper.make_node("Mul", ["states", "weights"], ["words"]),
        helper.make_node("ReduceSum", ["words", "tokens"], ["sum"], keepdims=0),
        helper.make_node("ReduceSum", ["mask", "tokens"], ["count"], keepdims=1),
        helper.make_node("Div", ["sum", "count"], ["average"]),
        helper.make_node("MatMul", ["average", "projection"], ["said"]),
        helper.make_node("MatMul", ["radical", "radicals"], ["forced"]),
        helper.make_node("Add", ["said", "forced"], ["unstyled" if styled else "plain"]),
        *_told_a_style(styled),
        *_shown_a_sketch(composes),
        helper.make_node("Sub", ["one", "null"], ["inked" if styled else "wanted"]),
        *([helper.make_node("Max", ["inked", "faint"], ["wanted"])] if styled else []),
        helper.make_node("Unsqueeze", ["wanted", "tokens"], ["ink"]),
    ]
    constants = [
        _constant("projection", _random(2, width, WAVES) * (6.0 / width**0.5)),
        _constant("radicals", _random(3, RADICAL_SLOTS, WAVES)),
        _constant("one", np.array(1.0, dtype=np.float32)),
        _constant("tokens", np.array([1], dtype=np.int64)),
        _constant("last", np.array([2], dtype=np.int64)),
    ]
    inputs = [
        _value("states", "batch", MAX_TOKENS, width),
        _value("mask", "batch", MAX_TOKENS),
        _value("radical", "batch", RADICAL_SLOTS),
        _value("null", "batch"),
    ]
    if composes:
        constants.append(_constant("place", _random(4, SIDE * SIDE, WAVES) * 0.05))
        constants.append(_constant("flat_sketch", np.array([-1, SIDE * SIDE], dtype=np.int64)))
        inputs.append(_value("sketch", "batch", 1, SIDE, SIDE))
    if styled:
        constants.append(_constant("hands", _random(7, STYLE_SLOTS, WAVES)))
        constants.append(_constant("faint", np.array(0.25, dtype=np.float32)))
        inputs.append(_value("style", "batch", STYLE_SLOTS))
    outputs = [_value("strengths", "batch", WAVES), _value("ink", "batch", 1)]
    return helper.make_graph(nodes, "prompt", inputs, outputs, constants)


def _told_a_style(styled: bool) -> list[onnx.NodeProto]:
    """Return what makes "plain" of "unstyled" where there are styles."""
    if not styled:
        return []
    return [
        helper.make_node("MatMul", ["style", "hands"], ["hand"]),
        helper.make_node("Add", ["unstyled", "hand"], ["plain"]),
    ]


def _shown_a_sketch(composes: bool) -> list[onnx.NodeProto]:
    """Return what makes "strengths" of "plain": nothing, or the sketch as well."""
    if not composes:
        return [helper.make_node("Identity", ["plain"], ["strengths"])]
    return [
        helper.make_node("Reshape", ["sketch", "flat_sketch"], ["dots"]),
        helper.make_node("MatMul", ["dots", "place"], ["placed"]),
        helper.make_node("Add", ["plain", "placed"], ["strengths"]),
    ]


def _composer_graph(width: int) -> onnx.GraphProto:
    """Return states, mask → radicals, parts: linear in the mean token state."""
    nodes = [
        helper.make_node("ReduceMean", ["states", "tokens"], ["average"], keepdims=0),
        helper.make_node("MatMul", ["average", "to_radicals"], ["logits"]),
        helper.make_node("Softmax", ["logits"], ["radicals"], axis=1),
        helper.make_node("MatMul", ["average", "to_parts"], ["parts"]),
    ]
    constants = [
        _constant("to_radicals", _random(5, width, RADICAL_SLOTS) * 20.0),
        _constant("to_parts", _random(6, width, 1024) * 5.0),
        _constant("tokens", np.array([1], dtype=np.int64)),
    ]
    inputs = [_value("states", "batch", MAX_TOKENS, width), _value("mask", "batch", MAX_TOKENS)]
    outputs = [_value("radicals", "batch", RADICAL_SLOTS), _value("parts", "batch", 1024)]
    return helper.make_graph(nodes, "composer", inputs, outputs, constants)


def waves(image_size: int) -> np.ndarray:
    """Return [WAVES, S·S]: products of cosines along both axes."""
    steps = np.linspace(0.0, np.pi, image_size)
    pairs = [(row, column) for row in range(1, 5) for column in range(1, 4)]
    pictures = [np.outer(np.cos(row * steps), np.cos(column * steps)) for row, column in pairs]
    return np.stack(pictures).reshape(WAVES, -1).astype(np.float32)


def _denoiser_graph(image_size: int, *, guided: bool = False, deviation: float = DEVIATION) -> onnx.GraphProto:
    """Return latents, sigma, (guidance,) strengths, ink → denoised."""
    told = [
        helper.make_node("Unsqueeze", ["guidance", "last"], ["weight"]),
        helper.make_node("Mul", ["strengths", "weight"], ["pulled"]),
    ]
    nodes = [
        *(told if guided else []),
        helper.make_node("MatMul", ["pulled" if guided else "strengths", "waves"], ["sum"]),
        helper.make_node("Mul", ["sum", "ink"], ["drawn"]),
        helper.make_node("Tanh", ["drawn"], ["pattern"]),
        helper.make_node("Mul", ["pattern", "half_range"], ["scaled"]),
        helper.make_node("Add", ["scaled", "middle"], ["flat"]),
        helper.make_node("Reshape", ["flat", "picture"], ["mean"]),
        helper.make_node("Mul", ["sigma", "sigma"], ["noise"]),
        helper.make_node("Reshape", ["noise", "scalar"], ["noise_variance"]),
        helper.make_node("Add", ["noise_variance", "data_variance"], ["variance"]),
        helper.make_node("Mul", ["latents", "data_variance"], ["from_latents"]),
        helper.make_node("Mul", ["mean", "noise_variance"], ["from_mean"]),
        helper.make_node("Add", ["from_latents", "from_mean"], ["weighted"]),
        helper.make_node("Div", ["weighted", "variance"], ["denoised"]),
    ]
    constants = [
        _constant("waves", waves(image_size)),
        _constant("half_range", np.array((HIGH - LOW) / 2, dtype=np.float32)),
        _constant("middle", np.array((HIGH + LOW) / 2, dtype=np.float32)),
        _constant("picture", np.array([-1, 1, image_size, image_size], dtype=np.int64)),
        _constant("scalar", np.array([-1, 1, 1, 1], dtype=np.int64)),
        *([_constant("last", np.array([1], dtype=np.int64))] if guided else []),
        _constant("data_variance", np.array(deviation**2, dtype=np.float32)),
    ]
    picture = ("batch", 1, image_size, image_size)
    inputs = [_value("latents", *picture), _value("sigma", "batch")]
    inputs += [_value("guidance", "batch")] if guided else []
    inputs += [_value("strengths", "batch", WAVES), _value("ink", "batch", 1)]
    return helper.make_graph(nodes, "denoiser", inputs, [_value("denoised", *picture)], constants)
