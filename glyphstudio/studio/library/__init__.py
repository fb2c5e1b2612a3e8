"""The library beside the window: its session, its thread, its cards."""
