"""A process that makes accounts and says so, one line each after the commit, until it is killed.

Usage: acknowledging_worker.py SYSTEM_ADMINISTRATOR AGENCY (numbers of rows); the database comes by DATABASE_URL.
"""

import itertools
import os
import sys

import django


def main(actor_pk: int, agency_pk: int) -> None:
    from gongkai.apps.agencies import services
    from gongkai.apps.agencies.models import Agency, Staff

    actor, agency = Staff.objects.get(pk=actor_pk), Agency.objects.get(pk=agency_pk)
    for number in itertools.count(1):
        username = f"killed{number}"
        services.create_staff(actor, agency=agency, username=username, name="某人")
        sys.stdout.write(f"{username}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "gongkai.project.settings.test"
    django.setup()
    main(int(sys.argv[1]), int(sys.argv[2]))
