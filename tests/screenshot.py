"""Make a picture of the real window, for the README and to be looked at.

    xvfb-run -a -s "-screen 0 3000x2000x24" python tests/screenshot.py --scale 2 --out resources/pictures/window.png

Nothing of the user's own settings is read or written.
"""

import argparse
import os
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PIL import Image
from PySide6.QtGui import QCursor, QImage

from glyphstudio import __version__
from glyphstudio.app import open_window, services_of
from glyphstudio.settings import Places
from glyphstudio.studio import preferences
from glyphstudio.studio.create.model_opener import ModelState
from glyphstudio.ui.desktop.application import new_application
from glyphstudio.ui.desktop.garbage_collection import Collector
from tests.support.character_model import CharacterModel

LONGEST_RUN = 600.0


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Make a picture of the window.")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE")
    parser.add_argument("--model", metavar="NAME|DIR", help="the shipped one by default")
    parser.add_argument("--characters", action="store_true", help="draw real characters instead of asking a model")
    parser.add_argument("--theme", choices=["light", "dark"], default="light")
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--size", default="1180x800", metavar="WxH")
    parser.add_argument("--prompt", default="water", help="empty for the window as it starts")
    parser.add_argument("--count", type=int, default=12)
    parser.add_argument("--steps", type=int)
    parser.add_argument("--guidance", type=float)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--view", choices=["clean", "noisy"], default="clean")
    parser.add_argument("--at", type=float, default=1.0, metavar="SHARE", help="when that share of the run is done")
    parser.add_argument("--script", help="Python that is run with `window` and `pump` before the picture is taken")
    return parser.parse_args()


def remembered(options: argparse.Namespace) -> preferences.Preferences:
    return preferences.Preferences(
        prompt=options.prompt,
        steps=options.steps,
        guidance=options.guidance,
        count=options.count,
        seed=options.seed,
        seed_locked=bool(options.prompt),
        theme=options.theme,
        view=options.view,
    )


def save(image: QImage, path: Path) -> None:
    """Write ``image`` with 256 colours, a third of the bytes: the window has few."""
    path.parent.mkdir(parents=True, exist_ok=True)
    rgb = image.convertToFormat(QImage.Format.Format_RGBX8888)
    pixels = Image.frombytes("RGBX", (rgb.width(), rgb.height()), bytes(rgb.constBits())).convert("RGB")
    pixels.quantize(256, dither=Image.Dither.NONE).save(path, optimize=True)


def main() -> int:
    options = parse()
    os.environ["QT_SCALE_FACTOR"] = f"{options.scale:g}"
    application = new_application(__version__)
    Collector(application)
    services = services_of(options.model)
    if options.characters:
        services = replace(services, open_model=CharacterModel, open_on=None)

    def pump(until, seconds=LONGEST_RUN):
        end = time.monotonic() + seconds
        while not until() and time.monotonic() < end:
            application.processEvents()
            time.sleep(0.005)

    with tempfile.TemporaryDirectory() as folder:
        places = Places(
            preferences=Path(folder) / "window.json",
            failures=Path(folder) / "failures.log",
            library=Path(folder) / "library.db",
        )
        preferences.write(places.preferences, remembered(options))
        window = open_window(application, services, places)
        QCursor.setPos(window.screen().geometry().bottomRight())  # a tile under the mouse shows its seed
        window.resize(*map(int, options.size.split("x")))
        pump(lambda: window.studio.model_state in {ModelState.OPEN, ModelState.FAILED})
        if options.prompt:
            shares = [0.0]
            window.studio.progress_changed.connect(lambda progress: shares.append(progress.fraction))
            window.generate()
            pump(lambda: not window.studio.busy or (options.at < 1 and shares[-1] >= options.at))
        window.controls.prompt.moveCursor(window.controls.prompt.textCursor().MoveOperation.End)
        if options.script:
            exec(options.script, {"window": window, "pump": pump})
        pump(lambda: False, 0.3)
        save(window.grab().toImage(), options.out)
        window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
