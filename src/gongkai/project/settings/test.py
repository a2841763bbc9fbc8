"""For the tests: what a test writes goes to a folder of its own, and hashing passwords costs nothing."""

import os
import tempfile

os.environ.setdefault("GONGKAI_DATA", tempfile.mkdtemp(prefix="gongkai-test-"))

from gongkai.project.settings.single_machine import *  # noqa: F403 (the folder must be set before)
from gongkai.project.settings.single_machine import DATA, DATABASES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
DATABASES["default"]["TEST"] = {
    "NAME": str(DATA / "test.sqlite3") if "sqlite" in DATABASES["default"]["ENGINE"] else None
}
WHITENOISE_AUTOREFRESH = True  # do not walk all static files before each test client
