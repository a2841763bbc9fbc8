from django.urls import path

from gongkai.apps.public_comments.views import comments, hearings, lists, opinions

app_name = "public_comments"
urlpatterns = [
    path("", lists.comments, name="list"),
    path("settings/<int:pk>/", lists.settle_rule, name="settle_rule"),
    path("<int:pk>/", comments.detail, name="detail"),
    path("<int:pk>/settle/", comments.settle, name="settle"),
    path("<int:pk>/extend/", comments.extend, name="extend"),
    path("<int:pk>/result/", comments.result, name="result"),
    path("<int:pk>/result/renew/", comments.renew_result, name="renew_result"),
    path("<int:pk>/opinions/new/", opinions.enter, name="enter"),
    path("<int:pk>/opinions/<int:number>/", opinions.opinion, name="opinion"),
    path("<int:pk>/opinions/<int:number>/sender/", opinions.sender, name="sender"),
    path("hearings/<int:pk>/", hearings.hearing, name="hearing"),
    path("hearings/<int:pk>/arrange/", hearings.arrange, name="arrange"),
    path("hearings/<int:pk>/represent/", hearings.represent, name="represent"),
    path("hearings/<int:pk>/record/", hearings.record, name="record"),
]
