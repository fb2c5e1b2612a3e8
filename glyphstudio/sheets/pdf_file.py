"""A PDF written object by object, each as soon as it is known: memory does not grow with the pages.

Compared: reportlab (BSD) and pydyf (BSD) hold the whole document until it is saved, and reportlab embeds no font with
PostScript outlines, as ours are; Pillow's writer makes JPEGs and no text; fpdf2 is LGPL; Qt's needs Qt.
"""

import hashlib
import zlib
from array import array
from typing import IO

VERSION = b"%PDF-1.6\n%\xe2\xe3\xcf\xd3\n"


class PdfFile:
    """Numbers objects and remembers where they lie (ISO 32000-1, 7.5). Number 1 is the catalogue, 2 the pages."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._places = array("Q", [0, 0, 0])
        self._pages: list[int] = []
        file.write(VERSION)

    def reserve(self) -> int:
        """Return the number of an object that is written later."""
        self._places.append(0)
        return len(self._places) - 1

    def add(self, content: bytes, number: int | None = None) -> int:
        """Write an object, with a reserved number or a new one; return its number."""
        number = self.reserve() if number is None else number
        self._places[number] = self._file.tell()
        self._file.write(b"%d 0 obj\n%b\nendobj\n" % (number, content))
        return number

    def add_stream(self, data: bytes, entries: bytes = b"", number: int | None = None) -> int:
        """Write a compressed stream whose dictionary has ``entries``; return its number."""
        packed = zlib.compress(data, 6)
        head = b"<</Length %d /Filter /FlateDecode %b>>\nstream\n" % (len(packed), entries)
        return self.add(head + packed + b"\nendstream", number)

    def add_page(self, width: float, height: float, content: bytes, resources: bytes) -> None:
        """Write a page of ``width`` × ``height`` points."""
        stream = self.add_stream(content)
        self._pages.append(
            self.add(
                b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 %b] /Contents %d 0 R /Resources <<%b>>>>"
                % (f"{width:.2f} {height:.2f}".encode(), stream, resources)
            )
        )

    def close(self, information: bytes) -> None:
        """Write the end; ``information`` are entries of the info dictionary (14.3.3)."""
        self.add(b"<</Type /Catalog /Pages 2 0 R>>", 1)
        kids = b" ".join(b"%d 0 R" % page for page in self._pages)
        self.add(b"<</Type /Pages /Count %d /Kids [%b]>>" % (len(self._pages), kids), 2)
        info = self.add(b"<<%b>>" % information)
        start = self._file.tell()
        self._file.write(b"xref\n0 %d\n0000000000 65535 f \n" % len(self._places))
        for place in self._places[1:]:
            self._file.write(b"%010d 00000 n \n" % place)
        name = hashlib.sha256(information).hexdigest()[:32].encode()
        self._file.write(
            b"trailer\n<</Size %d /Root 1 0 R /Info %d 0 R /ID [<%b> <%b>]>>\nstartxref\n%d\n%%%%EOF\n"
            % (len(self._places), info, name, name, start)
        )


def text_string(text: str) -> bytes:
    """Return ``text`` as a text string (7.9.2.2): UTF-16, in hexadecimal."""
    return b"<feff%b>" % text.encode("utf-16-be").hex().encode()
