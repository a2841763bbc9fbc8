"""The file of one request: its page, its clock, its acts, its letters."""

from django.urls import URLPattern, path

from gongkai.apps.disclosure_requests.views import acts, case, letters
from gongkai.apps.disclosure_requests.views.act_table import ACTS

urlpatterns: list[URLPattern] = [
    path("<int:pk>/", case.detail, name="detail"),
    path("<int:pk>/person/", case.person, name="person"),
    path("<int:pk>/clock/", case.clock, name="clock"),
    path("<int:pk>/clock.json", case.clock_data, name="clock_data"),
    path("<int:pk>/clock.pdf", case.clock_pdf, name="clock_pdf"),
    path("<int:pk>/letters/<int:number>/", letters.letter, name="letter"),
    path("<int:pk>/letters/<int:number>.pdf", letters.pdf, name="letter_pdf"),
    path("<int:pk>/letters/<int:number>.docx", letters.docx, name="letter_docx"),
    path("<int:pk>/letters/<int:number>/service/", acts.record_service, name="record_service"),
    path("<int:pk>/consultations/<int:number>/opinion/", acts.record_opinion, name="record_opinion"),
    path("<int:pk>/consultations/<int:number>/override/", acts.override, name="override"),
    path("<int:pk>/assistances/<int:number>/answer/", acts.answer_assistance, name="answer_assistance"),
    *(path(f"<int:pk>/{act.address}/", acts.page_of(act), name=act.action) for act in ACTS),
]
