"""The file of one request: its page, its clock, its acts, its letters."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
