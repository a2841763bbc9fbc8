from gongkai.lib.tasks import task


@task()
def feed() -> int:
    """Bring the index up to date, and make it anew where it is lost or damaged. The second of two finds nothing to do."""
    from gongkai.apps.search_index import services  # the services name this task

    return services.feed()


@task()
def forget_missed() -> int:
    """Drop what was searched for in vain long ago."""
    from gongkai.apps.search_index import services  # as above

    return services.forget_missed()
