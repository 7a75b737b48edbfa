"""A page with one of each component, for looking at and for testing; it is part of no installation."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from django import forms
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from sprava.accounts import policy
from sprava.web.urls import handler404, handler500  # noqa: F401 Django looks for them here
from sprava.web.urls import urlpatterns as real_urlpatterns


class PersonForm(forms.Form):
    name = forms.CharField(label="Name, as the source writes it", help_text="In any script.")
    born = forms.CharField(label="Born", required=False)
    sex = forms.ChoiceField(
        label="Sex, as far as the source says",
        choices=[("f", "woman"), ("m", "man"), ("", "not said")],
        widget=forms.RadioSelect,
    )

    def clean_born(self) -> str:
        raise forms.ValidationError("“31.02.1990” is not a date. Write 1990, 1990-02 or 1990-02-25.")


CLAIM = {
    "value": "3 years",
    "note": "accepted",
    "quote": "12 верасня пасля ператрусу затрымалі бібліятэкарку",
    "quote_lang": "be",
    "marked": "затрымалі",
    "letter": "A",
    "source": "Sviedka",
    "said_on": "2023-09-14",
    "grade": 4,
    "recorded_on": date(2023, 9, 14),
    "recorded_by": "Anna",
    "document": "#",
}
PICTURE = {
    "claim": 1, "width": 300, "height": 400, "sources": ["Sviedka"], "credit": "У судзе", "lang": "be",
    "said_on": "2026-11-20",
}  # fmt: skip
VARIANT = {"value": "3 years 6 months", "kind": "variant", "note": "also said", "letter": "C", "source": "Хроніка"}
WITHDRAWN = {"value": "2 years", "kind": "withdrawn", "note": "withdrawn by Boris: misread row", "source": "Court list"}


def components_page(request: HttpRequest) -> HttpResponse:
    template = engines["django"].from_string((Path(__file__).parent / "components.html").read_text(encoding="utf-8"))
    context = {
        "states": ["held", "maybe", "part", "free", "died", "unknown"],
        "dates": ["2021-03-11", "2021-03", "2021", "[..2022-05-12]", "[2024-05-07..2024-06-30]"],
        "letters": ["A", "C", "E"],
        "today": date(2026, 11, 23),
        "last_sign": date(2026, 11, 2),
        "old_sign": date(2025, 6, 10),
        "claim": CLAIM,
        "claims": [CLAIM, VARIANT, WITHDRAWN],
        "picture": PICTURE,
        "chips": [("in custody or possibly", "f0=")],
        "form": PersonForm({"name": "", "born": "31.02.1990", "sex": "f"}),
        "rows": [
            ("Kalasnik, Ryhor", "Каласнік Рыгор Янавіч", "held", "2022-05-03", "Colony No 2, Babruisk", "2027-02"),
            (
                "Kalina-Hayeuskaya, Branislava",
                "Каліна-Гаеўская Браніслава",
                "maybe",
                "2025-11",
                "Remand prison No 2, Vitebsk",
                "",
            ),
            (
                "Klianovich, Todar",
                "Кляновіч Тодар",
                "died",
                "[..2022-05-12]",
                "Not known since June 2025",
                "[2027-05-15..2027-09-26]",
            ),
        ],
    }
    return HttpResponse(template.render(context, request))


urlpatterns = [
    *real_urlpatterns,
    path("components", policy.open_to_all(components_page), name="components"),
    path("people/", policy.needs("people.read")(components_page), name="people"),
    path("letters/", policy.needs("letters.read")(components_page), name="letters"),
]
