"""Pure NumPy: request, schedules, samplers, generate()."""
