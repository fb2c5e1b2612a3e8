"""A text encoder of our own learns its teacher's states."""

import json
from dataclasses import replace

import numpy as np
import onnx
import pytest
from onnx import helper, numpy_helper

torch = pytest.importorskip("torch")

from glyphstudio import resources  # noqa: E402
from glyphstudio.errors import BundleError, CheckpointError, DatasetError, DivergenceError, MismatchError  # noqa: E402
from glyphstudio.glyphs.dictionary import load_characters, split_of  # noqa: E402
from glyphstudio.training import checkpoint  # noqa: E402
from glyphstudio.training.encoder import encoder_corpus  # noqa: E402
from glyphstudio.training.encoder.encoder_corpus import (  # noqa: E402
    EncoderCorpus,
    Texts,
    joined,
    read_texts,
    shipped_texts,
)
from glyphstudio.training.encoder.encoder_distance import DistanceMeter, distillation_loss  # noqa: E402
from glyphstudio.training.encoder.encoder_plan import EncoderPlan, EncoderState  # noqa: E402
from glyphstudio.training.encoder.encoder_run import EncoderMeasured, EncoderSaved, EncoderStep, load_student  # noqa: E402
from glyphstudio.training.encoder.encoder_student import StudentShape, build_student, word_table  # noqa: E402
from tests.support.tiny_encoder import WIDTH, TinyTeacher, tiny_corpus, tiny_run, tiny_texts, write_tokenizer  # noqa: E402

pytestmark = pytest.mark.torch


def random_states(texts=4, tokens=3, seed=0):
    generator = torch.Generator().manual_seed(seed)
    mask = torch.ones(texts, tokens)
    mask[1, 2:] = 0.0
    return torch.randn(texts, tokens, WIDTH, generator=generator), mask


def test_equal_states_cost_nothing_and_padding_does_not_count():
    states, mask = random_states()
    spoilt = states.clone()
    spoilt[1, 2] = 99.0
    assert float(distillation_loss(spoilt, states, mask)) == pytest.approx(0.0, abs=1e-5)


def test_a_state_of_the_right_direction_and_the_wrong_length_costs():
    states, mask = random_states()
    # Directions and likenesses are equal: what is left is half of |2s - s|²/|s|².
    assert float(distillation_loss(2.0 * states, states, mask)) == pytest.approx(0.5, abs=1e-5)


def test_each_part_of_the_loss_is_what_it_says():
    ours, mask = random_states()
    theirs, _ = random_states(seed=1)
    kept = mask.bool()
    cosine = torch.nn.functional.cosine_similarity
    means = [torch.stack([row[seen].mean(dim=0) for row, seen in zip(s, kept, strict=True)]) for s in (ours, theirs)]
    chances = []
    for mean in means:
        unit = mean / mean.norm(dim=1, keepdim=True)
        chances.append(
            [torch.softmax(torch.stack([unit[a] @ unit[b] / 0.05 for b in range(4) if b != a]), 0) for a in range(4)]
        )
    divergence = sum((p * (p / q).log()).sum() for q, p in zip(*chances, strict=True)) / 4
    expected = 0.5 * (1 - cosine(ours[kept], theirs[kept], dim=1).mean())
    expected += 1 - cosine(*means, dim=1).mean() + 0.3 * divergence
    expected += 0.5 * (ours[kept] - theirs[kept]).square().sum() / theirs[kept].square().sum()
    torch.testing.assert_close(distillation_loss(ours, theirs, mask), expected)


def test_the_distance_is_measured_over_all_batches():
    theirs, mask = random_states(texts=6)
    turned = theirs.clone()
    turned[:, :, 0] *= -1.0
    meter = DistanceMeter()
    for rows in (slice(0, 4), slice(4, 6)):
        meter.add(0.5 * turned[rows], theirs[rows], mask[rows])
    found = meter.distance()
    kept = mask.bool()
    cosines = torch.nn.functional.cosine_similarity(turned[kept], theirs[kept], dim=1)
    assert found.token_cosine == pytest.approx(float(cosines.mean()))
    assert found.length == pytest.approx(0.5)
    # A turn of the whole space changes no likeness.
    assert (found.nearest, found.texts) == (1.0, 6)
    alone = DistanceMeter()
    alone.add(theirs[:1], theirs[:1], mask[:1])
    with pytest.raises(ValueError, match="no nearest"):
        alone.distance()


def test_nearest_counts_the_texts_whose_neighbour_is_the_teachers():
    line = torch.tensor([[1.0, 0.0], [0.99, 0.1], [0.0, 1.0], [0.1, 0.99]])
    crossed = line[[0, 2, 1, 3]]
    meter = DistanceMeter()
    meter.add(crossed[:, None], line[:, None], torch.ones(4, 1))
    assert meter.distance().nearest == 0.0


