"""The only module that imports the task library, so that the coming `django.tasks` replaces it in one line."""

from django_tasks import task

__all__ = ["task"]
