from django.urls import path

from gongkai.portal.comments import views

app_name = "portal_comments"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("write/<int:pk>/", views.write, name="write"),
    path("write/sent/", views.sent, name="sent"),
    path("write/answer/", views.answer, name="answer"),
    path("closed.html", views.closed, name="closed"),
]
