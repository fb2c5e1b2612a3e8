"""The page Sketch: drawing for the model to finish."""
