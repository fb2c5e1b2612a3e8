"""Pictures as tiles and cards, and how they leave by clipboard and drag."""
