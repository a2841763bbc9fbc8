from django.urls import path

from gongkai.apps.agencies.views import agencies, rights, saved_views, staff, tokens

app_name = "agencies"
urlpatterns = [
    path("agencies/", agencies.agency_list, name="list"),
    path("agencies/<int:pk>/", agencies.detail, name="detail"),
    path("agencies/<int:pk>/new/", agencies.create, name="create"),
    path("agencies/<int:pk>/rename/", agencies.rename, name="rename"),
    path("agencies/<int:pk>/reclassify/", agencies.reclassify, name="reclassify"),
    path("agencies/<int:pk>/move/", agencies.move, name="move"),
    path("agencies/<int:pk>/merge/", agencies.merge, name="merge"),
    path("agencies/<int:pk>/close/", agencies.close, name="close"),
    path("agencies/<int:pk>/contact/", agencies.contact, name="contact"),
    path("agencies/<int:pk>/units/new/", agencies.create_unit, name="create_unit"),
    path("agencies/<int:pk>/staff/new/", staff.create, name="create_staff"),
    path("staff/", staff.staff_list, name="staff"),
    path("staff/<int:pk>/", staff.detail, name="staff_detail"),
    path("staff/<int:pk>/change/", staff.change, name="change_staff"),
    path("staff/<int:pk>/transfer/", staff.transfer, name="transfer_staff"),
    path("staff/<int:pk>/deactivate/", staff.deactivate, name="deactivate_staff"),
    path("staff/<int:pk>/reactivate/", staff.reactivate, name="reactivate_staff"),
    path("staff/<int:pk>/password/", staff.reset_password, name="reset_password"),
    path("staff/<int:pk>/second-factor/", staff.reset_second_factor, name="reset_second_factor"),
    path("staff/<int:pk>/roles/new/", rights.grant, name="grant"),
    path("grants/<int:pk>/withdraw/", rights.withdraw, name="withdraw"),
    path("delegations/", rights.delegation_list, name="delegations"),
    path("delegations/new/", rights.delegate, name="delegate"),
    path("delegations/<int:pk>/end/", rights.end_delegation, name="end_delegation"),
    path("tokens/", tokens.token_list, name="tokens"),
    path("tokens/new/", tokens.make, name="make_token"),
    path("tokens/<int:pk>/revoke/", tokens.revoke, name="revoke_token"),
    path("views/save/", saved_views.save, name="save_view"),
    path("views/<int:pk>/forget/", saved_views.forget, name="forget_view"),
]
