"""A teacher of a text encoder whose every state is known, and texts to learn from it."""

import json
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer, models, pre_tokenizers, processors

from glyphstudio.training.encoder.encoder_corpus import EncoderCorpus, Texts
from glyphstudio.training.encoder.encoder_plan import EncoderPlan, TeacherIdentity
from glyphstudio.training.encoder.encoder_run import EncoderRun, Pauses

WORDS = tuple(f"{first}{last}" for first in "bdgkmnprst" for last in ("a", "ei", "o", "ung"))
PIECES = ("[PAD]", "[CLS]", "[SEP]", "[UNK]", *WORDS)
WIDTH = 32
MAX_TOKENS = 8


class TinyTeacher:
    """Each token's state is its word's vector, moved by the mean of its text: a student has to look at both."""

    id = "tiny"
    width = WIDTH
    max_tokens = MAX_TOKENS
    sha256 = "7" * 64

    def __init__(self, tokenizer: Path) -> None:
        self.words = np.random.default_rng(5).standard_normal((len(PIECES), WIDTH)).astype(np.float32)
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.enable_truncation(MAX_TOKENS)
        self.asked = []

    def encode(self, texts):
        self.asked += texts
        states = np.zeros((len(texts), MAX_TOKENS, WIDTH), dtype=np.float32)
        mask = np.zeros((len(texts), MAX_TOKENS), dtype=np.bool_)
        for row, text in enumerate(texts):
            ids = self._tokenizer.encode(text).ids
            vectors = self.words[ids]
            states[row, : len(ids)] = 3.0 * (vectors + vectors.mean(axis=0))
            mask[row, : len(ids)] = True
        return states, mask

    def truncates(self, text):
        return False


def write_tokenizer(path: Path) -> Path:
    tokenizer = Tokenizer(models.WordLevel({piece: place for place, piece in enumerate(PIECES)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 1), ("[SEP]", 2)]
    )
    tokenizer.save(str(path))
    return path


def tiny_texts() -> Texts:
    generator = np.random.default_rng(1)
    said = dict.fromkeys(" ".join(generator.choice(WORDS, 1 + n % 5)) for n in range(150))
    return Texts(tuple(said)[:100], tuple(said)[100:124])


def tiny_corpus(folder: Path) -> tuple[EncoderCorpus, TinyTeacher]:
    """Return the corpus and its teacher; the tokenizer lies in ``folder``/tokenizer.json."""
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer = write_tokenizer(folder / "tokenizer.json")
    teacher = TinyTeacher(tokenizer)
    return EncoderCorpus.open(folder, teacher, tokenizer, tiny_texts(), lambda done, total: None), teacher


def tiny_plan(**changes) -> EncoderPlan:
    told = {"layers": 1, "feed_forward": 64, "batch_size": 20, "rate": 5e-3, "warmup_steps": 2, "max_steps": 40}
    return EncoderPlan(**{**told, **changes})


def tiny_run(folder: Path, *, resume: bool = False, corpus: EncoderCorpus | None = None, **changes) -> EncoderRun:
    """Return a run in ``folder``; ``changes`` are those of its plan."""
    import hashlib

    made, teacher = tiny_corpus(folder)
    plan = tiny_plan(**changes)
    identity = TeacherIdentity(
        id=teacher.id,
        width=WIDTH,
        max_tokens=MAX_TOKENS,
        sha256=teacher.sha256,
        tokenizer_sha256=hashlib.sha256((folder / "tokenizer.json").read_bytes()).hexdigest(),
    )
    run = EncoderRun(
        folder=folder,
        plan=plan,
        corpus=corpus or made,
        teacher=identity,
        words=lambda: teacher.words,
        pauses=Pauses(report=0, measure=0, save=0),
        resume=resume,
    )
    (folder / "plan.json").write_text(json.dumps(vars(plan)))
    return run
