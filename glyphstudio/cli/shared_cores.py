"""How a training shares the processor with whatever else its owner does meanwhile."""

import os


def wait_without_spinning() -> None:
    """Let PyTorch's threads sleep while they wait for each other; to be called before torch is loaded.

    OpenMP lets them spin, and while another program has one of the cores, all others burn their time waiting for the
    thread that has none. On two cores beside a busy program a batch took .40 s instead of .70, and at times 3.2; on an
    idle machine .18 both ways.
    """
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
