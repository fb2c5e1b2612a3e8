"""How many threads a matrix product should use on this machine."""

import math
import os
import platform
from pathlib import Path

CPUS = Path("/sys/devices/system/cpu")
QUOTA = Path("/sys/fs/cgroup/cpu.max")
TWO_THREADS_A_CORE = {"amd64", "x86_64"}


def usable_cores(cpus: Path = CPUS, quota: Path = QUOTA) -> int:
    """Return the physical cores that this process may use, at least 1; a guess where the system does not tell.

    Two threads of one core share its vector unit, and threads beyond a container's quota only wait for each other.
    """
    affinity = getattr(os, "sched_getaffinity", None)
    if affinity is None:
        logical = os.cpu_count() or 1
        return max(1, logical // 2) if platform.machine().lower() in TWO_THREADS_A_CORE else logical
    allowed = affinity(0)
    siblings = {_read(cpus / f"cpu{number}" / "topology" / "thread_siblings_list") for number in allowed}
    cores = len(allowed) if "" in siblings else len(siblings)
    words = _read(quota).split()
    if len(words) == 2 and words[0].isdecimal() and words[1].isdecimal() and int(words[1]) > 0:
        cores = min(cores, math.ceil(int(words[0]) / int(words[1])))
    return max(1, cores)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""
