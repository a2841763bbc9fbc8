"""Staff pages of annual reports: lists and import, one report, and the acts on it."""
