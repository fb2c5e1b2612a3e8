"""Film the real window while it is used by keyboard and mouse, and check that nothing is lost when it is closed.

    xvfb-run -a -s "-screen 0 3000x2000x24" python tests/record_window.py --out window.webp --pages pages

From a prompt to a favourite, a strip of steps, a sketch, a sheet and the library; then the window is closed and opened
again. Exit status 1, and a sentence, when something is not as it should be. Nothing of the user's own is read or
written.
"""

import argparse
import os
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtGui import QCursor

from glyphstudio import __version__
from glyphstudio.app import open_window, services_of
from glyphstudio.settings import Places
from glyphstudio.studio import preferences
from glyphstudio.ui.desktop.application import new_application
from glyphstudio.ui.desktop.garbage_collection import Collector
from tests.support.character_model import CharacterModel
from tests.support.film import Film
from tests.support.visit import LostError, Wishes, tour


def parse():
    parser = argparse.ArgumentParser(description="Film the window while it is used.")
    parser.add_argument("--out", type=Path, metavar="FILE", help="an animated .webp or .gif")
    parser.add_argument("--pages", type=Path, metavar="DIR", help="a PNG of every page")
    parser.add_argument("--model", metavar="NAME|DIR", help="the shipped one by default")
    parser.add_argument("--characters", action="store_true", help="draw real characters instead of asking a model")
    parser.add_argument("--theme", choices=["light", "dark"], default="light")
    parser.add_argument("--size", default="1180x800", metavar="WxH")
    parser.add_argument("--prompt", default=Wishes.prompt)
    parser.add_argument("--count", type=int, default=Wishes.count)
    parser.add_argument("--steps", type=int, default=Wishes.steps)
    parser.add_argument("--strip", default=Wishes.strip, help="the values of the strip of steps")
    return parser.parse_args()


def main():
    options = parse()
    os.environ.setdefault("QT_SCALE_FACTOR", "1")
    application = new_application(__version__)
    Collector(application)
    services = services_of(options.model)
    if options.characters:
        services = replace(services, open_model=CharacterModel, open_on=None)
    film = Film(options.pages)
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        places = Places(base / "window.json", base / "failures.log", base / "library.db")
        preferences.write(places.preferences, preferences.Preferences(theme=options.theme))

        def open_():
            window = open_window(application, services, places)
            QCursor.setPos(window.screen().geometry().bottomRight())  # a tile under the mouse shows its seed
            window.resize(*map(int, options.size.split("x")))
            window.activateWindow()
            return window

        try:
            tour(open_, film, Wishes(options.prompt, options.count, options.steps, options.strip))
        except LostError as lost:
            sys.stderr.write(f"error: {lost}\n")
            return 1
        finally:
            if options.out is not None and film.frames:
                film.save(options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
