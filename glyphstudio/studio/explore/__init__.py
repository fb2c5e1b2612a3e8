"""Many settings at once: plans, drawing and files of sweeps."""
