"""What the app is doing: current order, newest frame; GUI thread, no widgets."""
