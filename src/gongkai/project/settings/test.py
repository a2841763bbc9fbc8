"""For the tests: what a test writes goes to a folder of its own, and hashing passwords costs nothing."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

# Who made the folder throws it away. The workers of one run inherit it, and each has its own within: a file is kept by what
# is in it, so that a test of one worker would take away or bring back what a test of another looks at.
if "GONGKAI_DATA" not in os.environ:
    os.environ["GONGKAI_DATA"] = tempfile.mkdtemp(prefix="gongkai-test-")
    atexit.register(shutil.rmtree, os.environ["GONGKAI_DATA"], ignore_errors=True)
if (worker := os.environ.get("PYTEST_XDIST_WORKER", "")) != Path(os.environ["GONGKAI_DATA"]).name:
    os.environ["GONGKAI_DATA"] = str(Path(os.environ["GONGKAI_DATA"]) / worker)
    Path(os.environ["GONGKAI_DATA"]).mkdir(parents=True, exist_ok=True)

from gongkai.project.settings.single_machine import *  # noqa: F403 (the folder must be set before)
from gongkai.project.settings.single_machine import DATA, DATABASES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Not on the disk: what one test counts is not for the next.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
DATABASES["default"]["TEST"] = {
    "NAME": str(DATA / "test.sqlite3") if "sqlite" in DATABASES["default"]["ENGINE"] else None
}
VISITS = "logs"  # a test that counts says so: no thread writes behind the others
WHITENOISE_AUTOREFRESH = True  # do not walk all static files before each test client
