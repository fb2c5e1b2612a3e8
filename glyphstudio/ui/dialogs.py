"""The few questions that need a dialog. Tests put their answers in place of these functions."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_file(parent: QWidget, suggested: Path) -> Path | None:
    """Ask where to save a picture, and whether to replace what is there; None when nobody wants to."""
    title = QCoreApplication.translate("dialogs", "Save picture")
    kind = QCoreApplication.translate("dialogs", "PNG picture (*.png)")
    dialog = QFileDialog(parent, title, str(suggested.parent), kind)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("png")
    dialog.selectFile(suggested.name)
    return Path(dialog.selectedFiles()[0]) if dialog.exec() else None


def ask_folder(parent: QWidget, suggested: Path) -> Path | None:
    """Ask for the folder to save all pictures in; None when nobody wants to."""
    title = QCoreApplication.translate("dialogs", "Save all pictures in")
    name = QFileDialog.getExistingDirectory(parent, title, str(suggested))
    return Path(name) if name else None
