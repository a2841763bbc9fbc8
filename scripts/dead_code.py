"""Finds code that nothing uses: vulture, told what it cannot see by itself.

Code that only tests use counts as dead; but the law (gongkai.statute) is a library of its own, and what its reference page
lists is there for its readers. Uses that vulture does not see: words in templates, names in strings (settings,
`order_by("due_date")`), members of an enumeration (a closed list of the domain is listed whole), and what a framework
calls by its name.
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from vulture import Vulture

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src/gongkai"
SOURCES = [PACKAGE, ROOT / "scripts", ROOT / "bench"]
LIBRARY = ROOT / "docs/reference/statute.md"
CONFIDENCE = 60
WORD = re.compile(r"[A-Za-z_]\w*")
NAME_IN_TEXT = re.compile(r"(?:[a-z_]\w*\.)*[A-Za-z_]\w*|-?[a-z]\w*(?:__\w+)+")
ENUMERATIONS = ("Enum", "Choices", "Flag")

# What a framework calls or reads by its name.
BY_NAME = [
    "Meta", "constraints", "indexes", "ordering", "verbose_name", "default_auto_field", "*Config", "label",  # models, apps
    "USERNAME_FIELD", "REQUIRED_FIELDS", "get_by_natural_key", "natural_key", "__str__", "clean_*", "clean",
    "field_order", "widgets", "help_texts", "queryset", "initial", "choices", "allow_multiple_selected", "validators", "label_from_instance", "prepare_value",  # forms
    "urlpatterns", "app_name", "handler4*", "handler5*", "application", "converters", "regex", "to_url", "to_python",
    "help", "handle", "add_arguments", "execute", "configure_logging", "requires_system_checks",  # commands
    "process_exception", "process_view", "process_template_response", "register", "ready",  # middleware, libraries
    "validate", "get_help_text",  # validators of passwords
    "output_field", "as_postgresql", "as_sqlite",  # expressions of the ORM
    "do_GET", "do_HEAD", "log_message",  # of the server of the standard library
    "get_user",  # of a back end of authentication
    "is_open_for_signup", "pre_authenticate", "get_password_change_redirect_url", "get_session_store_class", "get_model_class",  # hooks of sign-in and sessions
    "__getattr__",  # of a module
    "CreateModels",  # used by migrations, which are not looked at
    "monitor_interval",  # of the progress bar
    "compress_type", "page_height", "page_width", "*_margin", "footer_distance", "space_after", "space_before",  # DOCX
    "alignment", "autofit", "height_rule", "*_indent", "first_line_indent", "rgb", "keep_with_next", "is_linked_to_previous",
    "external_attr",  # of a member of an archive
    "odd_and_even_pages_header_footer", "last_modified_by", "comments", "revision",
]  # fmt: skip
BY_DECORATOR = ["@register.*", "@receiver", "@task", "@library.*", "@api.exception_handler"]


def words_in_templates() -> Iterator[str]:
    for template in PACKAGE.rglob("templates/**/*"):
        if template.is_file() and template.suffix != ".pyc":
            for tag in re.findall(r"\{[{%].*?[%}]\}", template.read_text(encoding="utf-8")):
                yield from WORD.findall(tag)


def words_in_code(tree: ast.Module) -> Iterator[str]:
    """Names that stand in a string, and members of enumerations."""
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and NAME_IN_TEXT.fullmatch(node.value)
        ):
            yield from re.split(r"\.|__", node.value.lstrip("-"))
        elif isinstance(node, ast.ClassDef) and any(
            ast.unparse(base).endswith(ENUMERATIONS) for base in node.bases
        ):
            targets = (
                target for part in node.body if isinstance(part, ast.Assign) for target in part.targets
            )
            yield from (ast.unparse(target) for target in targets)


def words_of_library() -> Iterator[str]:
    for row in LIBRARY.read_text(encoding="utf-8").splitlines():
        if row.startswith("| `"):
            yield from WORD.findall(row.split("`")[1])


def main() -> int:
    vulture = Vulture(ignore_names=BY_NAME, ignore_decorators=BY_DECORATOR)
    # Migrations are history. Settings are read by their names; what they in turn use, they use.
    vulture.scavenge([str(path) for path in SOURCES], exclude=["*/migrations/*", "*/settings/*"])
    for path in PACKAGE.glob("project/settings/*.py"):
        vulture.used_names.update(WORD.findall(path.read_text(encoding="utf-8")))
    vulture.used_names.update(words_in_templates())
    vulture.used_names.update(words_of_library())
    for folder in SOURCES:
        for path in folder.rglob("*.py"):
            vulture.used_names.update(words_in_code(ast.parse(path.read_text(encoding="utf-8"))))
    return vulture.report(min_confidence=CONFIDENCE)


if __name__ == "__main__":
    sys.exit(main())
