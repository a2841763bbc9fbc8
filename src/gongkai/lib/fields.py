"""A text column that stands encrypted in the database and in clear in the program."""

from typing import Any

from django.db import models

from gongkai.lib import keys, secrets


class EncryptedField(models.TextField[str, str]):
    """Personal data at rest. It cannot be searched: keep secrets.blind_index beside it where that is needed."""

    def from_db_value(self, value: str | None, _expression: Any, _connection: Any) -> str | None:
        return secrets.decrypt(value, *keys.ring()) if value else value

    def get_prep_value(self, value: Any) -> Any:
        text = super().get_prep_value(value)
        return secrets.encrypt(text, keys.ring()[0]) if text else text
