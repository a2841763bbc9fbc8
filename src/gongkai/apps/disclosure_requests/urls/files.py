"""Attachments: upload, redaction, release."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
