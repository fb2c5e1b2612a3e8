"""Training the judge of radicals."""
