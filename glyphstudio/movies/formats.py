"""A reel into GIF, APNG, WebP or MP4, a frame at a time. Equal frames give equal bytes with equal libraries."""

import struct
import zlib
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import IO, Any

import numpy as np
from PIL import Image
from PIL.GifImagePlugin import getdata

from glyphstudio.errors import MissingExtraError, OutputError
from glyphstudio.glyphs.png_chunks import SIGNATURE, chunk, header, scanlines, text_chunk
from glyphstudio.movies.frames import Frame
from glyphstudio.movies.reel import Playback, Reel

KEYWORD = "glyphstudio"
"""Of the text chunk of an APNG, as of every PNG of ours."""
IMAGE_DESCRIPTION = 0x010E
"""The tag of Exif 2.32 that carries the record in a WebP."""
GREYS = bytes(value for grey in range(256) for value in (grey, grey, grey))
LARGEST_GIF = 65535


def write_gif(file: IO[bytes], reel: Reel, playback: Playback, record: str) -> None:
    """Write GIF89a in 256 greys that repeats for ever; times are rounded to 1/100 s, as the format has them."""
    height, width = reel.shape
    if max(height, width) > LARGEST_GIF:
        raise OutputError(f"{width} × {height} pixels are too many for a GIF", "Ask for smaller glyphs.")
    file.write(b"GIF89a" + struct.pack("<HHBBB", width, height, 0xF7, 255, 0) + GREYS)
    file.write(b"\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0")
    text = record.encode("ascii")
    blocks = (text[start : start + 255] for start in range(0, len(text), 255))
    file.write(b"\x21\xfe" + b"".join(bytes([len(block)]) + block for block in blocks) + b"\0")
    for number, seconds in playback.order(len(reel)):
        file.write(b"\x21\xf9\x04\x04" + struct.pack("<H", max(2, round(100 * seconds))) + b"\0\0")
        file.writelines(getdata(Image.fromarray(reel[number]), optimize=False))
    file.write(b";")


def write_apng(file: IO[bytes], reel: Reel, playback: Playback, record: str) -> None:
    """Write an animated PNG (third edition, 11.3.4.5) that repeats for ever; where it cannot move, it shows the end."""
    height, width = reel.shape
    order = list(playback.order(len(reel)))
    file.write(SIGNATURE + header(width, height))
    file.write(chunk(b"acTL", struct.pack(">II", len(order), 0)) + text_chunk(KEYWORD, record))
    file.write(chunk(b"IDAT", _packed(reel[len(reel) - 1])))
    sequence = 0
    for number, seconds in order:
        control = struct.pack(">IIIIIHHBB", sequence, width, height, 0, 0, round(1000 * seconds), 1000, 0, 0)
        file.write(chunk(b"fcTL", control))
        file.write(chunk(b"fdAT", struct.pack(">I", sequence + 1) + _packed(reel[number])))
        sequence += 2
    file.write(chunk(b"IEND", b""))


def _packed(frame: Frame) -> bytes:
    return zlib.compress(scanlines(frame), 9)


def write_webp(file: IO[bytes], reel: Reel, playback: Playback, record: str) -> None:
    """Write a lossless animated WebP that repeats for ever."""
    exif = Image.Exif()
    exif[IMAGE_DESCRIPTION] = record
    order = list(playback.order(len(reel)))
    times = [round(1000 * seconds) for _, seconds in order]
    _MovingImage(reel, [number for number, _ in order]).save(
        file, "WEBP", save_all=True, duration=times, loop=0, lossless=True, method=3, quality=50, exif=exif
    )


class _MovingImage(Image.Image):
    """What Pillow's writers ask of a picture with frames: each is fetched when they turn to it."""

    def __init__(self, reel: Reel, order: list[int]) -> None:
        super().__init__()
        self._reel, self._order, self._place = reel, order, 0
        self.n_frames = len(order)
        self.seek(0)

    def seek(self, frame: int) -> None:
        shown = Image.fromarray(self._reel[self._order[frame]]).convert("RGB")
        self._place, self.im, self._mode, self._size = frame, shown.im, shown.mode, shown.size

    def tell(self) -> int:
        return self._place


def write_mp4(file: IO[bytes], reel: Reel, playback: Playback, record: str) -> None:
    """Write H.264, or MPEG-4 where PyAV has no H.264; raises ``MissingExtraError`` without PyAV."""
    try:
        import av  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtraError(
            "MP4 needs PyAV, which is not installed", "pip install 'glyphstudio[video]'."
        ) from error
    codec = "libx264" if "libx264" in av.codecs_available else "mpeg4"
    rate = Fraction(playback.frames_per_second).limit_denominator(1000)
    height, width = reel.shape
    # One thread and no date: equal frames, equal bytes. Not "faststart": it opens the file again, by its name.
    options = {"movflags": "+use_metadata_tags", "fflags": "+bitexact"}
    with av.open(file, "w", format="mp4", options=options) as container:
        container.metadata["comment"] = record
        stream: Any = container.add_stream(codec, rate=rate)
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        stream.codec_context.thread_count = 1
        if codec == "libx264":
            stream.options = {"crf": "16", "preset": "medium", "tune": "animation"}
        else:
            stream.bit_rate = 8_000_000
        for grey in _at_rate(reel, playback):
            frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(grey), format="gray").reformat(format="yuv420p")
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


def _at_rate(reel: Reel, playback: Playback) -> Iterator[Frame]:
    """Yield each frame as often as it is shown."""
    for number, seconds in playback.order(len(reel)):
        frame = reel[number]
        for _ in range(max(1, round(seconds * playback.frames_per_second))):
            yield frame


WRITERS: Mapping[str, Callable[[IO[bytes], Reel, Playback, str], None]] = {
    ".gif": write_gif,
    ".png": write_apng,
    ".webp": write_webp,
    ".mp4": write_mp4,
}
"""By the file's ending."""
