"""Plans and interpretations as values of the page."""
