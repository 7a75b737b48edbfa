"""The tables of the register, one file per noun.

The book: source, grading, document, subject, claim, judgement, intake. Beside it, what waits for a decision: report,
pair. The index, folded from the book and rebuilt at will: person, detention, proceeding, charge, hearing, sentence,
appeal, stay, incident, release, recognition, listing, contact, place, placement, spell.
"""

from sprava.records.models.appeal import Appeal
from sprava.records.models.charge import Charge
from sprava.records.models.claim import Claim
from sprava.records.models.contact import Contact
from sprava.records.models.delivery import Delivery
from sprava.records.models.detention import Detention
from sprava.records.models.document import Document, Passage
from sprava.records.models.grading import Grading
from sprava.records.models.hearing import Hearing
from sprava.records.models.incident import Incident
from sprava.records.models.intake import Import, Problem, SourceChange
from sprava.records.models.judgement import Judgement
from sprava.records.models.listing import Listing
from sprava.records.models.pair import Pair, PairSearch
from sprava.records.models.person import Name, NameKey, Person
from sprava.records.models.place import Body, Court, Facility
from sprava.records.models.placement import Placement
from sprava.records.models.proceeding import Proceeding
from sprava.records.models.recognition import Recognition
from sprava.records.models.release import Release
from sprava.records.models.report import Report, ReportBand, Suggestion
from sprava.records.models.sentence import Sentence
from sprava.records.models.sighting import Sighting
from sprava.records.models.source import Source
from sprava.records.models.spell import PastSpell, Spell
from sprava.records.models.stay import Stay
from sprava.records.models.subject import Subject

__all__ = [
    "Appeal", "Body", "Charge", "Claim", "Contact", "Court", "Delivery", "Detention", "Document", "Facility",
    "Grading", "Hearing", "Import", "Incident", "Judgement", "Listing", "Name", "NameKey", "Pair", "PairSearch",
    "Passage", "PastSpell", "Person", "Placement", "Problem", "Proceeding", "Recognition", "Release", "Report",
    "ReportBand", "Sentence", "Sighting", "Source", "SourceChange", "Spell", "Stay", "Subject", "Suggestion",
]  # fmt: skip
