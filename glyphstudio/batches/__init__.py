"""Many requests into one store, which resumes."""
