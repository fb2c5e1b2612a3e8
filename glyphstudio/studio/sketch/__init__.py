"""A sketch as a request."""
