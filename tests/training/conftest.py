"""What the tests of training share."""

from tests.support.small_networks import small_networks

__all__ = ["small_networks"]
