"""Message catalogues: find what the pages say, bring ``locale/{be,ru}`` up to date, compile them.

``python -m tools.messages [APP...]`` writes; ``python -m tools.messages --check`` only says what is missing. Pure
Python, so that nobody has to install gettext's own programs.
"""

from __future__ import annotations

import argparse
import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import polib
from django.utils.translation.template import templatize

SOURCE = Path(__file__).resolve().parents[1] / "src" / "sprava"
LANGUAGES = ("be", "ru")
# One, few and many: the same rule in both languages.
PLURALS = "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);"
# Which arguments of a call are the context, the message and its plural.
CALLS = {
    "_": ("message",),
    "gettext": ("message",),
    "ngettext": ("message", "plural"),
    "pgettext": ("context", "message"),
    "npgettext": ("context", "message", "plural"),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|\{\w*\}")
IN_TEMPLATE = re.compile(r"\b(_|n?p?gettext)\((?=u?['\"])")
LITERAL = re.compile(r"""\s*u?((?:'(?:[^'\\]|\\.)*')|(?:"(?:[^"\\]|\\.)*"))\s*,?""")


@dataclass(frozen=True, slots=True)
class Message:
    """Words that a page or a command shows. ``places`` are files, without line numbers: those change too often."""

    context: str | None
    text: str
    plural: str
    places: set[str] = field(default_factory=set, compare=False)


def called_with(name: str, given: list[str]) -> Message | None:
    """The message of one call of gettext, if all that matters is written out in it."""
    roles = CALLS[name]
    if len(given) < len(roles):
        return None
    said = dict(zip(roles, given, strict=False))
    return Message(said.get("context"), said["message"], said.get("plural", ""))


def in_python(text: str) -> Iterator[Message]:
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", "") or getattr(node.func, "attr", "")
        name = name.removesuffix("_lazy").removesuffix("_noop")
        given: list[str] = []
        for argument in node.args:
            if not (isinstance(argument, ast.Constant) and isinstance(argument.value, str)):
                break
            given.append(argument.value)
        if name in CALLS and (message := called_with(name, given)):
            yield message


def in_template(text: str) -> Iterator[Message]:
    """Django turns a template into calls of gettext among blanked-out text; this reads the calls."""
    calls = templatize(text)
    for call in IN_TEMPLATE.finditer(calls):
        given: list[str] = []
        position = call.end()
        while literal := LITERAL.match(calls, position):
            given.append(ast.literal_eval(literal[1]))
            position = literal.end()
        if message := called_with(call[1], given):
            yield message


def apps() -> list[str]:
    """Folders that Django knows as applications, each with a catalogue of its own."""
    return sorted(file.parent.name for file in SOURCE.glob("*/apps.py"))


def home(path: Path) -> str:
    """The application in whose catalogue a file's messages are kept. The command line shares that of ``web``."""
    floor = path.relative_to(SOURCE).parts[0]
    return floor if floor in apps() else "web"


def said_in_the_code() -> dict[str, dict[tuple[str | None, str], Message]]:
    """Every message by application, then by context and text."""
    found: dict[str, dict[tuple[str | None, str], Message]] = {app: {} for app in apps()}
    for path in sorted(SOURCE.rglob("*")):
        if path.suffix not in {".py", ".html", ".txt"} or (path.suffix != ".py" and "templates" not in path.parts):
            continue
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".py" and "gettext" not in text:
            continue
        for message in in_python(text) if path.suffix == ".py" else in_template(text):
            kept = found[home(path)].setdefault((message.context, message.text), message)
            kept.places.add(path.relative_to(SOURCE).as_posix())
            if message.plural and not kept.plural:
                found[home(path)][message.context, message.text] = Message(
                    message.context, message.text, message.plural, kept.places
                )
    return found


def catalogue_file(app: str, language: str) -> Path:
    return SOURCE / app / "locale" / language / "LC_MESSAGES" / "django.po"


def read_catalogue(path: Path, language: str) -> polib.POFile:
    """The catalogue that is there, or an empty one."""
    catalogue = polib.pofile(str(path), wrapwidth=110) if path.exists() else polib.POFile(wrapwidth=110)
    catalogue.metadata = {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURALS,
    }
    return catalogue


def bring_up_to_date(app: str, language: str, said: dict[tuple[str | None, str], Message]) -> None:
    """Add what is new, put aside what is no longer said (kept as obsolete: it may come back), compile."""
    path = catalogue_file(app, language)
    catalogue = read_catalogue(path, language)
    known: dict[tuple[str | None, str], polib.POEntry] = {(entry.msgctxt, entry.msgid): entry for entry in catalogue}
    for key, entry in known.items():
        entry.obsolete = key not in said
    for key, message in said.items():
        entry = known.get(key) or polib.POEntry(msgctxt=message.context, msgid=message.text)
        if key not in known:
            catalogue.append(entry)
        if message.plural:
            entry.msgid_plural = message.plural
            entry.msgstr_plural = {form: entry.msgstr_plural.get(form, "") for form in range(3)}
            entry.msgstr = ""
        entry.occurrences = [(place, "") for place in sorted(message.places)]
    if not said and not path.exists():
        return
    catalogue.sort(key=lambda entry: (entry.obsolete, entry.occurrences, entry.msgid))
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(path))
    catalogue.save_as_mofile(str(path.with_suffix(".mo")))


