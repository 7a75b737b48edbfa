"""Finding the words of pages, and knowing when a translation falls short."""

import polib
import pytest

from tools import messages


def said(found) -> set[tuple[str | None, str, str]]:
    return {(message.context, message.text, message.plural) for message in found}


def test_every_way_to_say_something_in_a_template_is_found():
    template = """{% load i18n %}{% translate "In custody" %} {{ _("Died")|upper }} {{ word|default:_("unknown") }}
        {% blocktranslate count n=people|length trimmed %}
            {{ n }} person
        {% plural %}
            {{ n }} people
        {% endblocktranslate %}
        {% translate "May" context "month" %} {% comment %}{% translate "not this" %}{% endcomment %}"""
    assert said(messages.in_template(template)) == {
        (None, "In custody", ""),
        (None, "Died", ""),
        (None, "unknown", ""),
        (None, "%(n)s person", "%(n)s people"),
        ("month", "May", ""),
    }


def test_every_way_to_say_something_in_python_is_found():
    code = (
        'gettext("one"); _("two" " and a half"); gettext_lazy("three"); gettext_noop("four")\n'
        'ngettext("%(n)s day", "%(n)s days", n); pgettext("month", "May"); translation.gettext("five")\n'
        'gettext(word); print("not this")'
    )
    assert said(messages.in_python(code)) == {
        (None, "one", ""),
        (None, "two and a half", ""),
        (None, "three", ""),
        (None, "four", ""),
        (None, "five", ""),
        (None, "%(n)s day", "%(n)s days"),
        ("month", "May", ""),
    }


@pytest.fixture
def code(tmp_path, monkeypatch):
    """An application of one page, that says one thing."""
    page = tmp_path / "letters" / "pages.py"
    page.parent.mkdir()
    (page.parent / "apps.py").touch()
    page.write_text('from django.utils.translation import gettext\ngettext("Write to %(name)s")')
    monkeypatch.setattr(messages, "SOURCE", tmp_path)
    return page


def write() -> None:
    for app, words in messages.said_in_the_code().items():
        for language in messages.LANGUAGES:
            messages.bring_up_to_date(app, language, words)


def translate(words: str) -> None:
    for language in messages.LANGUAGES:
        path = messages.catalogue_file("letters", language)
        catalogue = polib.pofile(str(path))
        catalogue[0].msgstr = words
        catalogue.save()
    write()


def test_what_is_translated_and_compiled_has_no_problem(code):
    write()
    translate("Напісаць: %(name)s")
    assert messages.problems() == []


@pytest.mark.parametrize("words", ["", "Напісаць", "Напісаць: %(person)s"])
def test_a_translation_that_is_empty_or_names_other_things_is_a_problem(code, words):
    write()
    translate(words)
    assert len(messages.problems()) == len(messages.LANGUAGES)


def test_a_new_message_is_missing_until_it_is_in_the_catalogue(code):
    write()
    translate("Напісаць: %(name)s")
    code.write_text(code.read_text() + '\ngettext("Send")')
    assert messages.problems() == [
        "letters be: not in the catalogue: 'Send'",
        "letters ru: not in the catalogue: 'Send'",
    ]


def test_a_message_that_comes_back_finds_its_translation(code):
    write()
    translate("Напісаць: %(name)s")
    before = code.read_text()
    code.write_text("")
    write()
    code.write_text(before)
    write()
    assert messages.problems() == []


def test_a_catalogue_changed_after_it_was_compiled_is_a_problem(code):
    write()
    translate("Напісаць: %(name)s")
    path = messages.catalogue_file("letters", "be")
    path.write_text(path.read_text().replace("Напісаць", "Пісаць"))
    assert messages.problems() == ["letters be: the compiled catalogue differs; run: make messages"]
