"""The addresses of the desk where records are matched."""

from __future__ import annotations

from django.urls import path

from sprava.matching.pages import judged, pair, queue

urlpatterns = [
    path("matching", queue.queue_page, name="matching"),
    path("matching/seek", queue.seek_page, name="seek-pairs"),
    path("matching/pairs/<int:number>", pair.pair_page, name="pair"),
    path("matching/pairs/<int:number>/judge", pair.judge_pair_page, name="judge-pair"),
    path("matching/judged", judged.judged_page, name="judged-pairs"),
    path("matching/judged/<int:number>/undo", judged.undo_page, name="undo-pair"),
    path("matching/judgements.csv", judged.judgements_file, name="judgements-file"),
]
