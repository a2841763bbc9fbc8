"""What the worker does for items by the clock. It may run twice: the second time changes nothing."""

from gongkai.lib.tasks import task, when_given_up


@task()
def publish_due() -> int:
    from gongkai.apps.proactive import services  # the services name no task, models are ready only then

    return services.publish_due()


@task()
def freeze_public_figures() -> bool:
    from gongkai.apps.proactive.services import figures  # as above

    return figures.freeze_public_figures()


@task()
def mark_late() -> int:
    from gongkai.apps.proactive import services  # as above

    return services.mark_late()


@task()
def forget_unsaved() -> int:
    from gongkai.apps.proactive import services  # as above

    return services.forget()


@task()
def renew_all() -> int:
    from gongkai.apps.proactive import services  # as above

    return services.renew_all()


@task()
def read_import_file(file: int) -> None:
    from gongkai.apps.proactive.services import importing  # the services name this task

    importing.read_import_file(file)


@when_given_up(read_import_file)
def refuse_import_file(file: int) -> None:
    from gongkai.apps.proactive.services import importing  # as above

    importing.refuse_import_file(file)


@task()
def forget_imports() -> int:
    from gongkai.apps.proactive.services import importing  # as above

    return importing.forget_imports()
