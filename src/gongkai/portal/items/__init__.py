"""Public pages of published information: the page of an item, columns, the overview, files. All of published rows."""
