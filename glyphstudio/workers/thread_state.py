"""One Python thread state for the life of a thread that Qt made."""

import ctypes


def keep_thread_state() -> None:
    """Keep the calling thread's state beyond the slot that is running; to be called once a thread.

    Otherwise each slot that Qt calls gets a new one, and extension modules that remember the state of the thread that
    imported them (pybind11 does) would use, and free, one that is gone: contourpy died of it. The state is never
    released; it is as large as a page and ends with the program.
    """
    ctypes.pythonapi.PyGILState_Ensure()
