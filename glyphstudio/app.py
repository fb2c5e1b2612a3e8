"""The window's composition root: chooses the model and the folders, builds everything, and passes it down.

Nothing heavier than Qt is imported before the window has been seen; the rest is loaded behind it, on its threads.
"""

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from glyphstudio import __version__, resources
from glyphstudio.engine.request import GenerationRequest
from glyphstudio.errors import DisplayError
from glyphstudio.settings import NAME, Places

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication  # noqa: TID251  as a type only

    from glyphstudio.engine.model import GlyphModel
    from glyphstudio.studio.computing import Computing
    from glyphstudio.studio.models import Models
    from glyphstudio.studio.pictures import Frame, Picture
    from glyphstudio.studio.services import Services
    from glyphstudio.studio.train.training_environment import TrainingEnvironment
    from glyphstudio.ui.window.main_window import MainWindow

SWITCH_INTERVAL = 0.001
"""Seconds. Measured with 36 pictures on two busy cores: the longest gap of the event loop went from 45 to 34 ms."""


def main(arguments: Sequence[str]) -> int:
    """Open the window; return the exit status when it is closed: 0, 1 without a model, or 128 + n after signal n.

    Raises ``DisplayError`` when there is no screen, or when Qt lacks a library of the system.
    """
    options = _parser().parse_args(arguments)
    try:
        from glyphstudio.ui.desktop.display import check_display

        check_display(sys.platform, os.environ)
        return _run(options.model, exit_after_show=options.exit_after_show)
    except ImportError as error:
        if "shared object" not in str(error):
            raise
        hint = "README.md names the packages of your system that Qt needs: install them."
        raise DisplayError(f"a library that Qt needs is missing ({error})", hint) from error


def open_window(application: "QApplication", services: "Services", places: Places) -> "MainWindow":
    """Return the window, on show, with everything behind it; the model is opened after the first paint."""
    from dataclasses import replace

    from glyphstudio.library.library_file import LibraryFile
    from glyphstudio.studio import preferences
    from glyphstudio.studio.create.library_writer import LibraryWriter
    from glyphstudio.studio.create.studio import Studio
    from glyphstudio.studio.explore.exploration import Exploration
    from glyphstudio.studio.export.exporting import Exporting
    from glyphstudio.studio.failure_log import FailureLog
    from glyphstudio.studio.filing import Filing
    from glyphstudio.studio.library.library_client import LibraryClient
    from glyphstudio.ui.desktop.fonts import complete_font
    from glyphstudio.ui.frame.translations import speak
    from glyphstudio.ui.widgets.theme import Theme
    from glyphstudio.ui.window.main_window import MainWindow

    remembered = preferences.read(places.preferences)
    translators = speak(remembered.language)
    application.setFont(complete_font(application.font()))
    theme = Theme(application, resources.find("themes"))
    theme.choose(remembered.theme)
    library = LibraryFile(places.library)
    keeping = LibraryWriter(services, library)
    studio = Studio(replace(services, draw=keeping.draw), passing=services.draw)
    window = MainWindow(
        studio,
        Filing(services),
        LibraryClient(services, library),
        Exploration(studio, services.draw, keeping.keep),
        Exporting(services, library),
        theme,
        environment_of(places, services.models),
        services.resample,
        FailureLog(places.failures),
        remembered,
        lambda newest: preferences.write(places.preferences, newest),
        places.preferences.with_name("presets.json"),
    )
    window.translators = translators
    window.seen.connect(window.library_client.open)
    window.seen.connect(window.studio.open_model)
    window.show()
    return window


def environment_of(places: Places, models: "Models") -> "TrainingEnvironment":
    """Return where training happens: beside the library, by this very program and the exporter beside it."""
    from glyphstudio.studio.train.training_environment import (
        TrainingEnvironment,
        environment,
        missing_package,
        own_program,
    )

    return TrainingEnvironment(
        folder=places.training,
        shelf=_own_shelf,
        font=lambda: resources.find("fonts/NotoSansSC-Regular.otf"),
        model=lambda: _model_folder(models.chosen),
        program=own_program(),
        exporter=(sys.executable, "-P", "-m", "export"),
        environment=environment(),
        missing=missing_package,
    )


def _own_shelf() -> Path:
    from glyphstudio.inference.model_store import own_shelf

    return own_shelf()


def _model_folder(name: str | None) -> Path:
    from glyphstudio.inference.model_store import default_model, find_model

    return default_model() if name is None else find_model(name)


