"""Comments, opinions and hearings as values of the page."""
