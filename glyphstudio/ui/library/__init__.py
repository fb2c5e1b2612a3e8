"""The page Library: every picture that was kept."""
