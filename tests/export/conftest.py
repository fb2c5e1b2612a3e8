"""What the tests of exporting share: the exporter takes seconds for every block of a network."""

import pytest

from tests.support.small_networks import small_networks

__all__ = ["small_networks"]


@pytest.fixture(scope="module", autouse=True)
def exporting_small_networks(small_networks):
    """Let every test here export the small one."""
