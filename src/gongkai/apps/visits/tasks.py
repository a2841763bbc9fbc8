from gongkai.lib.tasks import task


@task()
def add_up() -> int:
    from gongkai.apps.visits import services  # models are ready only when the worker runs

    return services.add_up()