def test_an_epoch_has_every_text_once_and_the_empty_one_in_each_batch(tmp_path):
    corpus, teacher = tiny_corpus(tmp_path)
    batches = [corpus.batch(step, 20, seed=3) for step in range(5)]
    assert all(batch.ids[0][batch.mask[0] > 0].tolist() == [1, 2] for batch in batches)
    rows = [tuple(ids[seen > 0]) for batch in batches for ids, seen in zip(batch.ids[1:], batch.mask[1:], strict=True)]
    tokenize = teacher._tokenizer.encode
    assert sorted(rows) == sorted(tuple(tokenize(text).ids) for text in tiny_texts().train)
    again, later, other = (corpus.batch(step, 20, seed) for step, seed in ((0, 3), (5, 3), (0, 4)))
    assert again.ids.tobytes() == batches[0].ids.tobytes()
    assert later.ids.tobytes() != again.ids.tobytes() != other.ids.tobytes()


def test_a_batch_holds_the_teachers_states(tmp_path):
    corpus, teacher = tiny_corpus(tmp_path)
    batch = corpus.batch(2, 20, seed=0)
    for ids, mask, states in zip(batch.ids, batch.mask, batch.states, strict=True):
        vectors = teacher.words[ids[mask > 0]]
        np.testing.assert_allclose(states[mask > 0], 3.0 * (vectors + vectors.mean(axis=0)), rtol=2e-3, atol=2e-2)
    assert not teacher.asked.count(tiny_texts().train[0]) > 1
    before = len(teacher.asked)
    EncoderCorpus.open(tmp_path, teacher, tmp_path / "tokenizer.json", tiny_texts(), lambda done, total: None)
    assert len(teacher.asked) == before


def test_what_the_teacher_has_read_is_kept_on_the_way(tmp_path, monkeypatch):
    monkeypatch.setattr(encoder_corpus, "FIRST_PORTION", 16)
    teacher = TinyTeacher(write_tokenizer(tmp_path / "tokenizer.json"))
    wanted = [*tiny_texts().train, *tiny_texts().held_out]
    read = []

    def die(done, total):
        read.append(done)
        if len(read) == 3:
            raise KeyboardInterrupt

    def opening(progress):
        return EncoderCorpus.open(tmp_path, teacher, tmp_path / "tokenizer.json", tiny_texts(), progress)

    with pytest.raises(KeyboardInterrupt):
        opening(die)
    teacher.asked.clear()
    corpus = opening(lambda done, total: None)
    # 16 and 32 were kept, the portion up to 64 was under way; "" is said again with each.
    assert [text for text in teacher.asked if text] == wanted[32:]
    assert len(corpus.train) + len(corpus.held_out) == len(wanted)


def test_another_tokenizer_than_the_teachers_is_refused(tmp_path):
    _, teacher = tiny_corpus(tmp_path)
    path = write_tokenizer(tmp_path / "other.json")
    body = json.loads(path.read_text())
    body["post_processor"] = None
    path.write_text(json.dumps(body))
    with pytest.raises(MismatchError, match="tokens"):
        EncoderCorpus.open(tmp_path, teacher, path, tiny_texts(), lambda done, total: None)
    with pytest.raises(DatasetError, match="no text to learn from"):
        EncoderCorpus.open(tmp_path, teacher, path, Texts((), ()), lambda done, total: None)


def test_what_is_held_out_is_not_learnt_from():
    texts = shipped_texts()
    assert len(texts.held_out) > 3000
    assert not set(texts.train) & set(texts.held_out)
    held = {c.definition for c in load_characters().values() if c.definition and split_of(c) == "validation"}
    assert held <= set(texts.held_out)
    both = joined(texts, Texts((texts.held_out[0], "new"), (texts.train[0],)))
    assert texts.held_out[0] not in both.train
    assert texts.train[0] in both.held_out
    assert "new" in both.train


def test_lines_of_files_are_texts(tmp_path):
    (tmp_path / "a.txt").write_text("".join(f"line {n}\n\n" for n in range(2000)), encoding="utf-8")
    (tmp_path / "b.txt").write_text("line 7\nétude\n" + "x" * 5000, encoding="utf-8")
    texts = read_texts([tmp_path / "a.txt", tmp_path / "b.txt"])
    assert len(texts.train) + len(texts.held_out) == 2002
    assert 5 < len(texts.held_out) < 60
    assert max(map(len, texts.train + texts.held_out)) == 1000
    (tmp_path / "c.txt").write_bytes(b"\xff\xfe\x00")
    for name, said in (("c.txt", "not UTF-8"), ("none.txt", "No such file")):
        with pytest.raises(DatasetError, match=said):
            read_texts([tmp_path / name])


def test_the_table_of_words_is_read_whole_or_from_bytes(tmp_path):
    table = np.random.default_rng(0).integers(-127, 128, (5, 32)).astype(np.float32) / 64
    halves = {
        "whole.onnx": {"encoder.word_embeddings.weight": table},
        "bytes.onnx": {
            "encoder.word_embeddings.weight_q": (table * 64).astype(np.int8),
            "encoder.word_embeddings.weight_scale": np.full((5, 1), 1 / 64, dtype=np.float32),
        },
        "none.onnx": {"other": table},
    }
    for name, weights in halves.items():
        initializers = [numpy_helper.from_array(values, key) for key, values in weights.items()]
        onnx.save(helper.make_model(helper.make_graph([], "g", [], [], initializers)), tmp_path / name)
    for name in ("whole.onnx", "bytes.onnx"):
        np.testing.assert_array_equal(word_table(tmp_path / name), table)
    for name in ("none.onnx", "missing.onnx"):
        with pytest.raises(BundleError, match=r"holds no table|cannot be read"):
            word_table(tmp_path / name)
    assert word_table(resources.find("encoders/minilm/model.onnx")).shape == (30522, 384)


