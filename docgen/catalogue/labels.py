"""What a field of a case is called, by its JSON Pointer: the titles of its schemas.

Not for forms (``forms``), nor for values.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from docgen.catalogue.catalogue import Catalogue
from docgen.catalogue.forms import form_of
from docgen.values import Named

__all__ = ["field_at", "label_of"]


def label_of(
    catalogue: Catalogue, pointer: str, types: Sequence[str], case: Mapping[str, Any] | None = None
) -> str:
    """The titles on the way to a field, joined; ``types`` are the codes of the case's papers.

    What ``case`` says tells what a field is called where that differs: a person has 姓名, an
    organisation 名称. The part of the pointer that no schema knows is left out.
    """
    steps = [each.replace("~1", "/").replace("~0", "~") for each in pointer.split("/")[1:]]
    match steps:
        case ["papers", index, *rest] if index.isdecimal():
            code = types[int(index)] if int(index) < len(types) else ""
            titles = _titles_in_paper(catalogue, code, rest) if code else []
        case _:
            titles = _titles(_form(catalogue, "case"), steps, case)
    return Named.joined(" · ", map(catalogue.lists.named, titles))


def field_at(
    catalogue: Catalogue, pointer: str, case: Mapping[str, Any]
) -> Mapping[str, Any] | None:
    """The field of a case itself at a pointer, as a form has it (``forms``); None where none is."""
    steps = pointer.split("/")[1:]
    fields = list(_way(_form(catalogue, "case"), steps, case))
    return fields[-1] if fields and len(fields) == len(steps) else None


def _titles_in_paper(catalogue: Catalogue, code: str, steps: Sequence[str]) -> list[str]:
    title = catalogue.instrument(code).title
    match steps:
        case ["data", *rest]:
            return [title, *_titles(_form(catalogue, code), rest)]
        case _:
            case = _titles(_form(catalogue, "case"), ["papers", "0", *steps])
            return [title, *case[2:]]


@lru_cache(maxsize=128)
def _form(catalogue: Catalogue, name: str) -> Mapping[str, Any]:
    return form_of(catalogue.schemas, name)


def _titles(
    form: Mapping[str, Any],
    steps: Sequence[str],
    value: Any = None,  # noqa: ANN401 - JSON
) -> list[str]:
    fields = _way(form, steps, value)
    return [
        str(int(step) + 1) if step.isdecimal() else str(field["title"] or step)
        for step, field in zip(steps, fields, strict=False)
    ]


def _way(
    form: Mapping[str, Any],
    steps: Sequence[str],
    value: Any,  # noqa: ANN401 - JSON
) -> Iterator[Mapping[str, Any]]:
    """The fields on the way, as far as a schema knows them."""
    for step in steps:
        if step.isdecimal():
            form = form.get("item", {})
            value = dict(enumerate(value)).get(int(step)) if isinstance(value, Sequence) else None
        else:
            found = next((each for each in _members(form, value) if each["key"] == step), None)
            if found is None:
                break
            form, value = found, value.get(step) if isinstance(value, Mapping) else None
        yield form


def _members(form: Mapping[str, Any], value: Any) -> Iterator[Mapping[str, Any]]:  # noqa: ANN401
    yield from form.get("fields", ())
    variants = form.get("variants", ())
    said = value if isinstance(value, Mapping) else {}
    for variant in [each for each in variants if _holds(each["when"], said)] or variants:
        yield from variant["fields"]


def _holds(when: Mapping[str, Sequence[Any]], said: Mapping[str, Any]) -> bool:
    return all(said.get(key) in allowed for key, allowed in when.items())
