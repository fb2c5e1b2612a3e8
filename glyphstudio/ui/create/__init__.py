"""The page Create: prompt, controls, the pictures as they come, the queue."""
