"""Where each page of the catalogue stands on the desk."""

from django.urls import path

from gongkai.apps.catalogue.views import entries, lists, office, placing, transfer

app_name = "catalogue"
urlpatterns = [
    path("", lists.bodies, name="list"),
    path("bodies/<int:pk>/", lists.body, name="body"),
    path("bodies/<int:pk>/draw-up/", entries.draw_up, name="draw_up"),
    path("bodies/<int:pk>/new/", entries.new, name="new"),
    path("bodies/<int:pk>/import/", transfer.bring_in, name="import"),
    path("bodies/<int:pk>/export/", transfer.export, name="export"),
    path("bodies/<int:pk>/office/", office.office, name="office"),
    path("entries/<int:pk>/", entries.entry, name="entry"),
    path("entries/<int:pk>/change/", entries.change, name="change"),
    path("entries/<int:pk>/end/", entries.end, name="end"),
    path("entries/<int:pk>/items/<int:item>/", entries.item, name="item"),
    path("items/<int:item>/", placing.place, name="place"),
]
