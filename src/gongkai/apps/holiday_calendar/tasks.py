from gongkai.lib.tasks import task


@task()
def count_again() -> None:
    from gongkai.apps.holiday_calendar import following  # the apps register there when they are ready

    following.count_again()
