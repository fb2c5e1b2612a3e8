"""The pages on which models are made, each built when it is first looked at."""

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QWidget

from glyphstudio.library.library_file import LibraryFile
from glyphstudio.studio.create.model_opener import ModelState
from glyphstudio.studio.rate.rating import Rating
from glyphstudio.studio.rate.ratings import Ratings
from glyphstudio.studio.services import Services
from glyphstudio.studio.train.trainer import Trainer
from glyphstudio.studio.train.training_environment import TrainingEnvironment
from glyphstudio.ui.widgets.theme import Theme
from glyphstudio.ui.window.lazy_page import LazyPage


class TrainingPages(QObject):
    """Train and Rate, with what is behind them."""

    model_made = Signal(object)
    """``(name)`` of a new model among the user's own."""

    def __init__(
        self, theme: Theme, environment: TrainingEnvironment, services: Services, library: LibraryFile
    ) -> None:
        super().__init__()
        self._theme = theme
        self._workshop = environment
        self._services = services
        self._library = library
        self.train = LazyPage(self._make_train)
        self.rate = LazyPage(self._make_rate)

    def page(self, name: str) -> LazyPage:
        """Return the page ``train`` or ``rate``."""
        return {"train": self.train, "rate": self.rate}[name]

    @Slot(object)
    def follow_model(self, state: ModelState) -> None:
        """Let pairs to be judged be drawn by the model that is open now."""
        if state is ModelState.OPEN:
            getattr(self.rate.content, "draw_anew", lambda: None)()

    def close(self) -> bool:
        """End what ends with the window; trainers go on. False: a step lasted longer than closing may wait."""
        contents = [page.content for page in (self.train, self.rate) if page.content is not None]
        closed = [getattr(content, "close_all", lambda: True)() for content in contents]
        return all(closed)

    def _make_train(self) -> QWidget:
        missing = self._workshop.missing()
        if missing:
            words = self.tr("To train, install Glyph Studio with Python: {command} ({package} is missing here).")
            return sentence_page(words.format(command="pip install 'glyphstudio[train]'", package=missing))
        # pyqtgraph brings NumPy, which the window does without until here.
        from glyphstudio.ui.train.train_page import TrainPage  # noqa: PLC0415

        page = TrainPage(self._theme, self._workshop, Trainer(self._workshop, self._workshop.runs))
        page.model_made.connect(self.model_made)
        return page

    def _make_rate(self) -> QWidget:
        from glyphstudio.ui.rate.rate_page import RatePage  # noqa: PLC0415

        shop = self._workshop
        rating = Rating(self._services, self._library, Ratings(shop.ratings))
        trainer = Trainer(shop, shop.tunings, makes_models=False)
        page = RatePage(self._theme, shop, rating, trainer, self._services.resample)
        page.model_made.connect(self.model_made)
        return page


def sentence_page(words: str) -> QLabel:
    """Return a page that says one thing."""
    label = QLabel(words)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setMargin(40)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setAccessibleName(words)
    return label
