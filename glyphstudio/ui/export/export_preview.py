"""What an export will look like: a page on the table, or a line that is typed with the font."""

from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QImage, QImageReader, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from glyphstudio.exports.progress import FontPreview, PicturePreview
from glyphstudio.ui.widgets.theme import Theme

LARGEST_SIDE = 4000
"""Pixels of a picture on the screen; larger ones are read smaller."""
TYPED_SIZE = 44
SHOWN_WORDS = 12
TYPED_WORDS = 5


class ExportPreview(QStackedWidget):
    """Shows a ``PicturePreview`` or a ``FontPreview``, or says why there is none."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.nothing = QLabel()
        self.nothing.setProperty("role", "note")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setWordWrap(True)
        self.nothing.setTextFormat(Qt.TextFormat.PlainText)
        self.picture = PagePicture(theme)
        self.typing = TypedLine()
        for widget in (self.nothing, self.picture, self.typing):
            self.addWidget(widget)

    def show_words(self, words: str) -> None:
        """Say ``words`` instead of a preview."""
        self.nothing.setText(words)
        self.setCurrentWidget(self.nothing)

    def show_preview(self, preview: PicturePreview | FontPreview) -> None:
        """Show ``preview``."""
        if isinstance(preview, FontPreview):
            self.typing.set_font(preview)
            self.setCurrentWidget(self.typing)
        else:
            self.picture.set_picture(preview)
            self.setCurrentWidget(self.picture)


class PagePicture(QWidget):
    """A picture as large as there is room for, on paper with an edge."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.image = QImage()
        self.setMinimumSize(120, 120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_picture(self, preview: PicturePreview) -> None:
        """Show what ``preview`` has; SVG is read as large as it may be shown."""
        buffer = QBuffer()
        buffer.setData(QByteArray(preview.data))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        reader = QImageReader(buffer, preview.kind.encode())
        size = reader.size()
        if preview.kind == "SVG" or max(size.width(), size.height()) > LARGEST_SIDE:
            reader.setScaledSize(size.scaled(QSize(1600, 1600), Qt.AspectRatioMode.KeepAspectRatio))
        self.image = reader.read()
        self.setAccessibleName(self.tr("Preview: {facts}").format(facts=preview.facts))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture in the middle."""
        if self.image.isNull():
            return
        ratio = self.devicePixelRatioF()
        room = QSize(round((self.width() - 2) * ratio), round((self.height() - 2) * ratio))
        scaled = self.image.scaled(
            self.image.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio),
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        width, height = scaled.width() / ratio, scaled.height() / ratio
        place = QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)
        painter = QPainter(self)
        painter.setPen(self._theme.colour("line_strong"))
        painter.setBrush(QColor("white"))
        painter.drawRect(place.adjusted(-0.5, -0.5, 0.5, 0.5))
        painter.drawImage(place, scaled)


class TypedLine(QWidget):
    """A line to type in, and the same in the font that is being made, straight from memory."""

    def __init__(self) -> None:
        super().__init__()
        self._font: int | None = None
        self._typed_by_hand = False
        self.words = QLabel()
        self.line = QLineEdit()
        self.shown = QLabel()
        self.line.setAccessibleName(self.tr("Type to try the font"))
        self.line.setPlaceholderText(self.tr("Type to try the font"))
        self.line.setMaxLength(500)
        self.words.setProperty("role", "note")
        for label in (self.words, self.shown):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.shown.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(self.line)
        layout.addWidget(self.shown, 1)
        layout.addWidget(self.words)
        self.line.textEdited.connect(self._remember)
        self.line.textChanged.connect(self._show)

    def set_font(self, preview: FontPreview) -> None:
        """Load ``preview``'s font in place of the one before; what was typed stays."""
        self.discard()
        self._font = QFontDatabase.addApplicationFontFromData(QByteArray(preview.data))
        font = QFont(QFontDatabase.applicationFontFamilies(self._font))
        font.setPixelSize(TYPED_SIZE)
        self.shown.setFont(font)
        typable = [word for word in preview.words if word not in preview.untypable]
        if not self._typed_by_hand:
            self.line.setText(" ".join(typable[:TYPED_WORDS]))
        self.words.setText(self._explain(typable, len(preview.untypable)))
        self._show()

    def discard(self) -> None:
        """Let go of the font."""
        if self._font is not None:
            QFontDatabase.removeApplicationFont(self._font)
            self._font = None

    def _explain(self, typable: Sequence[str], untypable: int) -> str:
        words = self.tr("A whole word becomes a glyph: {words}").format(words=", ".join(typable[:SHOWN_WORDS]))
        more = len(typable) - SHOWN_WORDS
        words += self.tr(" and {count} more.").format(count=more) if more > 0 else "."
        if untypable:
            words += " " + self.tr("{count} are typed by code point only, from U+F0000 on.").format(count=untypable)
        return words

    @Slot()
    def _remember(self) -> None:
        self._typed_by_hand = bool(self.line.text())

    @Slot()
    def _show(self) -> None:
        self.shown.setText(self.line.text())
