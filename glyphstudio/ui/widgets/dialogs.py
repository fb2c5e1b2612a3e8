"""The few questions that need a dialog. Tests put their answers in place of these functions."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox, QWidget


def ask_file(parent: QWidget, suggested: Path) -> Path | None:
    """Ask where to save a picture, and whether to replace what is there; None when nobody wants to."""
    title = QCoreApplication.translate("dialogs", "Save picture")
    kind = QCoreApplication.translate("dialogs", "PNG picture (*.png)")
    dialog = QFileDialog(parent, title, str(suggested.parent), kind)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("png")
    dialog.selectFile(suggested.name)
    return Path(dialog.selectedFiles()[0]) if dialog.exec() else None


def ask_export(parent: QWidget, suggested: Path, endings: Sequence[str]) -> Path | None:
    """Ask where to save a file with one of ``endings``, and whether to replace what is there; None for nowhere."""
    title = QCoreApplication.translate("dialogs", "Save")
    kinds = ";;".join(f"{ending[1:].upper()} (*{ending})" for ending in endings)
    dialog = QFileDialog(parent, title, str(suggested.parent), kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(endings[0][1:])
    dialog.selectFile(suggested.name)
    if not dialog.exec():
        return None
    path = Path(dialog.selectedFiles()[0])
    return path if path.suffix.lower() in endings else path.with_name(path.name + endings[0])


def ask_picture(parent: QWidget, folder: Path) -> Path | None:
    """Ask for a picture to draw on; None when nobody wants one."""
    title = QCoreApplication.translate("dialogs", "Open a picture")
    kinds = QCoreApplication.translate("dialogs", "Pictures") + " (*.png *.jpg *.jpeg *.webp *.bmp *.gif *.tif *.tiff)"
    name, _ = QFileDialog.getOpenFileName(parent, title, str(folder), kinds)
    return Path(name) if name else None


def ask_folder(parent: QWidget, suggested: Path) -> Path | None:
    """Ask for the folder to save all pictures in; None when nobody wants to."""
    title = QCoreApplication.translate("dialogs", "Save all pictures in")
    name = QFileDialog.getExistingDirectory(parent, title, str(suggested))
    return Path(name) if name else None


def ask_tags(parent: QWidget, suggested: str) -> str | None:
    """Ask for tags, as words; None when nobody wants to change them."""
    title = QCoreApplication.translate("dialogs", "Tags")
    label = QCoreApplication.translate("dialogs", "Words to find it by, with spaces between:")
    text, agreed = QInputDialog.getText(parent, title, label, text=suggested)
    return text if agreed else None


def ask_name(parent: QWidget, title: str, suggested: str) -> str | None:
    """Ask for a name; None when nobody wants to give one."""
    label = QCoreApplication.translate("dialogs", "Name:")
    text, agreed = QInputDialog.getText(parent, title, label, text=suggested)
    return text if agreed else None


def ask_to_delete(parent: QWidget, count: int) -> bool:
    """Ask whether ``count`` pictures may be deleted for good."""
    title = QCoreApplication.translate("dialogs", "Empty the trash")
    text = QCoreApplication.translate("dialogs", "Delete {count} pictures for good?").format(count=f"{count:,}")
    buttons = QMessageBox.StandardButton.Discard | QMessageBox.StandardButton.Cancel
    box = QMessageBox(QMessageBox.Icon.NoIcon, title, text, buttons, parent)
    box.setInformativeText(QCoreApplication.translate("dialogs", "This cannot be undone."))
    box.button(QMessageBox.StandardButton.Discard).setText(QCoreApplication.translate("dialogs", "Delete"))
    box.setDefaultButton(QMessageBox.StandardButton.Cancel)
    return box.exec() == QMessageBox.StandardButton.Discard


def ask_font(parent: QWidget, suggested: Path) -> Path | None:
    """Ask for a font file; None when nobody wants one."""
    title = QCoreApplication.translate("dialogs", "Choose a font")
    kinds = QCoreApplication.translate("dialogs", "Fonts (*.ttf *.otf *.ttc *.otc)")
    name, _ = QFileDialog.getOpenFileName(parent, title, str(suggested), kinds)
    return Path(name) if name else None
