"""Public pages of policy interpretation: the newest, and all of one form. An interpretation itself is an item's page."""
