"""What all tests share; ``support`` holds the models and fakes, ``from tests.support.gaussian import ExactGaussianModel``."""

from hypothesis import settings

# Two busy cores may make any single example slow; pytest-timeout watches over the whole.
settings.register_profile("glyphstudio", deadline=None)
settings.load_profile("glyphstudio")
