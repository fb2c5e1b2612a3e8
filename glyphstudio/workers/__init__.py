"""Threads, mailbox, cancellation; QtCore only."""
