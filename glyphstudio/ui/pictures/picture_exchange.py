"""Pictures to other programs and back: clipboard, dragging out, dropping in."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QMimeData, QObject, QPoint, QStringListModel, Qt, QUrl
from PySide6.QtGui import QDrag, QGuiApplication, QPixmap

from glyphstudio.studio.filing import Filing, finished_picture
from glyphstudio.studio.tiles import Tile
from glyphstudio.ui.pictures.images import grey_image
from glyphstudio.ui.pictures.tile_view import TileView

CARRIERS = frozenset({".png", ".json", ".svg", ".pdf", ".ttf", ".otf", ".gif", ".webp", ".mp4"})
"""Endings of the files that carry requests."""
DRAGGED_SIZE = 96
START_ENDINGS = (".png", ".jpg", ".jpeg", ".webp", ".bmp", ".gif", ".tif", ".tiff")


class PictureExchange:
    """Copies and drags what tiles show. The files behind dragged pictures are kept until ``discard``."""

    def __init__(self, filing: Filing) -> None:
        self._filing = filing
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def copy(self, view: TileView) -> None:
        """Put what ``view`` shows on the clipboard: an image, and of a finished picture the PNG with its request."""
        _put_on_clipboard(self._mime(view))

    def copy_tile(self, tile: Tile) -> None:
        """Put a finished ``tile`` on the clipboard: an image, and the PNG with its request."""
        _put_on_clipboard(self._finished_mime(tile))

    def drag_tiles(self, tiles: Sequence[Tile], pixmap: QPixmap, source: QObject) -> None:
        """Let the mouse carry finished ``tiles`` to another program, as files. Raises ``OutputError``."""
        mime = self._finished_mime(tiles[0]) if len(tiles) == 1 else QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(self._file(tile))) for tile in tiles])
        self._drag(mime, pixmap, source)

    def drag(self, view: TileView, source: QObject) -> None:
        """Let the mouse carry what ``view`` shows to another program; returns when it was dropped.

        A finished picture is a file, too, with its request inside. Raises ``OutputError``.
        """
        mime = self._mime(view)
        if view.tile is not None and view.tile.finished:
            mime.setUrls([QUrl.fromLocalFile(str(self._file(view.tile)))])
        self._drag(mime, view.grab(), source)

    def _drag(self, mime: QMimeData, pixmap: QPixmap, source: QObject) -> None:
        drag = QDrag(source)
        drag.setMimeData(mime)
        drag.setPixmap(pixmap.scaledToWidth(DRAGGED_SIZE, Qt.TransformationMode.SmoothTransformation))
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
            if tile.finished and view.picture is tile.picture:
                mime.setData("image/png", QByteArray(self._filing.encoded(tile)))
        return mime

    def _finished_mime(self, tile: Tile) -> QMimeData:
        mime, picture = QMimeData(), finished_picture(tile)
        mime.setImageData(grey_image(picture.clean, picture.size))
        mime.setData("image/png", QByteArray(self._filing.encoded(tile)))
        return mime

    def _file(self, tile: Tile) -> Path:
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="glyphstudio-")
        return self._filing.write_now(tile, Path(self._folder.name))


def _put_on_clipboard(mime: QMimeData) -> None:
    """Put the image and the PNG of ``mime`` on the clipboard, in an object that Qt itself has made.

    Without a desktop's clipboard (offscreen, VNC) Qt keeps what was copied until the process ends, longer than Python
    lives. A ``QMimeData`` that Python made asks Python when it is deleted: that was a segmentation fault at the end.
    """
    model = QStringListModel([""])
    copied = model.mimeData([model.index(0)])  # the one way to have Qt make an empty one and give it away
    copied.clear()
    if mime.hasImage():
        copied.setImageData(mime.imageData())
    if mime.hasFormat("image/png"):
        copied.setData("image/png", mime.data("image/png"))
    QGuiApplication.clipboard().setMimeData(copied)


def dropped_picture(mime: QMimeData) -> Path | None:
    """Return the one file among what is dropped that may carry a request, or None."""
    files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    pictures = [file for file in files if file.suffix.lower() in CARRIERS]
    return pictures[0] if len(pictures) == 1 else None


def dropped_start(mime: QMimeData) -> Path | None:
    """Return the one picture file among what is dropped, to be drawn upon, or None."""
    files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    pictures = [file for file in files if file.suffix.lower() in START_ENDINGS]
    return pictures[0] if len(pictures) == 1 else None
