"""Is there a screen? Asked before Qt, which would abort the process with a core dump.

Only Linux is asked: elsewhere a desktop is always there. The answer takes a few milliseconds, as the libraries that
are tried are those that Qt loads a moment later.
"""

import ctypes
import os
import socket
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QLibraryInfo

from glyphstudio.errors import DisplayError

LIBRARIES_HINT = (
    "Install Qt's system libraries, on Debian or Ubuntu: apt-get install libegl1 libgl1 libxkbcommon0 libxcb-cursor0 "
    "libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0"
)
GENERATE_HINT = 'Open it on a desktop, or draw without a window: glyphstudio generate "gold".'

Probe = Callable[[Mapping[str, str]], "DisplayError | None"]


def check_display(platform: str, environment: Mapping[str, str], probes: Mapping[str, Probe] | None = None) -> None:
    """Raise ``DisplayError`` unless Qt will find a screen on ``platform`` (``sys.platform``).

    A platform of Qt that was asked for and that needs no display server, such as "offscreen", is not questioned.
    """
    if platform != "linux":
        return
    known = probes or {"wayland": wayland_problem, "xcb": x11_problem}
    problems = [known.get(name, _other_problem(name))(environment) for name in _wanted(environment)]
    if problems and None not in problems:
        raise problems[0] or DisplayError("there is no display", GENERATE_HINT)


def _wanted(environment: Mapping[str, str]) -> list[str]:
    """Return the platforms that Qt will try, by their first names: "wayland-egl:…" is "wayland"."""
    asked = environment.get("QT_QPA_PLATFORM", "")
    if asked:
        return [name.split(":")[0].split("-")[0] for name in asked.split(";") if name]
    wanted = ["wayland"] if environment.get("WAYLAND_DISPLAY") else []
    return [*wanted, "xcb"] if environment.get("DISPLAY") or not wanted else wanted


def x11_problem(environment: Mapping[str, str]) -> DisplayError | None:
    """Connect to the X server as Qt will, then load Qt's plugin for it; return what does not work."""
    name = environment.get("DISPLAY")
    if not name:
        return DisplayError("there is no display to open a window on: DISPLAY is not set", GENERATE_HINT)
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError as error:
        return DisplayError(f"a library that Qt needs is missing ({error})", LIBRARIES_HINT)
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(os.fsencode(name), None))
    refused = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    if refused:
        return DisplayError(f"no window can be opened on the display {name}: nobody answers there", GENERATE_HINT)
    return plugin_problem("libqxcb.so")


def wayland_problem(environment: Mapping[str, str]) -> DisplayError | None:
    """Connect to the compositor's socket, then load Qt's plugin for it; return what does not work."""
    name = environment.get("WAYLAND_DISPLAY") or "wayland-0"
    place = Path(environment.get("XDG_RUNTIME_DIR", "/nonexistent")) / name
    try:
        with socket.socket(socket.AF_UNIX) as connection:
            connection.connect(str(place))
    except OSError as error:
        return DisplayError(f"no window can be opened on the Wayland display {name} ({error.strerror})", GENERATE_HINT)
    return plugin_problem("libqwayland.so")


def _other_problem(name: str) -> Probe:
    """Return a probe for a platform that needs no display server: it only has to be one that Qt has."""

    def probe(environment: Mapping[str, str]) -> DisplayError | None:
        if environment.get("QT_QPA_PLATFORM_PLUGIN_PATH") or _plugin(f"libq{name}.so").exists():
            return None
        return DisplayError(f"Qt has no platform {name!r}", "Look at the variable QT_QPA_PLATFORM, or unset it.")

    return probe


def plugin_problem(name: str) -> DisplayError | None:
    """Load the platform plugin ``name``, which Qt is about to load, too; return which system library it lacks.

    Qt's own libraries are left to Qt, which may know better where they lie.
    """
    plugin = _plugin(name)
    if not plugin.exists():
        return None
    try:
        ctypes.CDLL(str(plugin))
    except OSError as error:
        if not str(error).startswith("libQt"):
            return DisplayError(f"a library that Qt needs is missing ({error})", LIBRARIES_HINT)
    return None


def _plugin(name: str) -> Path:
    return Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms" / name
