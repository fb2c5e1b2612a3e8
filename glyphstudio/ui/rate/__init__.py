"""The page Rate: pairs of pictures, and tuning by them."""
