"""A workshop with pretended programs."""

import os
import sys
from pathlib import Path

from glyphstudio import resources
from glyphstudio.studio.train.training_environment import TrainingEnvironment

PROGRAM = str(Path(__file__).with_name("pretended_trainer.py"))
ROOT = str(Path(__file__).resolve().parents[2])


def pretended_workshop(folder: Path, trick: str = "", missing: str = "") -> TrainingEnvironment:
    """``trick``: see ``pretended_trainer``."""
    return TrainingEnvironment(
        folder=folder / "training",
        shelf=lambda: folder / "models",
        font=lambda: resources.find("fonts/NotoSansSC-Regular.otf"),
        model=lambda: folder / "model",
        program=(sys.executable, PROGRAM),
        exporter=(sys.executable, PROGRAM, "export"),
        environment={**os.environ, "TRICK": trick, "PYTHONPATH": ROOT},
        missing=lambda: missing,
    )
