"""Texts read by others: ``read_texts.py natasha|dateparser TEXTS.jsonl``, the processor seconds as JSON.

Natasha finds persons in Russian; dateparser finds dates. Neither says what happened to whom.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path


def natasha() -> Callable[[str], int]:
    """Persons in one text, by the models inside the wheel."""
    module = import_module("natasha")
    segmenter = module.Segmenter()
    tagger = module.NewsNERTagger(module.NewsEmbedding())

    def persons(text: str) -> int:
        document = module.Doc(text)
        document.segment(segmenter)
        document.tag_ner(tagger)
        return sum(span.type == "PER" for span in document.spans)

    return persons


def dateparser() -> Callable[[str], int]:
    """Dates in one text."""
    search = import_module("dateparser.search").search_dates
    return lambda text: len(search(text, languages=["ru", "be", "en"]) or ())


def main() -> None:
    texts = [json.loads(line)["text"] for line in Path(sys.argv[2]).read_text("utf-8").splitlines()]
    find = {"natasha": natasha, "dateparser": dateparser}[sys.argv[1]]()
    find(texts[0])
    begun = time.process_time()
    found = sum(map(find, texts))
    json.dump({"seconds": time.process_time() - begun, "found": found, "texts": len(texts)}, sys.stdout)


if __name__ == "__main__":
    main()
