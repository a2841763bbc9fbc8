from django.urls import path

from gongkai.portal.pages import views

app_name = "portal_pages"
urlpatterns = [
    path("404.html", views.missing, name="missing"),
    path("50x.html", views.resting, name="resting"),
    path("search/closed.html", views.search_closed, name="search_closed"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", views.sitemap, name="sitemap"),
    path("sitemap-<slug:key>-<int:number>.xml", views.sitemap_part, name="sitemap_part"),
]
