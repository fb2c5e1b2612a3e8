"""Pictures to other programs and back: clipboard, dragging out, dropping in."""

import tempfile
from pathlib import Path

from PySide6.QtCore import QByteArray, QMimeData, QObject, QPoint, Qt, QUrl
from PySide6.QtGui import QDrag, QGuiApplication

from glyphstudio.studio.filing import Filing
from glyphstudio.studio.tiles import Tile
from glyphstudio.ui.images import grey_image
from glyphstudio.ui.tile_view import TileView

DRAGGED_SIZE = 96


class PictureExchange:
    """Copies and drags what tiles show. The files behind dragged pictures are kept until ``discard``."""

    def __init__(self, filing: Filing) -> None:
        self._filing = filing
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def copy(self, view: TileView) -> None:
        """Put what ``view`` shows on the clipboard: an image, and of a finished picture the PNG with its request."""
        QGuiApplication.clipboard().setMimeData(self._mime(view))

    def drag(self, view: TileView, source: QObject) -> None:
        """Let the mouse carry what ``view`` shows to another program; returns when it was dropped.

        A finished picture is a file, too, with its request inside. Raises ``OutputError``.
        """
        mime = self._mime(view)
        if view.tile is not None and view.tile.finished:
            mime.setUrls([QUrl.fromLocalFile(str(self._file(view.tile)))])
        drag = QDrag(source)
        drag.setMimeData(mime)
        picture = view.grab().scaledToWidth(DRAGGED_SIZE, Qt.TransformationMode.SmoothTransformation)
        drag.setPixmap(picture)
        drag.setHotSpot(QPoint(DRAGGED_SIZE // 2, DRAGGED_SIZE // 2))
        drag.exec(Qt.DropAction.CopyAction)

    def discard(self) -> None:
        """Remove the files."""
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _mime(self, view: TileView) -> QMimeData:
        mime = QMimeData()
        tile, grey = view.tile, view.grey
        if tile is not None and tile.picture is not None and grey is not None:
            mime.setImageData(grey_image(grey, tile.picture.size))
            if tile.finished:
                mime.setData("image/png", QByteArray(self._filing.encoded(tile)))
        return mime

    def _file(self, tile: Tile) -> Path:
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="glyphstudio-")
        return self._filing.write_now(tile, Path(self._folder.name))


def dropped_picture(mime: QMimeData) -> Path | None:
    """Return the one PNG file among what is dropped, or None."""
    files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    pictures = [file for file in files if file.suffix.lower() == ".png"]
    return pictures[0] if len(pictures) == 1 else None
