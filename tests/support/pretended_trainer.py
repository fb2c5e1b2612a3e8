"""Stands for `glyphstudio train`, `dataset build` and the exporter: does what the words and TRICK say, in an instant.

    python pretended_trainer.py train … --out RUN --json
    python pretended_trainer.py dataset build … --out SET --json
    python pretended_trainer.py export RUN BUNDLE --name NAME

TRICK in the environment: "" goes to the end; "wait" trains until it is asked to stop; "fail" ends with an error.
"""

import json
import os
import signal
import sys
import time
from pathlib import Path

from glyphstudio.runs.trainer_lock import is_asked_to_stop, trainer_of

TRICK = os.environ.get("TRICK", "")


def option(name: str) -> str:
    return sys.argv[sys.argv.index(name) + 1]


def told(**record: object) -> None:
    sys.stdout.write(json.dumps(record) + "\n")
    sys.stdout.flush()


def train() -> int:
    run = Path(option("--out"))
    with trainer_of(run):
        told(event="note", text="encoding captions")
        if TRICK == "fail":
            sys.stderr.write("Warning: from a library\nerror: the loss became nan\nhint: Take a lower rate.\n")
            return 1
        begun = len(list((run / "checkpoints").glob("*"))) * 10 if "--resume" in sys.argv else 0
        last = begun + 5
        for step in range(begun + 1, last + 1):
            log(run, step, share=step / last if not TRICK else 0.25)
        while TRICK == "wait" and not is_asked_to_stop(run):
            time.sleep(0.02)
        from PIL import Image

        sheet = run / "samples" / f"{last:08d}.png"
        sheet.parent.mkdir(exist_ok=True)
        Image.new("L", (60, 60), 200).save(sheet)
        (run / "checkpoints" / f"{last:08d}").mkdir(parents=True)
        write(run, {"event": "Saved", "step": last, "folder": "x"})
    return 0


def log(run: Path, step: int, share: float) -> None:
    pace = {"samples_seen": 8 * step, "samples_per_second": 12.5, "seconds": 2.0 * step, "share": share}
    write(run, {"event": "StepDone", "step": step, "loss": 1.0 / step, "rate_factor": 1.0, **pace})
    write(run, {"event": "Validated", "step": step, "samples_seen": 8 * step, "loss": 2.0 / step})


def write(run: Path, record: dict[str, object]) -> None:
    with (run / "log.jsonl").open("a") as file:
        file.write(json.dumps(record) + "\n")


def build() -> int:
    if TRICK == "fail":
        sys.stderr.write("error: no character of the range has ink in these fonts\nhint: Choose another font.\n")
        return 1
    folder = Path(option("--out"))
    told(event="Drawn", done=1, total=2, drawn=1)
    folder.mkdir(parents=True)
    (folder / "images.npy").write_bytes(b"header" + bytes(16 * 16) + b"\xff" * 16 * 16)
    facts = {"format": 1, "size": 16, "count": 2, "ranges": option("--range"), "fonts": [{"name": "Pretended"}]}
    (folder / "dataset.json").write_text(json.dumps(facts))
    told(event="Drawn", done=2, total=2, drawn=2)
    return 0


def export() -> int:
    if TRICK == "fail":
        sys.stderr.write("error: the graph differs\n")
        return 1
    Path(sys.argv[3]).mkdir(parents=True)
    (Path(sys.argv[3]) / "bundle.json").write_text(json.dumps(sys.argv[2:]))
    return 0


if __name__ == "__main__":
    signal.alarm(60)  # nobody's test leaves one behind for long
    sys.exit({"train": train, "dataset": build, "export": export}[sys.argv[1]]())