def test_a_fresh_student_says_its_words_in_the_teachers_scale():
    words = np.random.default_rng(0).standard_normal((9, WIDTH)).astype(np.float32)
    magnitudes = np.linspace(1.0, 5.0, WIDTH, dtype=np.float32)
    student = build_student(words, magnitudes, StudentShape(layers=2, feed_forward=32), seed=0)
    ids = torch.arange(9)[None]
    states = student(input_ids=ids).last_hidden_state[0].detach().numpy()
    wanted = words / np.sqrt(np.square(words).mean(axis=1, keepdims=True)) * magnitudes
    cosines = (states * wanted).sum(axis=1) / np.linalg.norm(states, axis=1) / np.linalg.norm(wanted, axis=1)
    assert cosines.min() > 0.5
    assert np.linalg.norm(states) / np.linalg.norm(wanted) == pytest.approx(1.0, abs=0.3)
    assert {p for p in student.parameters() if not p.requires_grad} == {student.shared.weight}
    with pytest.raises(CheckpointError, match="multiple of 32"):
        build_student(words[:, :20], magnitudes[:20], StudentShape(), seed=0)


def test_the_student_comes_near_its_teacher_and_keeps_the_words(tmp_path):
    run = tiny_run(tmp_path)
    before = run._student.shared.weight.clone()
    (first,) = run._measure()
    *_, step, measured, saved = run.events()
    assert isinstance(step, EncoderStep)
    assert isinstance(measured, EncoderMeasured)
    assert isinstance(saved, EncoderSaved)
    assert measured.token_cosine > first.token_cosine + 0.02
    assert measured.token_cosine > 0.9
    assert abs(measured.length - 1.0) < 0.05
    assert torch.equal(run._student.shared.weight, before)
    state = EncoderState.read(saved.folder)
    assert (state.step, state.texts_seen, state.distance.texts) == (40, 40 * 21, 24)
    assert state.distance.token_cosine == measured.token_cosine


def test_a_resumed_run_ends_as_one_that_was_never_interrupted(tmp_path):
    list(tiny_run(tmp_path / "whole", max_steps=6).events())
    # As a killed process leaves it: three of six steps done.
    short = tiny_run(tmp_path / "killed", max_steps=6)
    short._pauses = replace(short._pauses, report=1e-9)
    for event in short.events():
        if isinstance(event, EncoderStep) and event.step == 3:
            short.stop()
    assert EncoderState.read(checkpoint.newest(tmp_path / "killed")).step == 3
    list(tiny_run(tmp_path / "killed", resume=True, max_steps=6).events())
    whole, resumed = (load_student(checkpoint.newest(tmp_path / name) / "ema") for name in ("whole", "killed"))
    for (name, one), other in zip(whole.state_dict().items(), resumed.state_dict().values(), strict=True):
        torch.testing.assert_close(one, other, rtol=1e-4, atol=1e-5, msg=name)


def test_what_cannot_go_on_is_said(tmp_path):
    list(tiny_run(tmp_path, max_steps=1).events())
    with pytest.raises(CheckpointError, match="holds a run already"):
        tiny_run(tmp_path, max_steps=2)
    path = checkpoint.newest(tmp_path) / "state.json"
    path.write_text(path.read_text().replace("7" * 64, "8" * 64))
    with pytest.raises(MismatchError, match="teacher is tiny 8"):
        tiny_run(tmp_path, resume=True, max_steps=2)
    path.write_text(path.read_text().replace('"teacher"', '"pupil"'))
    with pytest.raises(CheckpointError, match="no checkpoint of an encoder"):
        EncoderState.read(path.parent)
    with pytest.raises(CheckpointError, match="no run of an encoder"):
        EncoderPlan.read(tmp_path / "none")
    (tmp_path / "plan.json").write_text('{"depth": 3}')
    with pytest.raises(CheckpointError, match="is damaged"):
        EncoderPlan.read(tmp_path)
    with pytest.raises(CheckpointError, match="cannot be read"):
        load_student(tmp_path / "none")
    with pytest.raises(CheckpointError, match="no end"):
        EncoderPlan()
    with pytest.raises(CheckpointError, match="at least a layer"):
        EncoderPlan(layers=0, max_steps=1)


def test_a_loss_that_is_no_number_ends_the_run_and_keeps_the_checkpoint(tmp_path):
    list(tiny_run(tmp_path, max_steps=1).events())
    corpus, _ = tiny_corpus(tmp_path / "spoilt")
    corpus._table.flat[:] = np.nan
    run = tiny_run(tmp_path, resume=True, corpus=corpus, max_steps=3)
    with pytest.raises(DivergenceError, match="the loss became nan"):
        list(run.events())
    assert checkpoint.newest(tmp_path).name == "00000001"
