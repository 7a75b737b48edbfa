"""Addresses of signing in, of one's own account and of the members' list."""

from django.urls import path

from sprava.accounts import member_pages, pages, team_pages

urlpatterns = [
    path("sign-in", pages.sign_in_page, name="sign-in"),
    path("sign-in/code", pages.code_page, name="sign-in-code"),
    path("sign-in/second-factor", pages.enrol_page, name="sign-in-enrol"),
    path("sign-out", pages.sign_out_page, name="sign-out"),
    path("account", member_pages.account_page, name="account"),
    path("account/second-factor", member_pages.new_second_factor_page, name="new-second-factor"),
    path("members", member_pages.members_page, name="members"),
    path("members/new", member_pages.new_member_page, name="new-member"),
    path("members/teams", team_pages.teams_page, name="teams"),
    path("members/teams/<int:team_id>", team_pages.team_page, name="team"),
    path("members/<int:member_id>", member_pages.member_page, name="member"),
    path("members/<int:member_id>/passphrase", member_pages.member_passphrase_page, name="member-passphrase"),
    path("members/<int:member_id>/left", member_pages.member_left_page, name="member-left"),
]
