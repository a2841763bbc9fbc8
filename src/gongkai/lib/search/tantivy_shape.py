"""What the embedded index holds of a document. Changing the shape makes stored indexes anew, which happens by itself."""

from __future__ import annotations

from datetime import date

import tantivy

from gongkai.lib.search import bigrams
from gongkai.lib.search.port import Document, Facet

WORDS = "gongkai_words"
NAMES = ("key", "kind", "audience", "number", "shelf", "mark")


def facet(name: Facet) -> str:
    """The field of a facet."""
    return f"facet_{name.value}"


def shelf(day: date | None) -> str:
    """Documents of one month lie together: a word that stands nearly everywhere is looked for on the newest shelves."""
    return f"{day:%Y-%m}" if day else "0000-00"


def schema() -> tantivy.Schema:
    """row: the number in the key, by which the index is compared with the ledger piece by piece. shelf: see `shelf`."""
    builder = tantivy.SchemaBuilder()
    for name in NAMES:
        builder.add_text_field(name, stored=name == "key", tokenizer_name="raw", index_option="basic")
    for name in ("title", "body", "called"):
        builder.add_text_field(name, tokenizer_name=WORDS, index_option="position")
    builder.add_text_field("characters", tokenizer_name=WORDS, index_option="basic")
    builder.add_text_field("digest", stored=True, tokenizer_name="raw", index_option="basic")
    for one in Facet:
        builder.add_text_field(facet(one), fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("day", fast=True)
    builder.add_unsigned_field("row", fast=True, indexed=True)
    return builder.build()


def analyzer() -> tantivy.TextAnalyzer:
    """Text comes as terms with blanks between them."""
    return tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()


def row(document: Document) -> tantivy.Document:
    """Title and numbers weigh more than the body; each text stands apart so that no phrase runs over its border."""
    made = tantivy.Document()
    made.add_text("key", document.key)
    made.add_text("kind", document.kind)
    made.add_text("digest", document.digest)
    made.add_unsigned("row", int(document.key.rpartition(":")[2]))
    made.add_unsigned("day", document.day.toordinal() if document.day else 0)
    made.add_text("shelf", shelf(document.day))
    for term in document.audience:
        made.add_text("audience", term)
    for name, value in {Facet.KIND: document.kind, **document.facets}.items():
        made.add_text(facet(name), value)
    _add_words(made, document)
    _add_names(made, document)
    return made


def _add_words(made: tantivy.Document, document: Document) -> None:
    above, below = (document.title, *document.numbers), (document.body, *document.texts)
    for number in document.numbers:
        made.add_text("number", bigrams.code(number))
    characters: set[str] = set()
    for field, texts in (("title", above), ("body", below)):
        for text in texts:
            runs = bigrams.runs(text)
            made.add_text(field, " ".join(bigrams.terms_of(runs)))
            characters |= bigrams.characters_of(runs)
    made.add_text("characters", " ".join(sorted(characters)))


def _add_names(made: tantivy.Document, document: Document) -> None:
    """What it is called, in its order; and every character of it by itself, in no order."""
    characters: set[str] = set()
    for text in document.called:
        made.add_text("called", " ".join(bigrams.pieces(text)))
        characters |= bigrams.single(text)
    if characters:
        made.add_text("called", " ".join(sorted(characters)))
    for mark in document.marks:
        made.add_text("mark", mark)
