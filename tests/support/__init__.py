"""What several tests lean on: models with a known truth."""
