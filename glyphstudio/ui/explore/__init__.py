"""The page Explore: settings against each other."""
