"""The page that lists what the law package offers to whoever computes with it, made from its own words."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib.resources import files

HEAD = """# 法规程序库

`gongkai.statute` 是独立的程序库：只收日期、数字和日历，返回结果和依据，不需要数据库、设置和时钟，可以单独使用和核对。下面按模块列出全部公开的名称；有的规则还没有页面使用，先列在这里。

"""


def library_page() -> str:
    return HEAD + "\n".join(_module(name, tree) for name, tree in _modules() if any(_public(tree)))


def _modules() -> Iterator[tuple[str, ast.Module]]:
    for one in sorted(files("gongkai.statute").iterdir(), key=lambda one: one.name):
        if one.name.endswith(".py") and not one.name.startswith(("_", "reference")):
            yield one.name.removesuffix(".py"), ast.parse(one.read_text(encoding="utf-8"))


def _module(name: str, tree: ast.Module) -> str:
    rows = "\n".join(f"| `{written}` | {words} |" for written, words in _public(tree))
    return f"## `{name}`\n\n{_first(tree)}\n\n| 名称 | 说明 |\n|---|---|\n{rows}\n"


def _public(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            yield f"{node.name}({', '.join(_arguments(node))})", _first(node)
        elif isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield node.name, _first(node)
            yield from ((f"{node.name}.{name}", words) for name, words in _members(node))
        elif isinstance(node, (ast.Assign, ast.AnnAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from (
                (one.id, "")
                for one in targets
                if isinstance(one, ast.Name) and one.id.isupper() and one.id[0] != "_"
            )


def _arguments(node: ast.FunctionDef) -> Iterator[str]:
    yield from (one.arg for one in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs))


def _members(node: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for one in node.body:
        if isinstance(one, ast.FunctionDef) and not one.name.startswith("_"):
            yield one.name, _first(one)
        elif isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name) and one.target.id[0] != "_":
            yield one.target.id, ""


def _first(node: ast.Module | ast.FunctionDef | ast.ClassDef) -> str:
    said = (ast.get_docstring(node) or "").split("\n\n")[0]
    return " ".join(said.split()).replace("|", "\\|")
