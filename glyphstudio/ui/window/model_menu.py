"""The menu in which a model is chosen; the status line opens it too."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from glyphstudio.studio.create.studio import Studio


class ModelMenu(QObject):
    """Fills ``menu`` whenever it is opened: a run that has ended or a command may have added a model."""

    def __init__(self, menu: QMenu, studio: Studio) -> None:
        super().__init__(menu)
        self._menu = menu
        self._studio = studio
        menu.aboutToShow.connect(self.fill)

    @Slot()
    def fill(self) -> None:
        """Offer the models that there are now, and tick the one that is drawn with."""
        self._menu.clear()
        group = QActionGroup(self._menu)
        models = self._studio.models
        for name in models.names:
            # A name may hold "&", which would underline a letter.
            action = self._menu.addAction(name.replace("&", "&&"))
            action.setData(name)
            action.setCheckable(True)
            action.setChecked(name == models.current)
            action.triggered.connect(self._choose)
            group.addAction(action)
        if not models.names:
            self._menu.addAction(self.tr("No model is installed")).setEnabled(False)

    @Slot()
    def _choose(self) -> None:
        self._studio.choose_model(next(action.data() for action in self._menu.actions() if action.isChecked()))
