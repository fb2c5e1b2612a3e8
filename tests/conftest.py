"""What all tests share; ``tests.support`` holds the models and fakes."""

from hypothesis import settings

# Two busy cores may make any single example slow; pytest-timeout watches over the whole.
settings.register_profile("glyphstudio", deadline=None)
settings.load_profile("glyphstudio")
