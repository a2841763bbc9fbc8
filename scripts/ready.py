"""Read by a server of processes before it makes any: Django is there, and no engine with threads of its own."""

import django

django.setup()
