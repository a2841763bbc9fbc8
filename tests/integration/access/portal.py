"""The public pages are for everyone."""

from tests.integration.access import EVERYONE, Codes, Page

ROWS = (
    Page("portal:home", EVERYONE),
    Page("portal:search", EVERYONE),
    Page("portal:site_map", EVERYONE),
    *(
        Page(f"portal_pages:{name}", EVERYONE)
        for name in ("missing", "resting", "search_closed", "robots", "sitemap")
    ),
    Page("ui:display", Codes(302, 302, 302, 302, 302, 302, 302, 302)),  # leads back to where it was chosen
)
