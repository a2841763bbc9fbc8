"""Files of requests under GONGKAI_DATA, each named by its SHA-256: the same bytes stand there once, and are sealed.

All of them are encrypted, and not only identity documents and powers of attorney: what people hand in may name anyone.
"""

from gongkai.lib.sealed import Store

STORE = Store("requests", encrypted=True)
place, keep, load, forget = STORE.place, STORE.keep, STORE.load, STORE.forget

# Registers on their way in, in a folder of their own: they are forgotten by other rules.
IMPORTS = Store("ledger_imports", encrypted=True)
