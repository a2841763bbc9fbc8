"""A process that keeps what is typed and says so, one line each after the answer, until it is killed.

Usage: keeping_worker.py PERSON ITEM (numbers of rows); the database comes by DATABASE_URL.
"""

import itertools
import os
import sys

import django


def main(person: int, item: int) -> None:
    from django.test import Client
    from django.urls import reverse

    from gongkai.apps.agencies.models import Staff

    browser = Client(headers={"host": "localhost"})
    browser.force_login(Staff.objects.get(pk=person), backend="gongkai.apps.agencies.backends.StaffBackend")
    for number in itertools.count(1):
        answer = browser.post(
            reverse("proactive:keep", args=[item]), {"title": str(number), "body": f"<p>{number}</p>" * 200}
        )
        if answer.json().get("kept"):
            sys.stdout.write(f"{number}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "gongkai.project.settings.test"
    django.setup()
    main(int(sys.argv[1]), int(sys.argv[2]))
