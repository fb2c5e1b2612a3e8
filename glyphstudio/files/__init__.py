"""What reads and writes one file with a request inside, atomically. No Qt."""