def translations(entry: polib.POEntry) -> list[str]:
    """Every form of a translation; a form that is empty or missing is an empty string."""
    if not entry.msgid_plural:
        return [entry.msgstr]
    return [entry.msgstr_plural.get(form, "") for form in range(3)]


def wrong_placeholders(entry: polib.POEntry) -> bool:
    """Does the translation name something that the page does not give, or leave out what it must say?"""
    given = set(PLACEHOLDER.findall(entry.msgid + entry.msgid_plural))
    used = [set(PLACEHOLDER.findall(words)) for words in translations(entry)]
    # "One person" may do without the number, "%(count)s people" may not.
    return any(not names <= given for names in used) or (not entry.msgid_plural and used[0] != given)


def problems_of(app: str, language: str, said: dict[tuple[str | None, str], Message]) -> list[str]:
    """What keeps the catalogue of one application from being complete and compiled."""
    path = catalogue_file(app, language)
    where = f"{app} {language}"
    if not path.exists():
        return [f"{where}: there is no catalogue for {len(said)} messages"] if said else []
    catalogue = polib.pofile(str(path))
    known = {(entry.msgctxt, entry.msgid): entry for entry in catalogue if not entry.obsolete}
    found = [
        f"{where}: not in the catalogue: {text!r}" for key, _ in said.items() if key not in known for text in key[1:]
    ]
    for key, entry in known.items():
        plural = said[key].plural if key in said else entry.msgid_plural
        if entry.fuzzy or not all(translations(entry)) or (plural and not entry.msgid_plural):
            found.append(f"{where}: not translated: {entry.msgid!r}")
        elif wrong_placeholders(entry):
            found.append(f"{where}: other placeholders than {entry.msgid!r}: {translations(entry)}")
    compiled = path.with_suffix(".mo")
    if not compiled.exists() or compiled.read_bytes() != catalogue.to_binary():
        found.append(f"{where}: the compiled catalogue differs; run: make messages")
    return found


def problems() -> list[str]:
    """Everything that is missing in any catalogue."""
    return [
        problem
        for app, said in said_in_the_code().items()
        for language in LANGUAGES
        for problem in problems_of(app, language, said)
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("app", nargs="*", help="only these applications")
    parser.add_argument("--check", action="store_true", help="write nothing, say what is missing")
    given = parser.parse_args()
    if not given.check:
        for app, said in said_in_the_code().items():
            for language in LANGUAGES if not given.app or app in given.app else ():
                bring_up_to_date(app, language, said)
    found = [problem for problem in problems() if not given.app or problem.split()[0] in given.app]
    print("\n".join(found) or "Every message is there in be and ru.")
    return int(bool(found) and given.check)


if __name__ == "__main__":
    sys.exit(main())
