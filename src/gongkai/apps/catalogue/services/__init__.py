"""The only writers of catalogues: one act of a person, one function, one transaction, one event."""

from gongkai.apps.catalogue.services.importing import Change, Imported, faults_of, import_entries
from gongkai.apps.catalogue.services.keeping import add_entry, change_entry, draw_up, end_entry
from gongkai.apps.catalogue.services.office import set_office
from gongkai.apps.catalogue.services.placing import place
from gongkai.apps.catalogue.services.reminding import remind

__all__ = [
    "Change",
    "Imported",
    "add_entry",
    "change_entry",
    "draw_up",
    "end_entry",
    "faults_of",
    "import_entries",
    "place",
    "remind",
    "set_office",
]
