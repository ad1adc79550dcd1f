"""The structure gate: fails the build on a wrong import, a cycle, or a room that is too large.

Reads the source as syntax trees and runs nothing of it. Not for style: ruff and mypy see to that.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

__all__ = ["check_tree", "main"]

LAYERS: Mapping[str, tuple[str, ...]] = {
    "archive": (
        "values errors codes durable canonical",
        "bind seal store log",
        "record",
        "keeping",
        "index verify snapshot",
        "archive",
    ),
    "docgen": (
        "values errors messages marks telemetry webhook_signature",
        "client",
        "catalogue",
        "case",
        "word",
        "fill",
        "typeset",
        "compose",
        "registry",
        "service",
        "web",
        "cli bench conformance __main__",
    ),
}
LIBRARIES_OF_SHELLS: Mapping[str, frozenset[str]] = {
    "docgen.cli": frozenset({"click", "rich"}),
    "docgen.bench": frozenset({"click", "rich", "starlette", "uvicorn"}),
    "docgen.web": frozenset({"fastapi", "pydantic", "starlette", "uvicorn"}),
}
MOST_FUNCTION_LINES = 60
MOST_FILE_LINES = 600


def check_tree(root: Path) -> list[str]:
    """All violations of the structure below ``root``, one sentence each, sorted."""
    modules = {_name(path, root): path for path in _sources(root)}
    trees = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in modules.items()}
    imports = {name: set(_imports(name, tree, modules)) for name, tree in trees.items()}
    found = [*_wrong_directions(imports), *_cycles(imports), *_shell_imports(trees)]
    for name, path in modules.items():
        found += _too_large(name, path, trees[name])
    return sorted(found)


def _sources(root: Path) -> Iterator[Path]:
    for package in (*LAYERS, "tools"):
        yield from sorted((root / package).rglob("*.py"))


def _name(path: Path, root: Path) -> str:
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imports(name: str, tree: ast.Module, modules: Mapping[str, Path]) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in modules)
        elif isinstance(node, ast.ImportFrom):
            base = _absolute(name, node, is_package=modules[name].name == "__init__.py")
            for alias in node.names:
                target = f"{base}.{alias.name}"
                if target in modules or base in modules:
                    yield target if target in modules else base


def _absolute(name: str, node: ast.ImportFrom, *, is_package: bool) -> str:
    if not node.level:
        return node.module or ""
    parts = name.split(".")
    keep = len(parts) - node.level + (1 if is_package else 0)
    return ".".join([*parts[:keep], *([node.module] if node.module else [])])


def _layer(module: str) -> tuple[str, int] | None:
    package, _, rest = module.partition(".")
    room = rest.split(".")[0]
    for height, rooms in enumerate(LAYERS.get(package, ())):
        if room in rooms.split():
            return package, height
    return None


def _wrong_directions(imports: Mapping[str, set[str]]) -> Iterator[str]:
    for module, targets in imports.items():
        here = _layer(module)
        if here is None and module.startswith(("docgen.", "archive.")):
            yield f"{module}: stands in no layer; add its room to tools/structure.py"
        for target in targets:
            there = _layer(target)
            if module.startswith("archive") and target.startswith("docgen"):
                yield f"{module}: archive must not import {target}"
            elif here and there and here[0] == there[0] and there[1] > here[1]:
                yield f"{module}: imports upwards from {target}"
            elif here and target in LAYERS:
                yield f"{module}: imports from the root of {target}"


def _cycles(imports: Mapping[str, set[str]]) -> Iterator[str]:
    settled: set[str] = set()
    reported: set[frozenset[str]] = set()

    def visit(module: str, path: list[str]) -> Iterator[str]:
        if module in path:
            knot = path[path.index(module) :]
            if frozenset(knot) not in reported:
                reported.add(frozenset(knot))
                yield f"import cycle: {' -> '.join([*knot, module])}"
            return
        if module in settled:
            return
        for target in sorted(imports.get(module, ())):
            if target != module:
                yield from visit(target, [*path, module])
        settled.add(module)

    for module in sorted(imports):
        yield from visit(module, [])


def _shell_imports(trees: Mapping[str, ast.Module]) -> Iterator[str]:
    reserved = frozenset[str]().union(*LIBRARIES_OF_SHELLS.values())
    for module, tree in trees.items():
        if module.startswith("tools"):
            continue
        shell = ".".join(module.split(".")[:2])
        refused = reserved - LIBRARIES_OF_SHELLS.get(shell, frozenset())
        for node in ast.walk(tree):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            for name in names:
                if name.split(".")[0] in refused:
                    yield f"{module}: this room must not import {name}"


def _too_large(name: str, path: Path, tree: ast.Module) -> Iterator[str]:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    if lines > MOST_FILE_LINES:
        yield f"{name}: {lines} lines, at most {MOST_FILE_LINES}"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > MOST_FUNCTION_LINES:
                yield f"{name}.{node.name}: {length} lines, at most {MOST_FUNCTION_LINES}"


def main() -> int:
    """Print the violations below the current folder; 1 when there are any."""
    found = check_tree(Path.cwd())
    print("\n".join(found) or "structure: no violation")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
