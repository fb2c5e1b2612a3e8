"""Make a picture of the real window, for the README and to be looked at.

    xvfb-run -a -s "-screen 0 1600x1100x24" python tests/screenshot.py --out resources/pictures/window.png

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


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Make a picture of the window.")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE")
    parser.add_argument("--model", metavar="DIR", help="a bundle; the shipped one by default")
    parser.add_argument("--characters", action="store_true", help="draw real characters instead of asking a model")
    parser.add_argument("--theme", choices=["light", "dark"], default="light")
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--size", default="1180x800", metavar="WxH")
    parser.add_argument("--prompt", default="gold", help="empty for the window as it starts")
    parser.add_argument("--count", type=int, default=12)
    parser.add_argument("--steps", type=int)
    parser.add_argument("--guidance", type=float)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--view", choices=["clean", "noisy"], default="clean")
    parser.add_argument("--at", type=float, default=1.0, metavar="SHARE", help="when that share of the run is done")
    parser.add_argument("--script", help="Python that is run with `window` before the picture is taken")
    return parser.parse_args()


def main() -> int:
    options = parse()
    os.environ["QT_SCALE_FACTOR"] = f"{options.scale:g}"
    from glyphstudio import __version__
    from glyphstudio.app import open_window, services_of
    from glyphstudio.settings import Places
    from glyphstudio.studio import preferences
    from glyphstudio.ui.application import new_application

    application = new_application(__version__)
    services = services_of(options.model)
    if options.characters:
        from tests.support.character_model import CharacterModel

        services = replace(services, open_model=CharacterModel)

    def pump(until, seconds=600.0):
        end = time.monotonic() + seconds
        while not until() and time.monotonic() < end:
            application.processEvents()
            time.sleep(0.005)

    with tempfile.TemporaryDirectory() as folder:
        places = Places(preferences=Path(folder) / "window.json", failures=Path(folder) / "failures.log")
        chosen = preferences.Preferences(
            prompt=options.prompt,
            steps=options.steps,
            guidance=options.guidance,
            count=options.count,
            seed=options.seed,
            seed_locked=True,
            theme=options.theme,
            view=options.view,
        )
        preferences.write(places.preferences, chosen)
        window = open_window(application, services, places)
        window.resize(*map(int, options.size.split("x")))
        pump(lambda: window.studio.facts is not None or places.failures.exists())
        shares = []
        window.studio.progress_changed.connect(lambda progress: shares.append(progress.fraction))
        if options.prompt and window.studio.facts:
            window.generate()
            pump(lambda: not window.studio.busy or bool(shares and shares[-1] >= options.at))
        window.controls.prompt.moveCursor(window.controls.prompt.textCursor().MoveOperation.End)
        if options.script:
            exec(options.script, {"window": window, "pump": pump})
        pump(lambda: False, 0.3)
        options.out.parent.mkdir(parents=True, exist_ok=True)
        window.grab().save(str(options.out))
        window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
