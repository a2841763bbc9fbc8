"""The reply desk: drafts, reviews, decision."""

from django.urls import URLPattern, path

from gongkai.apps.disclosure_requests.views import judging, reply

urlpatterns: list[URLPattern] = [
    path("<int:pk>/draft/", reply.draft, name="draft"),
    path("<int:pk>/draft/outcome/", reply.outcome, name="draft_outcome"),
    path("<int:pk>/draft/effect/", reply.effect, name="draft_effect"),
    path("<int:pk>/drafts/", reply.drafts, name="drafts"),
    path("<int:pk>/drafts/<int:number>/", reply.version, name="draft_version"),
    path("<int:pk>/drafts/<int:number>/pdf/", reply.pdf, name="draft_pdf"),
    path("<int:pk>/review/<str:kind>/", judging.review, name="review"),
    path("<int:pk>/decide/", judging.decide, name="decide"),
]
