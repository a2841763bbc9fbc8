"""The reply desk: drafts, reviews, decision."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
