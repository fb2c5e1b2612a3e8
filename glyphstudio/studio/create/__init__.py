"""Orders on their way to pictures: the draft, the drawing thread, the queue, presets and seeds."""
