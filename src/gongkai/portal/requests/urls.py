from django.urls import path

from gongkai.portal.requests import views

app_name = "portal_requests"
urlpatterns = [
    path("", views.start, name="start"),
    path("new/", views.new, name="new"),
    path("new/found/", views.found, name="found"),
    path("new/saved/", views.saved, name="saved"),
    path("new/files/<int:number>/remove/", views.take_out, name="take_out"),
    path("new/<slug:step>/", views.step, name="step"),
    path("sent/", views.sent, name="sent"),
    path("slip.pdf", views.slip, name="slip"),
    path("find/", views.find, name="find"),
    path("find/mail/", views.send_mailed, name="send_mailed"),
    path("closed.html", views.closed, name="closed"),
    path("leave/", views.leave, name="leave"),
    path("mine/", views.mine, name="mine"),
    path("mine/amend/", views.amend, name="amend"),
    path("mine/reasons/", views.reasons, name="reasons"),
    path("mine/payment/", views.payment, name="payment"),
    path("mine/suggest/", views.suggest, name="suggest"),
    path("mine/withdraw/", views.withdraw, name="withdraw"),
    path("mine/letters/<int:number>/", views.letter, name="letter"),
    path("mine/letters/<int:number>/letter.pdf", views.letter_pdf, name="letter_pdf"),
    path("mine/files/<int:number>/", views.released, name="released"),
]
