"""Each house rule, once broken and once kept."""

import ast
from pathlib import PurePosixPath
from textwrap import dedent

import pytest

from tools import shape


def room(where: str, text: str) -> shape.Room:
    text = dedent(text)
    return shape.Room(PurePosixPath(where), text, ast.parse(text))


def broken(where: str, text: str) -> list[str]:
    here = room(where, text)
    return [words for rule in shape.MUST for _, words in rule(here)]


BROKEN = [
    ("core/utils.py", ""),
    ("web/helpers/dates.py", ""),
    ("core/dates.py", "def today():\n    import datetime"),
    ("core/dates.py", "class Day:\n    def today(self):\n        from datetime import date"),
    ("casework/pages.py", "claim.save()"),
    ("casework/pages.py", "person.claims.create(field='name')"),
    ("casework/pages.py", "people.update(sex='')"),
    ("casework/pages.py", "people.delete()"),
    ("web/demo.py", "Source.objects.get_or_create(name='Sviedka')"),
    ("records/search/keys.py", "Person.objects.all().visible_to(anna).update(label='')"),
    ("linkage/local.py", "Person.objects.create(label='')"),
    (
        "support/letters.py",
        "from sprava.records.models import Person\nPerson.objects.visible_to(anna).update(label='')",
    ),
    ("findings/figures.py", "connection.cursor()"),
    ("cli/doctor.py", "connection.cursor().execute('SELECT 1')"),
    ("casework/lists.py", "Person.objects.visible_to(anna).raw('SELECT 1')"),
    ("core/dates.py", "try:\n    pass\nexcept Exception:\n    pass"),
    ("core/dates.py", "try:\n    pass\nexcept (OSError, BaseException):  # noqa: BLE001\n    pass"),
    ("core/dates.py", "try:\n    pass\nexcept:\n    pass"),
    ("casework/lists.py", "Person.objects.filter(id=1).visible_to(anna)"),
    ("casework/lists.py", "models.Person.objects.all()"),
    ("casework/lists.py", "model.objects.count()"),
    ("casework/lists.py", "Person._default_manager.all()"),
    ("casework/pages.py", "get_object_or_404(Person, id=1)"),
    ("web/pages.py", "apps.get_model('records', 'Person')"),
    ("records/actions/claims.py", "from django.dispatch import receiver"),
    ("records/models/claim.py", "from django.contrib.contenttypes.fields import GenericForeignKey"),
    ("web/templatetags/marks.py", "from django.utils.safestring import mark_safe"),
]

KEPT = [
    ("core/dates.py", "import datetime\ntry:\n    pass\nexcept ValueError:\n    pass"),
    (
        "core/dates.py",
        "try:\n    pass\nexcept Exception:  # whatever a stranger's parser throws is one outcome\n    pass",
    ),
    ("core/dates.py", "try:\n    pass\nexcept BaseException:\n    tidy()\n    raise"),
    ("core/names.py", "codes.update({'a': 1})\ndigest.update(b'')\nparts.create"),
    ("linkage/local.py", "database.execute('SELECT 1')"),
    ("records/actions/claims.py", "Claim.objects.create(field='name')\nconnection.cursor()"),
    ("records/search/keys.py", "connection.cursor()"),
    ("accounts/actions.py", "Member.objects.create(login='anna')"),
    ("support/letters.py", "from sprava.support.models import Parcel\nParcel.objects.create(weight=1)"),
    ("casework/lists.py", "Person.objects.visible_to(anna).filter(id=1)"),
    ("casework/lists.py", "(\n    Person.objects\n    .visible_to(anna)\n)"),
    ("casework/lists.py", "Source.objects.all()"),
    ("casework/pages.py", "get_object_or_404(Person.objects.visible_to(anna), id=1)"),
    ("casework/pages.py", "get_visible_or_404(Claim.objects, request, pk=1)"),
    ("records/dossier.py", "Claim.objects.standing()"),
]


@pytest.mark.parametrize(("where", "text"), BROKEN)
def test_a_broken_rule_is_found(where, text):
    assert broken(where, text)


@pytest.mark.parametrize(("where", "text"), KEPT)
def test_a_kept_rule_is_let_be(where, text):
    assert broken(where, text) == []


def test_a_docstring_is_no_line_of_its_function():
    function = next(shape.functions(ast.parse('def held():\n    """People.\n\n    In custody.\n    """\n    return 1')))
    assert shape.body_lines(function) == 2


def test_what_is_long_is_shown_and_not_forbidden(tmp_path):
    (tmp_path / "core").mkdir()
    (tmp_path / "core" / "terms.py").write_text("def served(a, b, c, d, e, f, g):\n" + "    a = 1\n" * 401)
    seen = shape.survey(tmp_path)
    assert seen.must == []
    assert len(seen.look) == 3
