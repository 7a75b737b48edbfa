"""What this desk calls things, over and above the words that every desk shares."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from sprava.records.words import CODES, FIELDS, NOUNS, REGIMES, Words, code_label, field_label

KLASSES: Mapping[int, Words] = {
    0: _("from a public source"),
    1: _("internal: for our members only"),
    2: _("sensitive: for reviewers only"),
}

SOURCE_KINDS: Mapping[str, Words] = {
    "list": _("list or register"),
    "press": _("press"),
    "channel": _("channel"),
    "official": _("state body"),
    "team": _("the team itself"),
    "pack": _("law pack"),
}

GRADES: Mapping[int, Words] = {
    5: _("official"),
    4: _("first-hand"),
    3: _("reliable"),
    2: _("retold"),
    1: _("doubtful"),
}

PICTURE_FLAWS: Mapping[str, Words] = {
    "too_large": _("The file has more than 2 MB. Save it smaller: 1,200 pixels along the longer side are plenty."),
    "too_wide": _("The picture has more than %(side)s pixels along a side. Save it smaller: 1,200 are plenty."),
    "cut_short": _("The file is cut short. Fetch it anew, or open it and save it again as JPEG or PNG."),
    "other_kind": _("This is %(kind)s, which not every browser shows. Open it and save it as JPEG or PNG."),
    "no_picture": _("This is no JPEG and no PNG picture. Choose another file, or save it as one of the two."),
    "not_drawn": _("Browsers would not show this picture. Open it and save it again as JPEG or PNG."),
}
"""Why a file is not taken as a picture, by the flaw of core.errors.NotAPicture."""

CHANGES: Mapping[str, Words] = {
    "added": _("added"),
    "changed": _("changed"),
    "removed": _("removed at the source"),
    "returned": _("back at the source"),
}

RULES: Mapping[str, Words] = {
    "only": _("One source says so."),
    "agreed": _("The sources agree."),
    "judged": _("Accepted by rule 1: a reviewer upheld it."),
    "graded": _("Accepted by rule 2: the better graded source."),
    "newer": _("Accepted by rule 3: of equally graded sources the newer statement."),
}

__all__ = [
    "CHANGES", "CODES", "FIELDS", "GRADES", "KLASSES", "NOUNS", "PICTURE_FLAWS", "REGIMES", "RULES", "SOURCE_KINDS",
    "Words", "code_label", "field_label",
]  # fmt: skip
