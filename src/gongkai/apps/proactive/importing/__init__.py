"""A list of items with their files, read before anything of it is written. Knows no rows of the database."""
