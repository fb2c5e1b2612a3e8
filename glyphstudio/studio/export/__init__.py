"""Files of chosen pictures, on a thread of their own."""
