"""Train a model in the real window and draw with it; then rate glyphs, tune the shipped model on them, and draw again.

    xvfb-run -a -s "-screen 0 3000x2000x24" python tests/train_in_window.py --out training.webp --pages pages

Real programs train and export: minutes on two cores. Exit status 1, and a sentence, when something is not as it should
be. Nothing of the user's own is read or written.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest

from glyphstudio import __version__
from glyphstudio.app import open_window, services_of
from glyphstudio.runs.run_folder import Phase
from glyphstudio.settings import Places
from glyphstudio.studio import preferences
from glyphstudio.studio.create.model_opener import ModelState
from glyphstudio.ui.desktop.application import new_application
from glyphstudio.ui.desktop.garbage_collection import Collector
from tests.support import visit
from tests.support.film import Film
from tests.support.visit import LostError, Visit, Wishes, expect

PAIRS = 6
EPOCHS = 2


class TrainingVisit(Visit):
    """Somebody who wants a model of their own."""

    @property
    def page(self):
        return self.window.training.train.content

    @property
    def rating(self):
        return self.window.training.rate.content

    def be_open(self, name):
        studio = self.window.studio
        self.until(lambda: studio.model_state in {ModelState.OPEN, ModelState.FAILED}, "opening the model")
        expect(studio.facts is not None and studio.models.current == name, f"{name} is not open")

    def choose_model(self, name):
        menu = self.window.actions_.models
        menu.aboutToShow.emit()
        found = {action.data(): action for action in menu.actions()}
        expect(name in found, f"{name} is not in the menu Model, which offers {', '.join(found)}")
        found[name].trigger()
        self.be_open(name)

    def phase_is(self, page, *phases):
        trainer = page.trainer

        def reached():
            phase = trainer.report.phase if trainer.report is not None else None
            told = trainer.report.failure if trainer.report is not None else None
            expect(phase is not Phase.FAILED or Phase.FAILED in phases, f"the training failed: {told}")
            return phase in phases

        return reached

    def build(self, characters):
        """Type a range, and build a set of it."""
        self.go_to("train")
        self.until(lambda: self.page is not None, "the page Train")
        self.retype(self.page.panel.range, characters)
        QTest.keyClick(self.page.panel.range, Qt.Key.Key_Return)
        self.until(lambda: self.page.panel.glyph_set is not None, "the set")
        self.take(1000, "set")

    def train(self, minutes):
        """Start a run, stop it, resume it, and see a model made of it."""
        page, made = self.page, []
        page.model_made.connect(made.append)
        self.retype(page.panel.minutes, f"{minutes:g}")
        QTest.keyClick(page.panel.minutes, Qt.Key.Key_Tab)
        self.click(page.panel.start)
        self.until(self.phase_is(page, Phase.TRAINING), "the training")
        self.until(lambda: len(page.trainer.run.log.losses) > 0, "the first loss")
        self.take(1000, "training")
        self.click(page.view.stop)
        self.until(self.phase_is(page, Phase.STOPPED), "the end after Stop")
        self.take(1000, "stopped")
        before = page.trainer.report.pace.share
        self.click(page.view.resume)
        self.until(self.phase_is(page, Phase.TRAINING), "the training after Resume")
        self.until(lambda: page.trainer.report.pace.share > before, "progress after Resume")
        self.until(self.phase_is(page, Phase.FINISHED), "the end of the training")
        self.until(lambda: bool(made) or not page.banner.isHidden(), "the model")
        expect(bool(made), f"no model was made: {page.banner.message.text()}")
        self.take(1200, "trained")
        return made[0]

    def draw(self, name, page_name):
        """Choose the model ``name``, and draw with it."""
        self.choose_model(name)
        self.go_to("create")
        controls = self.window.controls
        controls.prompt.setFocus()
        controls.prompt.selectAll()
        QTest.keyClicks(controls.prompt, self.wishes.prompt)
        QTest.keyClick(controls.prompt, Qt.Key.Key_Return, visit.CONTROL)
        self.until(lambda: self.window.studio.busy, "the beginning of the run")
        self.idle()
        self.settle()
        expect(all(tile.finished for tile in self.window.studio.tiles), "a picture was not finished")
        expect(name in self.window.status.model.text(), "the status line names another model")
        self.take(1200, page_name)

    def rate(self):
        """Judge pairs by keys, tune the model, look at its epochs, and make a model of the last."""
        self.go_to("rate")
        self.until(lambda: self.rating is not None, "the page Rate")
        page, made = self.rating, []
        page.model_made.connect(made.append)
        for number in range(PAIRS):
            self.until(lambda: page.rating.current is not None, "a pair")
            self.take(500, "rate" if number == 0 else "")
            QTest.keyClick(page.pairs.table, Qt.Key.Key_Left if number % 2 else Qt.Key.Key_Right)
        expect(page.rating.counts.pairs == PAIRS, f"{page.rating.counts} is not what was judged")
        self.retype(page.panel.epochs, f"{EPOCHS}")
        QTest.keyClick(page.panel.epochs, Qt.Key.Key_Tab)
        self.click(page.panel.tune)
        self.until(self.phase_is(page, Phase.FINISHED), "the end of the tuning")
        self.until(lambda: len(page.trainer.run.sheets()) == EPOCHS + 1, "a sheet of every epoch and of before")
        slider = page.tuning.sheets.slider
        slider.setFocus()
        QTest.keyClick(slider, Qt.Key.Key_Home)
        self.take(1000, "before-tuning")
        first = page.tuning.sheets.caption.text()
        for _ in range(EPOCHS):
            QTest.keyClick(slider, Qt.Key.Key_Right)
        self.take(1000, "tuned")
        expect(page.tuning.sheets.caption.text() != first, "the slider shows no other epoch")
        self.click(page.tuning.view.make_model)
        self.until(lambda: bool(made) or not page.banner.isHidden(), "the tuned model")
        expect(bool(made), f"no model was made: {page.banner.message.text()}")
        return made[0]


def parse():
    parser = argparse.ArgumentParser(description="Train and tune models in the window.")
    parser.add_argument("--out", type=Path, metavar="FILE", help="an animated .webp or .gif")
    parser.add_argument("--pages", type=Path, metavar="DIR", help="a PNG of every page")
    parser.add_argument("--range", default="U+4E00-4EFF", help="characters to train on")
    parser.add_argument("--minutes", type=float, default=2.0)
    parser.add_argument("--theme", choices=["light", "dark"], default="light")
    parser.add_argument("--size", default="1180x800", metavar="WxH")
    parser.add_argument("--patience", type=float, default=900.0, help="seconds that any one thing may take")
    return parser.parse_args()


def main():
    options = parse()
    os.environ.setdefault("QT_SCALE_FACTOR", "1")
    visit.LONGEST_WAIT = options.patience
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        os.environ["XDG_DATA_HOME"] = str(base / "data")
        application = new_application(__version__)
        Collector(application)
        film = Film(options.pages)
        places = Places(base / "window.json", base / "failures.log", base / "library" / "library.db")
        preferences.write(places.preferences, preferences.Preferences(theme=options.theme))
        window = open_window(application, services_of(None), places)
        QCursor.setPos(window.screen().geometry().bottomRight())
        window.resize(*map(int, options.size.split("x")))
        try:
            someone = TrainingVisit(window, film, Wishes(prompt="gold"))
            someone.until(lambda: window.studio.model_state is ModelState.OPEN, "opening the model")
            shipped = window.studio.models.current
            someone.build(options.range)
            mine = someone.train(options.minutes)
            someone.draw(mine, "own-model")
            someone.choose_model(shipped)
            someone.draw(someone.rate(), "tuned-model")
        except LostError as lost:
            sys.stderr.write(f"error: {lost}\n")
            return 1
        finally:
            window.close()
            if options.out is not None and film.frames:
                film.save(options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
