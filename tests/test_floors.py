"""The house: what may import what. Each line is a floor; a module imports from its own floor or from those before it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import lakip_xls

ROOT = Path(lakip_xls.__file__).parent

FLOORS = (
    ("shown", "skema", "provenance", "settings"),
    ("findings", "model"),
    ("reading",),
    ("parsing",),
    ("nomenklatur", "point"),
    ("locating",),
    ("recognising",),
    ("entities",),
    ("documents",),
    ("choosing",),
    ("computing",),
    ("rules",),
    ("perbaikan",),
    ("tanggapan",),
    ("laporan", "finding_counts", "rekapitulasi"),
    ("frames", "json_schema"),
    ("export", "csv_files"),
    ("writing",),
    ("templates",),
    ("pipeline",),
    ("rekap", "door"),
    ("indonesian", "screen", "summary", "outputs", "cli", "__main__"),
)
"""From the ground up; README's developer part tells them in words."""

FLOOR = {name: number for number, floor in enumerate(FLOORS) for name in floor}


def _modules() -> dict[str, Path]:
    """Every module of the package by its dotted name below `lakip_xls`."""
    names = {}
    for path in ROOT.rglob("*.py"):
        parts = path.relative_to(ROOT).with_suffix("").parts
        names[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    del names[""]
    return names


def _imports(tree: ast.AST, modules: dict[str, Path]) -> Iterator[str]:
    """The modules of the package that a module imports, also inside functions and for types only."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in names:
            inner = name.removeprefix("lakip_xls.")
            if inner != name:
                found = inner if inner in modules else inner.rpartition(".")[0]
                if found in modules:
                    yield found


def graph() -> dict[str, set[str]]:
    """Module -> the modules that it imports."""
    modules = _modules()
    return {
        name: set(_imports(ast.parse(path.read_text(encoding="utf-8")), modules)) - {name}
        for name, path in modules.items()
    }


def upward(imports: dict[str, set[str]]) -> list[str]:
    """The imports from a lower floor to a higher one."""
    return [
        f"{name} imports {other}"
        for name, others in sorted(imports.items())
        for other in sorted(others)
        if FLOOR[name.partition(".")[0]] < FLOOR[other.partition(".")[0]]
    ]


def circles(imports: dict[str, set[str]]) -> list[set[str]]:
    """The sets of modules that import each other."""
    reached: dict[str, set[str]] = {}
    for start in imports:
        seen: set[str] = set()
        todo = list(imports[start])
        while todo:
            name = todo.pop()
            if name not in seen:
                seen.add(name)
                todo += imports[name]
        reached[start] = seen
    groups = [{n for n in reached if n in reached[name] and name in reached[n]} for name in reached]
    return [g for i, g in enumerate(groups) if g and g not in groups[:i]]


def test_every_part_of_the_package_has_its_floor() -> None:
    assert {name.partition(".")[0] for name in _modules()} == set(FLOOR)


def test_nothing_imports_from_a_higher_floor() -> None:
    assert upward(graph()) == []


def test_no_modules_import_each_other() -> None:
    assert circles(graph()) == []


@pytest.mark.parametrize(
    ("code", "expected"),
    [("from lakip_xls.rules import registry", "rules.registry"), ("import lakip_xls.model", "model")],
)
def test_imports_are_seen(code: str, expected: str) -> None:
    assert list(_imports(ast.parse(f"def f():\n    {code}"), _modules())) == [expected]


def test_arrows_upward_and_circles_are_seen() -> None:
    assert upward({"model": {"rules.registry"}}) == ["model imports rules.registry"]
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}) == [{"a", "b", "c"}]
