"""May this person be written to, where, and if not why not: derived from custody, place, contact and address."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import DateField, Value, prefetch_related_objects
from django.db.models.functions import Cast
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sprava.accounts.models import Member
from sprava.core import custody
from sprava.core.custody import State, state_on
from sprava.core.dates import When, parse_date
from sprava.core.scripts import script_of
from sprava.packs.labels import marked_label_of
from sprava.records.models import Name, Person, Sighting, Spell, Stay
from sprava.records.whereabouts import Placing, last_seen
from sprava.support.addresses import NO_PLACE, TWO_PLACES, Address, address_of
from sprava.support.cautions import printable
from sprava.support.confirming import confirmations, latest
from sprava.support.jurisdiction import pack
from sprava.support.post import language_that_passes, usual_language
from sprava.support.regimes import Regime, regimes_of
from sprava.support.tallies import Tally, tallies_of

NEW_DAYS, BIRTHDAY_DAYS, SILENT_DAYS = 30, 14, 180
DIED = _("They have died.")
NOT_HELD = _("They are not in custody, as far as is known.")
SILENCE = _("They or their family ask that nobody write.")
BLOCKED: Mapping[str, str | Promise] = {
    "relatives_only": _("Only close relatives may write."),
    "incommunicado": _("They are held incommunicado: no letters are let through."),
}
NO_LETTERS = Tally()
_KINDS = {"name": 0, "transliteration": 1, "alias": 2, "previous_name": 3}


@dataclass(slots=True)
class Line:
    """One person as a supporter needs to know them, on one day."""

    person: Person
    state: State
    regime: Regime
    since: When | None = None
    facility: str = ""
    place: str = ""
    """The place in the reader's language, marked where nobody has verified its row of the law pack."""
    address: Address | None = None
    refused: str | Promise = ""
    """Why nobody may be sent a letter; empty where one can be written."""
    name: str = ""
    """As it stands on an envelope, in the letters of the address where anybody writes it so."""
    by_hand: bool = False
    """Nobody writes the name in the letters that the post there reads, or the paper cannot carry it."""
    other: Name | None = None
    arrested: bool = False
    moved: bool = False
    birthday: date | None = None
    silent: bool = False
    tally: Tally = NO_LETTERS
    """Letters of the last weeks."""
    confirmed: When | None = None
    """When somebody was last reached at the address, as far as that was written down."""
    confirmed_here: bool = False
    """This group wrote it down, not the law pack."""

    @property
    def may_be_written_to(self) -> bool:
        return not self.refused

    @property
    def birth_year(self) -> str:
        return self.person.birth_date[:4] if self.person.birth_date[:4].isdigit() else ""


def lines_of(people: Sequence[Person], day: date, reader: Member) -> list[Line]:
    """A line for each of ``people``, in their order."""
    numbers = [person.pk for person in people]
    spells = _spells_of(numbers, reader)
    placings = _placings_of(numbers, reader)
    regimes = regimes_of(numbers, day, reader)
    tallies = tallies_of(numbers, day)
    confirmed = confirmations()
    prefetch_related_objects(people, "names")
    lines = [_line(one, day, spells[one.pk], placings[one.pk], regimes[one.pk]) for one in people]
    for line in lines:
        line.tally = tallies[line.person.pk]
        if line.address:
            here = confirmed.get(line.facility)
            line.confirmed = latest(line.address.confirmed, here)
            line.confirmed_here = here is not None and line.confirmed == here
    return lines


def _line(
    person: Person, day: date, spells: Sequence[custody.Spell], placings: Sequence[Placing], regime: Regime
) -> Line:
    died = parse_date(person.death_date) if person.death_date else None
    state = state_on(day, spells, died)
    # Whoever has died is not written to, also where the exact day is not known yet.
    line = Line(person, State.DIED if died else state, regime)
    running = next(reversed([spell for spell in spells if spell.possibly_on(day)]), None)
    begun = running.begin_earliest if running else date.min
    here = [one for one in last_seen(placings, day) if one.latest is None or one.latest >= begun] if running else []
    if running:
        line.since = running.began
        line.arrested = running.begin_earliest >= day - timedelta(days=NEW_DAYS)
    _tell_place(line, here, day, placings)
    line.birthday = birthday_ahead(person.birth_date, day)
    line.silent = bool(person.last_sign and person.last_sign <= day - timedelta(days=SILENT_DAYS))
    _tell_name(line)
    line.refused = _refusal(line) or line.refused
    return line


