"""What all tests share; ``tests.support`` holds the models and fakes."""

import os
import signal

from hypothesis import settings

# The tests open windows; without a wish for another platform, nobody sees them and no display is needed.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# In the background of a script Ctrl+C is ignored, and the programs that tests start and interrupt would inherit that.
signal.signal(signal.SIGINT, signal.default_int_handler)

# Two busy cores may make any single example slow; pytest-timeout watches over the whole.
settings.register_profile("glyphstudio", deadline=None)
settings.load_profile("glyphstudio")
