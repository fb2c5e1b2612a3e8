"""The window itself: its pages, what opening and closing means, commands of all pages."""