def _tell_place(line: Line, here: Sequence[Placing], day: date, placings: Sequence[Placing]) -> None:
    if len(here) != 1:
        line.refused = TWO_PLACES if here else NO_PLACE
        return
    (one,) = here
    line.facility, line.place = one.facility, place_name(one.facility)
    came = one.latest is not None and one.latest >= day - timedelta(days=NEW_DAYS)
    line.moved = came and not line.arrested and any(other.facility not in ("", one.facility) for other in placings)
    found = address_of(one.facility, day)
    if isinstance(found, Address):
        line.address = found
    else:
        line.refused = found


def _refusal(line: Line) -> str | Promise:
    """What weighs more than a missing address."""
    if line.state == State.DIED:
        return DIED
    if line.state not in (State.HELD, State.MAYBE):
        return NOT_HELD
    if line.regime.asked_for_silence:
        return SILENCE
    return BLOCKED.get(line.regime.code, "")


def _tell_name(line: Line) -> None:
    """Letters of the address first; then the accepted name, which is rarely in an oblique case; then the language."""
    lang = line.address.lang if line.address else usual_language()
    row = language_that_passes(lang)
    script = row.script if row else script_of(line.person.label)
    names = sorted(
        line.person.names.all(),
        key=lambda one: (
            one.script != script,
            one.text != line.person.label,
            one.lang != lang,
            _KINDS.get(one.kind, 9),
            one.pk,
        ),
    )
    line.name = names[0].text if names else line.person.label
    line.by_hand = script_of(line.name) != script or not printable(line.name).strip()
    named_so = script_of(line.person.label) == script
    line.other = names[0] if names and names[0].script == script and not named_so else None


def place_name(value: str) -> str:
    """What the pack calls the place, and whether nobody has verified that; else the words of the source."""
    law = pack()
    return (marked_label_of(law, "facility", value, get_language() or "en") if law else "") or value


def birthday_ahead(birth_date: str, day: date) -> date | None:
    """The next birthday where its day is known and it is near; one of 29 February is kept on 1 March."""
    if len(birth_date) != len("2000-01-01") or not birth_date[:4].isdigit():
        return None
    month, number = int(birth_date[5:7]), int(birth_date[8:])
    for year in (day.year, day.year + 1):
        try:
            coming = date(year, month, number)
        except ValueError:
            coming = date(year, 3, 1)
        if 0 <= (coming - day).days <= BIRTHDAY_DAYS:
            return coming
    return None


def _spells_of(people: Iterable[int], reader: Member) -> dict[int, list[custody.Spell]]:
    found: dict[int, list[custody.Spell]] = defaultdict(list)
    for row in Spell.objects.visible_to(reader).filter(person__in=people).order_by("person_id", "number"):
        found[row.person_id].append(
            custody.Spell(row.begin_earliest, row.begin_latest, row.end_earliest, row.end_latest, row.ended, row.died)
        )
    return found


def _placings_of(people: Sequence[int], reader: Member) -> dict[int, list[Placing]]:
    stays = Stay.objects.visible_to(reader).filter(person__in=people).order_by()
    seen = Sighting.objects.visible_to(reader).filter(person__in=people).order_by()
    no_end = Cast(Value(None), DateField())
    rows = stays.values_list("person_id", "facility", "since_earliest", "since_latest", "until_latest").union(
        seen.values_list("person_id", "facility", "date_earliest", "date_latest", no_end), all=True
    )
    found: dict[int, list[Placing]] = defaultdict(list)
    for person, *placing in rows:
        found[person].append(Placing(*placing))
    return found
