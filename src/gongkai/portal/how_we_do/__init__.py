"""怎样公开: what the bodies of the site do for disclosure, in figures that are frozen each night, each with its definition."""
