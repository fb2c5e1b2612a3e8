"""Controls that any page may use, and how they look."""
