"""Campaigns: days of solidarity, texts with their translations, posters."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods, require_safe

from sprava.accounts import policy
from sprava.accounts.asking import get_visible_or_404, member_of
from sprava.core.errors import Damaged, Refused
from sprava.core.wording import not_verified
from sprava.packs.days import SolidarityDay, solidarity_days
from sprava.packs.solidarity import AddresseeRow
from sprava.records.models import Person
from sprava.records.search.find import LONGEST_QUERY, find
from sprava.support.campaign_forms import PosterForm, TextForm, TranslationForm
from sprava.support.jurisdiction import pack, today
from sprava.support.posters import consent_of, kept_bytes, pictures_for, poster_for
from sprava.support.printing import can_print, how_to_install, printed
from sprava.support.sheets import letter
from sprava.support.texts import CampaignText, delete_text, text_of, texts, translate_text, write_text
from sprava.support.whom import lines_of
from sprava.support.writing import pdf_answer

DAYS_AHEAD = 200
MOST_FOUND = 10


@policy.needs("letters.write")
@require_http_methods(["GET", "HEAD", "POST"])
def campaigns_page(request: HttpRequest) -> HttpResponse:
    """Days ahead, texts, and the way to a poster; a new text is begun here."""
    language, reader = get_language() or "en", member_of(request)
    choices = [(row.id, _named(row, language)) for row in addressees()]
    form = TextForm(choices, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            token = write_text(given["title"], given["addressee"], given["lang"], given["words"], today=today())
            return redirect("campaign-text", token=token)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    name = request.GET.get("name", "").strip()[:LONGEST_QUERY]
    found = [one.person for one in find(name, reader, MOST_FOUND)] if name else []
    people = Person.objects.visible_to(reader).in_bulk(found)
    shown = {
        "days": [_said(day, language) for day in _ahead()],
        "texts": [(one, _addressee(one, language)) for one in texts()],
        "form": form,
        "name": name,
        "people": [people[number] for number in found if number in people],
    }
    return render(request, "support/campaigns.html", shown, status=422 if form.errors else 200)


@policy.needs("letters.write")
@require_http_methods(["GET", "HEAD", "POST"])
def text_page(request: HttpRequest, token: str) -> HttpResponse:
    """One text in all its languages; one of them is written or written anew."""
    text, language = text_of(token), get_language() or "en"
    if text is None:
        raise Http404
    chosen = request.GET.get("lang", text.original)
    initial = {"lang": chosen, "words": text.edition(chosen).words}
    form = TranslationForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and "delete" in request.POST:
        delete_text(token, today=today())
        return redirect("campaigns")
    if request.method == "POST" and form.is_valid():
        try:
            translate_text(token, form.cleaned_data["lang"], form.cleaned_data["words"], today=today())
            return redirect("campaign-text", token=token)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    row = next((one for one in addressees() if one.id == text.addressee), None)
    shown = {
        "text": text, "form": form, "original": text.edition(text.original), "can_print": can_print(),
        "addressee": _named(row, language) if row else "", "tone": row.tone.say(language) if row else "",
        "never": row.never.say(language) if row else "", "unverified": bool(row and row.is_unverified),
    }  # fmt: skip
    return render(request, "support/text.html", shown, status=422 if form.errors else 200)


@policy.needs("letters.read")
@require_safe
def text_file(request: HttpRequest, token: str, lang: str) -> HttpResponse:
    """A text in one language, on paper."""
    text = text_of(token)
    edition = text.edition(lang) if text else None
    if edition is None or not edition.words:
        raise Http404
    try:
        return pdf_answer(printed([letter(edition.words, lang)]), f"text-{lang}.pdf")
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("campaign-text", token=token)


@policy.needs("letters.write")
@require_http_methods(["GET", "HEAD", "POST"])
def poster_page(request: HttpRequest, number: int) -> HttpResponse:
    """What may be shown of somebody, and the poster as PDF."""
    person = get_visible_or_404(Person.objects, request, pk=number)
    (line,) = lines_of([person], today(), member_of(request))
    consent = consent_of(person.pk, member_of(request))
    pictures = pictures_for(person.pk, consent, member_of(request))
    form = PosterForm(pictures, request.POST if request.method == "POST" else None)
    problem = "" if can_print() else how_to_install()
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            picture = kept_bytes(pictures, given["picture"])
            made = poster_for(line, consent, given["words"], given["language"], picture=picture)
            return pdf_answer(printed([made]), "poster.pdf")
        except (Refused, Damaged) as refusal:
            problem = str(refusal)
    shown = {
        "person": person, "line": line, "consent": consent, "form": form, "problem": problem, "pictures": pictures,
    }  # fmt: skip
    refused = form.errors or (problem and request.method == "POST")
    return render(request, "support/poster.html", shown, status=422 if refused else 200)


def addressees() -> list[AddresseeRow]:
    """To whom appeals are written, as the law pack has it."""
    law = pack()
    return [row for row in (law.rows_of("addressee") if law else ()) if isinstance(row, AddresseeRow)]


def _ahead() -> tuple[SolidarityDay, ...]:
    law = pack()
    return solidarity_days(law, today(), today() + timedelta(days=DAYS_AHEAD)) if law else ()


def _said(day: SolidarityDay, language: str) -> dict[str, object]:
    return {
        "first": day.first, "last": day.last, "name": day.name.say(language), "about": day.about.say(language),
        "unverified": day.is_unverified,
        "links": [source for source in day.source if source.startswith(("https://", "http://"))],
    }  # fmt: skip


def _addressee(text: CampaignText, language: str) -> str:
    row = next((one for one in addressees() if one.id == text.addressee), None)
    return _named(row, language) if row else gettext("everybody")


def _named(row: AddresseeRow, language: str) -> str:
    return not_verified(row.name.say(language), language) if row.is_unverified else row.name.say(language)
