"""One setting against another, in one picture."""
