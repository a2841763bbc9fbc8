"""How often a public page was read: counts by day, without cookies and without anything of a person."""
