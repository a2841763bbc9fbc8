"""Where the preview of an item stands: on the desk, before a sign-in."""

from django.urls import URLPattern, path

from gongkai.portal.items import preview

app_name = "item_preview"
urlpatterns: list[URLPattern] = [path("<int:pk>/preview/", preview.page, name="page")]
