"""The shell of the staff; each page shows a person's own."""

from tests.integration.access import SIGNED_IN, Page

ROWS = (Page("desk:home", SIGNED_IN), Page("desk:search", SIGNED_IN), Page("desk:account", SIGNED_IN))
