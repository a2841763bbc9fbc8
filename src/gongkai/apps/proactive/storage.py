"""Where the files of items stand: encrypted, for most are there before anything of them may be public."""

from gongkai.lib.sealed import Store

STORE = Store("items", encrypted=True)

# Lists and files on their way in, in a folder of their own: they are forgotten by other rules.
IMPORTS = Store("item_imports", encrypted=True)