def services_of(model: str | None) -> "Services":
    """Return what the studio needs done, by ONNX Runtime and Pillow, which are imported when there is need of them.

    ``model`` is what is opened first, by name or folder; None: what was chosen last, or the default one.
    """
    from glyphstudio.studio.models import Models
    from glyphstudio.studio.services import Services

    models = Models(_installed, model)
    return Services(
        open_model=lambda: _open_on(models, "auto")[0],
        draw=_draw,
        write=_write,
        read=_read,
        encode=_encode,
        file_name=_file_name,
        decode=_decode,
        resample=_resample,
        open_on=lambda device: _open_on(models, device),
        models=models,
    )


def _installed() -> list[str]:
    from glyphstudio.inference.model_store import installed_models

    return [folder.name for folder in installed_models()]


def _open_on(models: "Models", wanted: str) -> "tuple[GlyphModel, Computing]":
    # Not needed here: but where it is, for the first sharp picture, loading it would stall the window for 70 ms.
    import PIL.Image  # noqa: F401

    from glyphstudio.inference.bundle import open_bundle
    from glyphstudio.inference.onnx_model import OnnxModel
    from glyphstudio.inference.providers import DEVICES
    from glyphstudio.inference.runtime import CUDA, built_providers
    from glyphstudio.studio.computing import Computing

    folder = _model_folder(models.chosen)
    model = OnnxModel(open_bundle(folder), next(device for device in DEVICES if device == wanted))
    models.opened = folder.name
    choices = tuple(device for device in DEVICES if device != "cuda" or CUDA in built_providers())
    return model, Computing(device=model.device, reason=model.device_reason, choices=choices)


def _draw(model: "GlyphModel", requests: Sequence[GenerationRequest]) -> "Iterator[Frame]":
    from glyphstudio.inference.cpu import usable_cores
    from glyphstudio.studio.create.drawing import ROWS, draw

    return draw(model, requests, rows=max(ROWS, usable_cores()))


def _write(path: Path, picture: "Picture", request: GenerationRequest, replace: bool) -> None:
    from glyphstudio.files.files import write_file

    write_file(path, _encode(picture, request), force=replace)


def _encode(picture: "Picture", request: GenerationRequest) -> bytes:
    import numpy as np

    from glyphstudio.files.png import encode_picture

    grey = np.frombuffer(picture.clean, dtype=np.uint8).reshape(picture.size, picture.size)
    return encode_picture(grey, request, composition=picture.composition)


def _read(path: Path) -> GenerationRequest:
    from glyphstudio.exports.embedded_requests import requests_in

    return requests_in(path)[0]


def _decode(png: bytes) -> tuple[int, bytes]:
    from glyphstudio.files.png import decode_picture

    return decode_picture(png)


def _file_name(request: GenerationRequest) -> str:
    from glyphstudio.files.names import slug_of

    return f"{slug_of(request.prompt)}-{request.seed}.png"


def _resample(grey: bytes, size: int, side: int) -> bytes:
    from PIL import Image

    return Image.frombytes("L", (size, size), grey).resize((side, side), Image.Resampling.BICUBIC).tobytes()


def _run(model: str | None, *, exit_after_show: bool) -> int:
    from glyphstudio.ui.desktop.application import new_application
    from glyphstudio.ui.desktop.garbage_collection import Collector
    from glyphstudio.ui.desktop.process_hooks import FailureHook, StopWatch

    # Python hands its lock over after 5 ms by default, which the GUI thread would wait for again and again in a run.
    sys.setswitchinterval(SWITCH_INTERVAL)
    application = new_application(__version__)
    hook, stop_watch, collector = FailureHook(), StopWatch(), Collector()
    window = open_window(application, services_of(model), Places.of_user())
    hook.problem_found.connect(window.display.tell_problem)
    hook.install()
    stop_watch.stopped.connect(window.stop)
    if exit_after_show:
        window.studio.model_changed.connect(window.leave_once_open)
    application.exec()
    hook.remove()
    stop_watch.close()
    collector.close()
    if not window.closed_in_time:
        # A thread is still inside ONNX Runtime: leaving by the front door would abort.
        sys.stderr.flush()
        os._exit(window.exit_status)
    return window.exit_status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=NAME, description="Open the window.")
    parser.add_argument("--model", metavar="NAME|DIR", help="an installed model's name, or a folder")
    parser.add_argument("--exit-after-show", action="store_true", help="close the window once its model is open")
    return parser
