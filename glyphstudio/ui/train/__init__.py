"""The page Train: models of any font."""
