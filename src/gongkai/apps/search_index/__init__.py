"""Feeds the search index from the ledgers: a row in the outbox with each act, taken up by the worker afterwards.

The room is an app because the outbox is a model; the engine stands in `gongkai.lib.search`. Apps register what they
index in `sources` and call `services.note` in the transaction of the act.
"""
