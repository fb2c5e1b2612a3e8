"""Training a text encoder."""
