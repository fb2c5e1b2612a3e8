"""The window itself: the pages beside each other, what happens when it opens and closes, commands of all pages."""
