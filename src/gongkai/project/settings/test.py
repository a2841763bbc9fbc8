"""For the tests: what a test writes goes to a folder of its own, and hashing passwords costs nothing."""

import atexit
import os
import shutil
import tempfile

# Workers of one run inherit the folder; who made it throws it away.
if "GONGKAI_DATA" not in os.environ:
    os.environ["GONGKAI_DATA"] = tempfile.mkdtemp(prefix="gongkai-test-")
    atexit.register(shutil.rmtree, os.environ["GONGKAI_DATA"], ignore_errors=True)

from gongkai.project.settings.single_machine import *  # noqa: F403 (the folder must be set before)
from gongkai.project.settings.single_machine import DATA, DATABASES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Not on the disk: workers of one run share the folder, and what one counts is not for the others.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
DATABASES["default"]["TEST"] = {
    "NAME": str(DATA / "test.sqlite3") if "sqlite" in DATABASES["default"]["ENGINE"] else None
}
VISITS = "logs"  # a test that counts says so: no thread writes behind the others
WHITENOISE_AUTOREFRESH = True  # do not walk all static files before each test client
