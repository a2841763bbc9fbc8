"""Signing in and out, the password and the second factor: everyone's own, so there is no other body's record."""

from tests.integration.access import Codes, Page

# Somebody signed in is sent on from the page for signing in.
SIGN_IN = Codes(200, 302, 302, 302, 302, 302, 302, 302)
# Anonymous visitors are sent to the page for signing in (or home, where there is nothing to leave).
OWN = Codes(302, 200, 200, 200, 200, 200, 200, 200)
# In these tests nobody has just entered a password; so these pages first ask for it again.
AFTER_REAUTHENTICATION = Codes(302, 302, 302, 302, 302, 302, 302, 302)
# Only the three administrators have a second factor here, and nobody has recovery codes yet.
WITH_SECOND_FACTOR = Codes(302, 302, 302, 302, 302, 200, 200, 200)
TAKING_IT_AWAY = Codes(302, 404, 404, 404, 404, 302, 302, 302)
RECOVERY_CODES = Codes(302, 404, 404, 404, 404, 404, 404, 404)
# The second step of signing in: nobody stands between the two steps.
NEEDS_STAGE = Codes(302, 302, 302, 302, 302, 302, 302, 302)

ROWS = (
    Page("account_login", SIGN_IN),
    Page("account_logout", OWN),
    Page("account_inactive", Codes(200, 200, 200, 200, 200, 200, 200, 200)),
    Page("account_reauthenticate", OWN),
    Page("account_change_password", OWN),
    Page("mfa_index", OWN),
    Page("mfa_authenticate", NEEDS_STAGE),
    Page("mfa_reauthenticate", WITH_SECOND_FACTOR),
    Page("mfa_activate_totp", AFTER_REAUTHENTICATION),
    Page("mfa_deactivate_totp", TAKING_IT_AWAY),
    Page("mfa_view_recovery_codes", RECOVERY_CODES),
    Page("mfa_generate_recovery_codes", AFTER_REAUTHENTICATION),
    Page("mfa_download_recovery_codes", RECOVERY_CODES),
)
