"""Where relations and other channels of an item are entered."""

from django.urls import URLPattern, path

from gongkai.apps.proactive.views import linking

urlpatterns: list[URLPattern] = [
    path("<int:pk>/relations/new/", linking.relate, name="relate"),
    path("<int:pk>/relations/<int:number>/remove/", linking.unrelate, name="unrelate"),
    path("<int:pk>/channels/new/", linking.channel, name="channel"),
    path("<int:pk>/channels/<int:number>/remove/", linking.channel_remove, name="channel_remove"),
]
