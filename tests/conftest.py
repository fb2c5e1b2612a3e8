"""What all tests share; ``tests.support`` holds the models and fakes."""

import gc
import os
import signal

import pytest
from hypothesis import settings

# The tests open windows; without a wish for another platform, nobody sees them and no display is needed.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Two windows of one screen would take the keyboard from each other: each process of a parallel run has its own.
if displays := os.environ.get("GLYPHSTUDIO_TEST_DISPLAYS", "").split():
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    os.environ["DISPLAY"] = displays[worker % len(displays)]

# In the background of a script Ctrl+C is ignored, and the programs that tests start and interrupt would inherit that.
signal.signal(signal.SIGINT, signal.default_int_handler)

# Two busy cores may make any single example slow; pytest-timeout watches over the whole.
settings.register_profile("glyphstudio", deadline=None)
settings.load_profile("glyphstudio")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item):
    """Collect garbage on the main thread alone around a test that uses Qt: in a worker it would end the process.

    See ``glyphstudio.ui.desktop.garbage_collection``. Here, and not in a fixture, pytest has let go of everything that
    the test had.
    """
    if "qapp" not in item.fixturenames:
        return (yield)
    gc.disable()
    try:
        return (yield)
    finally:
        gc.collect(1)  # what the test made; what was there before is older
        gc.enable()
