"""The public pages as functions of published rows: written as files, kept true, proved true.

A part of the portal says in one place which pages it has and on which rows they depend (`registry.PageKind`), and its
app says in the transaction of each act which rows changed for the public (`page_outbox.services.note`). From these two
come `gongkai portal publish`, which renders what depends on what changed, and `gongkai portal verify`.

    # portal/items/kinds.py, called by the `register` of that part
    NUMBERED = Numbered(50, published.count, published.places)

    registry.add(
        PageKind(
            "items.item",
            pages=lambda: map(address_of, published.ever_published()),     # streamed, withdrawn ones too
            depends_on={"proactive.item": lambda rows: map(address_of, published.of(rows))},
        ),
        PageKind(
            "items.list",                                                   # numbered from the oldest
            pages=lambda: (reverse("items:numbered", args=[n]) for n in NUMBERED.numbers()),
            depends_on={"proactive.item": lambda rows: (reverse("items:numbered", args=[n]) for n in NUMBERED.touched(rows))},
        ),
        PageKind("items.feed", pages=lambda: [reverse("items:feed")], depends_on={ANY: lambda _rows: [reverse("items:feed")]}),
    )

What a kind must keep to, so that a file can stand for the page:

- The view gives the same bytes for the same rows: no form token, no nonce, no session, no moment of rendering, no count of
  visits. Whole addresses come from `site.whole_address`. What depends on the date is noted by a turn of the schedule.
- An address has no query and ends in "/" or in a name with a dot; it answers 200, 410 (withdrawn: the page with the
  reason) or 404 (no such page: a file that was there is removed). Other answers stop the publishing.
- `gathered` is a kind that repeats others, as data files: the worker writes it once for all first publications that wait,
  and at once what was changed or withdrawn.
- `depends_on` names every row a page reads. Naming too many costs a rendering, as unchanged bytes are not written;
  naming too few is found by `gongkai portal verify`. An address once public is never given to another row.
"""
