"""Programs that train, as processes of their own."""
