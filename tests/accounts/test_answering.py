"""Bytes of others are drawn or saved, and never run."""

from django.http import HttpResponse, StreamingHttpResponse

from sprava.accounts.answering import inert


def test_nothing_in_an_answer_of_others_runs_and_it_stays_what_it_says():
    for answer in (HttpResponse(b"<script>", content_type="image/png"), StreamingHttpResponse([b"<script>"])):
        same = inert(answer)
        assert same is answer
        assert same["Content-Security-Policy"] == "sandbox; default-src 'none'"
        assert same["X-Content-Type-Options"] == "nosniff"
