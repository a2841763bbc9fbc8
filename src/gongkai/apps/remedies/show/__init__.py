"""Cases as people see them."""
