"""What nouns, fields and codes of the register are called on the pages of every desk."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

Words = str | Promise

NOUNS: Mapping[str, Words] = {
    "person": _("Who they are"),
    "detention": _("Detention"),
    "charge": _("Charge"),
    "hearing": _("Hearing"),
    "sentence": _("Sentence"),
    "appeal": _("Appeal"),
    "stay": _("Place of detention"),
    "sighting": _("Seen inside or free"),
    "incident": _("Incident in custody"),
    "release": _("Release"),
    "recognition": _("Recognition"),
    "listing": _("State list"),
    "contact": _("Letters and contact"),
    "proceeding": _("Proceeding"),
    "facility": _("Facility"),
    "court": _("Court"),
    "body": _("Body"),
}

_DATE = _("Date")
_COURT = _("Court")
_JUDGE = _("Judge")
_PROSECUTOR = _("Prosecutor")
_TERM = _("Term")
_SINCE = pgettext_lazy("field", "Since")
_UNTIL = pgettext_lazy("field", "Until")
_CIRCUMSTANCES = _("Circumstances")
_KIND = _("Kind")
_PLACE = _("Place")
_FACILITY = _("Facility")
_ADDRESS = _("Address")
_REGIME = _("Regime")
_NAME = _("Name")
_CITY = _("Town")
_REGION = _("Region")
_CODE = _("Code")
_NOTE = _("Note")

FIELDS: Mapping[str, Mapping[str, Words]] = {
    "person": {
        "name": _NAME,
        "alias": _("Also known as"),
        "previous_name": _("Previous name"),
        "transliteration": _("In another script"),
        "birth_date": _("Born"),
        "death_date": _("Died"),
        "sex": _("Sex"),
        "birth_place": _("Place of birth"),
        "citizenship": _("Citizenship"),
        "residence": _("Lives in"),
        "occupation": _("Work"),
        "affiliation": _("Belongs to"),
        "language": _("Languages"),
        "interest": _("Interests"),
        "health": _("Health"),
        "note": _NOTE,
        "external_id": _("Number at a source"),
        "web_page": _("Page at a source"),
        "picture": _("Photograph"),
        "consent": _("Agreed to be shown in public"),
    },
    "detention": {
        "date": _("Detained on"),
        "place": _PLACE,
        "body": _("Detained by"),
        "circumstances": _CIRCUMSTANCES,
        "kind": _KIND,
    },
    "proceeding": {
        "kind": _KIND,
        "title": _("Title"),
        "case_number": _("Case number"),
        "group": _("Group of case"),
        "court": _COURT,
        "body": _("Led by"),
        "judge": _JUDGE,
        "prosecutor": _PROSECUTOR,
        "counsel": _("Counsel"),
        "opened": _("Opened"),
        "stage": _("Stage"),
    },
    "charge": {
        "article": _("Article"),
        "date": _("Charged on"),
        "title": _("Title of the article"),
        "outcome": _("Outcome"),
    },
    "hearing": {
        "date": _DATE,
        "court": _COURT,
        "judge": _JUDGE,
        "result": _("Result"),
        "session": _("Open or closed"),
    },
    "sentence": {
        "date": _("Sentenced on"),
        "kind": _("Kind of sentence"),
        "term": _TERM,
        "regime": _REGIME,
        "court": _COURT,
        "judge": _JUDGE,
        "prosecutor": _PROSECUTOR,
        "amount": _("Amount"),
        "in_force": _("In force from"),
        "starts": _("Term counted from"),
        "presence": _("In presence or in absence"),
        "added": _("Added to an earlier term"),
        "wording": _("Wording"),
    },
    "appeal": {"date": _DATE, "court": _COURT, "result": _("Result"), "term": _("Term after the appeal")},
    "stay": {
        "facility": _FACILITY,
        "since": _SINCE,
        "until": _UNTIL,
        "regime": _REGIME,
        "address": _ADDRESS,
    },
    "sighting": {"date": _DATE, "state": _("Inside or free"), "facility": _FACILITY},
    "incident": {
        "kind": _("What was done"),
        "since": _SINCE,
        "until": _UNTIL,
        "term": _TERM,
        "facility": _FACILITY,
        "circumstances": _CIRCUMSTANCES,
    },
    "release": {
        "date": _("Released on"),
        "mode": _("How"),
        "conditions": _("Conditions"),
        "place": _PLACE,
    },
    "recognition": {
        "body": _("Recognised by"),
        "status": _("What they say"),
        "since": _SINCE,
        "until": _UNTIL,
        "ground": _("Ground"),
        "statement": _("Statement"),
        "ex_post": _("Only after the release"),
    },
    "listing": {
        "list": _("List"),
        "added": _("Put on it"),
        "removed": _("Taken off"),
        "entry": _("Entry as printed"),
    },
    "contact": {
        "regime": _("May people write"),
        "since": _SINCE,
        "until": _UNTIL,
        "address": _ADDRESS,
    },
    "facility": {
        "name": _NAME,
        "code": _CODE,
        "kind": _KIND,
        "status": _("Condition"),
        "city": _CITY,
        "region": _REGION,
        "address": _ADDRESS,
        "opened": _("Opened"),
        "closed": _("Closed"),
        "note": _NOTE,
    },
    "court": {"name": _NAME, "code": _CODE, "city": _CITY, "region": _REGION},
    "body": {"name": _NAME, "code": _CODE, "kind": _KIND},
}

_UNKNOWN = _("not known")
_OTHER = _("other")
_YES = _("yes")
_NO = _("no")
_CRIMINAL = _("criminal")
_ADMINISTRATIVE = _("administrative")

CODES: Mapping[tuple[str, str], Mapping[str, Words]] = {
    ("person", "sex"): {"female": _("woman"), "male": _("man"), "other": _OTHER},
    ("detention", "kind"): {
        "criminal": _CRIMINAL,
        "administrative": _ADMINISTRATIVE,
        "house_arrest": _("house arrest"),
        "wanted": _("wanted"),
        "unknown": _UNKNOWN,
    },
    ("proceeding", "kind"): {"criminal": _CRIMINAL, "administrative": _ADMINISTRATIVE},
    ("proceeding", "stage"): {
        "investigation": _("investigation"),
        "trial": _("trial"),
        "appeal": _("appeal"),
        "in_force": _("in force"),
        "dropped": _("dropped"),
    },
    ("charge", "outcome"): {
        "pending": _("pending"),
        "convicted": _("convicted"),
        "acquitted": _("acquitted"),
        "dropped": _("dropped"),
        "reclassified": _("reclassified"),
    },
    ("hearing", "session"): {"open": _("open"), "closed": _("closed")},
    ("sentence", "kind"): {
        "imprisonment": _("imprisonment"),
        "restriction_home": _("restriction of liberty at home"),
        "restriction_open": _("restriction of liberty in an open institution"),
        "arrest": _("arrest"),
        "administrative_arrest": _("administrative arrest"),
        "fine": _("fine"),
        "correctional_labour": _("correctional labour"),
        "community_service": _("community service"),
        "compulsory_treatment": _("compulsory treatment"),
        "ban": _("ban"),
        "confiscation": _("confiscation"),
        "suspended": _("suspended sentence"),
        "death": _("death penalty"),
        "life": _("life imprisonment"),
        "other": _OTHER,
    },
    ("sentence", "presence"): {"present": _("present"), "in_absentia": _("in absence")},
    ("sentence", "added"): {"yes": _YES, "no": _NO},
    ("appeal", "result"): {
        "upheld": _("sentence upheld"),
        "reduced": _("sentence reduced"),
        "increased": _("sentence increased"),
        "quashed": _("sentence quashed"),
        "pending": _("not decided yet"),
    },
    ("sighting", "state"): {"held": _("inside"), "free": _("free")},
    ("incident", "kind"): {
        "punishment_cell": _("punishment cell"),
        "cell_type_room": _("cell-type room"),
        "prison_regime": _("moved to a prison regime"),
        "beating": _("beating"),
        "hunger_strike": _("hunger strike"),
        "denied_care": _("medical care denied"),
        "hospital": _("hospital"),
        "incommunicado": _("cut off from the world"),
        "refused_visit": _("visit refused"),
        "refused_parcel": _("parcel refused"),
        "refused_letter": _("letter refused"),
        "new_case": _("new case inside"),
        "threat": _("threat"),
        "other": _OTHER,
    },
    ("release", "mode"): {
        "served": _("term served"),
        "pardon": _("pardon"),
        "amnesty": _("amnesty"),
        "parole": _("parole"),
        "exchange": _("exchange"),
        "deportation": _("taken out of the country"),
        "replaced": _("sentence replaced by a milder one"),
        "acquittal": _("acquittal"),
        "dropped": _("case dropped"),
        "measure_changed": _("released until the trial"),
        "death": _("death"),
        "escape": _("escape"),
        "unknown": _("how is not known"),
    },
    ("recognition", "status"): {
        "recognised": _("political prisoner"),
        "former": _("former political prisoner"),
        "not_recognised": _("not recognised"),
        "under_review": _("under review"),
        "withdrawn": _("recognition withdrawn"),
    },
    ("recognition", "ex_post"): {"yes": _YES, "no": _NO},
    ("person", "consent"): {
        "name": _("the name"),
        "picture": _("a picture"),
        "story": _("the story"),
    },
    ("contact", "regime"): {
        "can_write": _("may receive letters"),
        "relatives_only": _("letters from relatives only"),
        "incommunicado": _("letters do not come through"),
        "silence": _("they or their family ask that nobody write"),
        "unknown": _UNKNOWN,
    },
}

_REINFORCED = _("reinforced regime")

REGIMES: Mapping[str, Words] = {
    "general": _("general regime"),
    "reinforced": _REINFORCED,
    "enhanced": _REINFORCED,
    "strict": _("strict regime"),
    "special": _("special regime"),
    "prison": _("prison regime"),
    "settlement": _("colony-settlement"),
    "women": _("women’s colony"),
    "juvenile": _("juvenile colony"),
}


def field_label(noun: str, field: str) -> Words:
    """What a field is called; its own name where the register has learnt a field that the pages have not."""
    return FIELDS.get(noun, {}).get(field, field)


def code_label(noun: str, field: str, code: str) -> Words:
    """What a code means; a regime or a kind that a source wrote in words comes back as it is."""
    if field == "regime" and code in REGIMES:
        return REGIMES[code]
    if (noun, field) == ("person", "note"):
        return _note(code)
    return CODES.get((noun, field), {}).get(code, code)


COLUMNS: Mapping[str, Words] = {
    "birth_date": FIELDS["person"]["birth_date"],
    "facility_or_status": _("Place or state"),
    "facts.sentence": NOUNS["sentence"],
    "sentence": NOUNS["sentence"],
}
"""What columns of lists are called of which a cell was kept as a note, because it could not be read as what it is."""


def _note(words: str) -> str:
    """``facility_or_status: closed prison`` as people say it; a note that came from no column comes back as it is."""
    column, colon, rest = words.partition(": ")
    return f"{COLUMNS[column]}: {rest}" if colon and column in COLUMNS else words
