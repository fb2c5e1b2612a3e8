"""What the studio needs done, done by fakes that remember what they were asked."""

import math
import threading
from pathlib import Path

from PIL import Image

from glyphstudio.errors import RequestError
from glyphstudio.studio.create.drawing import draw
from glyphstudio.studio.services import Services
from tests.support.fake_model import FakeModel


class FakeServices:
    """``services`` opens ``model``, or raises ``opening_error``; files are written as raw bytes of the picture.

    ``requests``: path → the request that is found in it. ``writing_error`` is raised instead of writing.

    ``hold_opening()`` makes opening wait until ``let_open()``.
    """

    def __init__(self, model: FakeModel | None = None, opening_error: Exception | None = None) -> None:
        self.model = model or FakeModel()
        self.opening_error = opening_error
        self.opened = 0
        self.written: dict[Path, tuple[object, object]] = {}
        self.writing_error: Exception | None = None
        self._gate = threading.Event()
        self._gate.set()
        self.requests: dict[Path, object] = {}
        self.services = Services(
            open_model=self._open,
            draw=draw,
            write=self._write,
            read=self._read,
            encode=lambda picture, request: picture.clean,
            decode=lambda file: (math.isqrt(len(file)), file),
            file_name=lambda request: f"{request.prompt}-{request.seed}.png",
            resample=lambda grey, size, side: Image.frombytes("L", (size, size), grey).resize((side, side)).tobytes(),
        )

    def hold_opening(self) -> None:
        self._gate.clear()

    def let_open(self) -> None:
        self._gate.set()

    def _open(self):
        assert self._gate.wait(10), "nobody let the fake model open"
        self.opened += 1
        if self.opening_error is not None:
            raise self.opening_error
        return self.model

    def _read(self, path):
        if path not in self.requests:
            raise RequestError(f"no request is stored in {path.name}", "Drop another one.")
        return self.requests[path]

    def _write(self, path, picture, request, replace):
        if self.writing_error is not None:
            raise self.writing_error
        path.write_bytes(picture.clean)
        self.written[path] = (picture, request)
