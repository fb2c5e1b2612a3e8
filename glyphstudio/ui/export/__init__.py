"""The page Export: files of chosen pictures."""
