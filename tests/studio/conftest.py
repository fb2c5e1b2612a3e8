"""No test of this folder may leave a thread running."""

from tests.support.threads import no_thread_is_left

__all__ = ["no_thread_is_left"]
