"""What stands around the pages: actions, the rail, the status line, shortcuts, languages."""
