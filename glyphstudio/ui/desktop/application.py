"""The application object, before any window."""

from PySide6.QtWidgets import QApplication

from glyphstudio.settings import NAME


def new_application(version: str) -> QApplication:
    """Return the application; the name is what desktops know its windows by."""
    application = QApplication([NAME])
    application.setApplicationVersion(version)
    application.setDesktopFileName(NAME)
    return application
