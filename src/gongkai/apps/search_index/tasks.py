from gongkai.lib.tasks import task


@task()
def feed() -> int:
    """Bring the index up to date. Several of these at once do the same work twice at worst."""
    from gongkai.apps.search_index import services  # the services name this task

    return services.feed()
