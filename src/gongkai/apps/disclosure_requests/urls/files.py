"""Attachments: upload, redaction, release."""

from django.urls import URLPattern, path

from gongkai.apps.disclosure_requests.views import files

urlpatterns: list[URLPattern] = [
    path("<int:pk>/files/", files.files, name="files"),
    path("<int:pk>/files/<int:number>/", files.file, name="file"),
    path("<int:pk>/files/<int:number>/pages/<int:at>.png", files.page, name="file_page"),
    path("<int:pk>/files/<int:number>/mark/", files.mark, name="file_mark"),
    path("<int:pk>/files/<int:number>/clear/", files.clear, name="file_clear"),
    path("<int:pk>/files/<int:number>/remove/", files.remove, name="file_remove"),
    path("<int:pk>/files/<int:number>/download/", files.download, name="file_download"),
    path("<int:pk>/files/<int:number>/open/", files.open_personal, name="file_open"),
]
