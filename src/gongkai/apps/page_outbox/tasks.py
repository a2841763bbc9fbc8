from gongkai.lib.tasks import task


@task()
def forget_old() -> int:
    from gongkai.apps.page_outbox import services  # models are ready only when the worker runs

    return services.forget_old()
