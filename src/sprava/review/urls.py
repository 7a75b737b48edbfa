"""The addresses of the desk where texts are read."""

from __future__ import annotations

from django.urls import path

from sprava.review.pages import bringing, lessons, picture, queue, report

urlpatterns = [
    path("review", queue.queue_page, name="review"),
    path("review/read-again", queue.catch_up_page, name="review-read-again"),
    path("review/new", bringing.bring_page, name="bring-report"),
    path("review/lessons", lessons.lessons_page, name="review-lessons"),
    path("review/cases.jsonl", lessons.cases_file, name="review-cases"),
    path("review/files", bringing.files_page, name="brought-files"),
    path("review/files/<int:number>/stop", bringing.stop_page, name="brought-file-stop"),
    path("review/files/<int:number>/go-on", bringing.go_on_page, name="brought-file-go-on"),
    path("review/<int:number>", report.report_page, name="report"),
    path("review/<int:number>/picture", picture.picture_page, name="report-picture"),
    path("review/<int:number>/page/<int:page>", picture.drawn_page, name="report-page"),
    path("review/<int:number>/read-again", report.read_again_page, name="read-again"),
    path("review/<int:number>/<int:card>", report.decide_page, name="decide"),
]
