"""Items as the desk shows them."""
