"""Pure NumPy: request, schedules, samplers, guidance, generate(), and the port that a model fills."""
