"""The door for the web server."""

import os
import threading

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.project.settings.single_machine")
application = get_wsgi_application()

from django.conf import settings  # noqa: E402 (settings are read by the line above)
from django.urls import reverse  # noqa: E402 (as above)

from gongkai.lib.ui import charts  # noqa: E402 (as above)
from gongkai.project import statements  # noqa: E402 (as above)

reverse("portal:home")  # so that all pages are loaded: the first visitor does not wait for it
statements.limit(settings.STATEMENT_SECONDS)
threading.Thread(target=charts.warm, name="warm-charts", daemon=True).start()
