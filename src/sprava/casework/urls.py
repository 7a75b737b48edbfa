"""The addresses of the desk of people, proceedings and places."""

from __future__ import annotations

from django.urls import path

from sprava.casework.pages import (
    calendar,
    entry,
    facility,
    grading,
    judging,
    law,
    people,
    person,
    picture,
    proceeding,
    source,
    today,
)

urlpatterns = [
    path("", today.today_page, name="today"),
    path("calendar", calendar.calendar_page, name="calendar"),
    path("people", people.people_page, name="people"),
    path("people.csv", people.people_file, name="people-file"),
    path("people/new", entry.new_person_page, name="new-person"),
    path("people/<int:number>", person.person_page, name="person"),
    path("people/<int:number>/new/<slug:noun>", entry.new_event_page, name="new-event"),
    path("people/<int:number>/pictures/new", entry.new_picture_page, name="new-picture"),
    path("pictures/<int:number>", picture.picture_file, name="picture"),
    path("claims/<int:number>/judge", judging.judge_claim_page, name="judge-claim"),
    path("claims/<int:number>/withdraw", judging.withdraw_claim_page, name="withdraw-claim"),
    path("proceedings/<int:number>", proceeding.proceeding_page, name="proceeding"),
    path("facilities", facility.facilities_page, name="facilities"),
    path("facilities/<path:value>", facility.facility_page, name="facility"),
    path("law", law.law_page, name="law"),
    path("law/<slug:section>", law.law_section_page, name="law-section"),
    path("law/<slug:section>/<int:number>", law.law_row_page, name="law-row"),
    path("sources", source.sources_page, name="sources"),
    path("sources/<int:number>", source.source_page, name="source"),
    path("sources/<int:number>/grade", grading.grade_source_page, name="grade-source"),
    path("documents/<int:number>", source.document_file, name="document"),
]
