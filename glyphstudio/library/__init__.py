"""Every finished picture with its request: SQLite, found again, favoured, tagged, put in the trash and back."""
