"""The process as the desktop sees it: display, fonts, hooks, memory."""
