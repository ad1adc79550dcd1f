"""The form of a schema: what a person fills in, as plain data from which a page draws controls.

Labels are the schema's Chinese titles; help and the words of choices come from its descriptions.
Knows the schema language of ``docgen.catalogue.lint``. Not for judging what was filled in, nor for
how a control looks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from docgen.catalogue.making import Field, resolved
from docgen.catalogue.schemas import SchemaSet

__all__ = ["form_in", "form_of"]

_WORD = re.compile(r"(?:[^：]*：)?\s*([A-Za-z0-9_.-]+)\s+(.+)")
_PARTS = re.compile(r"[；。]")
# What a description says to who writes JSON, and a page need not.
_JARGON = re.compile(r"（(?:null|id)）|（[a-z_]+）")
_EMPTY = re.compile(r"为空(?:数组|列表)|为?空（null）|填 null")
# Definitions whose help a control makes needless.
_SELF_EVIDENT = frozenset(
    {"text", "narrative", "date", "date_time", "id", "file_name", "person_name", "money"}
)
_REFERENCES: Mapping[str, str] = {
    "staff_ref": "staff",
    "evidence_ref": "evidence",
    "paper_ref": "papers",
    "representative_ref": "representatives",
}
_LISTED = frozenset({*_REFERENCES, *(f"{each}s" for each in _REFERENCES)})
_OFFERED = frozenset({"x-evidence", "x-staff"})
_OWN_KINDS = frozenset({"id", "money", "narrative", "sha256", "file_name"})
_FORMATS: Mapping[str, str] = {
    "date": "date",
    "date-time": "moment",
    "cn-resident-id": "resident-id",
    "cn-uscc": "uscc",
    "cn-plate": "plate",
    "cn-mobile": "telephone",
}
_DIGEST = "^[0-9a-f]{64}$"
_BOUNDS: Mapping[str, str] = {
    "maxLength": "longest",
    "minimum": "least",
    "maximum": "most",
    "minItems": "fewest",
    "maxItems": "most_items",
}

Form = dict[str, Any]


def form_of(schemas: SchemaSet, name: str) -> Form:
    """The form of a schema document, as JSON.

    Each field is an object: ``key``, ``title``, ``help``, ``kind``; ``required`` and ``empty``
    (may be null); ``choices`` as value and label; ``list`` for references and, where not all of
    it are offered, the ``kinds`` of evidence or duties of staff that are; ``fields`` of a group,
    ``item`` of a list; ``variants`` (when, fields) of a group that is one of several kinds, and
    ``rules`` (when, narrow) that hold as a condition does.
    """
    schema = schemas.document(name)
    return _form(schemas, Field(path=(), definition="", title="", schema=schema, document=name))


def form_in(form: Form, words: Mapping[str, str]) -> Form:
    """A form in another language: titles, help and words of choices by their Chinese.

    What ``words`` does not know stays Chinese, as an agency's own schema may.
    """
    said: Form = {key: words.get(form[key], form[key]) for key in ("title", "help") if key in form}
    if "choices" in form:
        said["choices"] = [[value, words.get(word, word)] for value, word in form["choices"]]
    if "item" in form:
        said["item"] = form_in(form["item"], words)
    if "fields" in form:
        said["fields"] = [form_in(each, words) for each in form["fields"]]
    if "variants" in form:
        said["variants"] = [
            each | {"fields": [form_in(one, words) for one in each["fields"]]}
            for each in form["variants"]
        ]
    return form | said


def _form(schemas: SchemaSet, field: Field, *, told: bool = True) -> Form:
    own = field.schema.get("description", "") if "$ref" in field.schema else ""
    field = resolved(schemas, field)
    base = field.definition.removesuffix("_or_null")
    kind = _kind(field, base)
    form: Form = {
        "key": field.path[-1] if field.path else "",
        "title": field.title,
        "kind": kind,
        "required": field.required,
        "empty": "null" in field.types,
    }
    _add_help(
        form, field, own or ("" if base in _SELF_EVIDENT | _LISTED else _description(field)), told
    )
    form |= {_BOUNDS[key]: field.schema[key] for key in _BOUNDS.keys() & field.schema.keys()}
    if base.removesuffix("s") in _REFERENCES:
        form["list"] = _REFERENCES[base.removesuffix("s")]
    for key in _OFFERED & field.schema.keys():
        form["kinds"] = field.schema[key]
    if kind in {"group", "rows", "lines"}:
        _add_parts(schemas, form, field)
    return form


def _kind(field: Field, base: str) -> str:
    schema = field.schema
    if "const" in schema:
        return "fixed"
    if base.removesuffix("s") in _REFERENCES:
        return "references" if "array" in field.types else "reference"
    if base in _OWN_KINDS:
        return base
    if "array" in field.types:
        return _kind_of_list(schema["items"])
    if "object" in field.types:
        return "group"
    return _kind_of_leaf(field)


def _kind_of_list(items: Mapping[str, Any]) -> str:
    if "enum" in items:
        return "choices"
    plain = items.get("$ref", "").rpartition("/")[2] in {"text", "narrative", "person_name"}
    return "lines" if plain or items.get("type") == "string" else "rows"


def _kind_of_leaf(field: Field) -> str:
    if "enum" in field.schema:
        return "choice"
    if field.schema.get("pattern") == _DIGEST:
        return "sha256"
    if "boolean" in field.types:
        return "yes"
    if field.types & {"integer", "number"}:
        return "number"
    base = field.definition.removesuffix("_or_null")
    known = _FORMATS.get(field.schema.get("format", ""))
    return known or ("telephone" if base == "telephone" else "text")


def _description(field: Field) -> str:
    return str(field.schema.get("description", ""))


def _add_help(form: Form, field: Field, description: str, told: bool) -> None:
    """The words of choices, and what else the description says."""
    holder = field.schema.get("items", {}) if form["kind"] == "choices" else field.schema
    values = [each for each in holder.get("enum", ()) if each is not None]
    words = dict(_words(_description(field) or str(holder.get("description", ""))))
    if values:
        form["choices"] = [[value, words.get(str(value), str(value))] for value in values]
    rest = [
        part.strip()
        for part in _PARTS.split(_JARGON.sub("", _EMPTY.sub("留空", description)))
        if part.strip() and not (values and _WORD.fullmatch(part))
    ]
    if rest and told:
        form["help"] = "。".join(rest) + "。"


def _words(description: str) -> Iterator[tuple[str, str]]:
    for part in _PARTS.split(description):
        found = _WORD.fullmatch(part)
        if found is not None:
            yield found[1], found[2]


def _add_parts(schemas: SchemaSet, form: Form, field: Field) -> None:
    if "items" in field.schema:
        item = Field(
            path=field.path,
            definition="",
            title="",
            schema=field.schema["items"],
            document=field.document,
        )
        form["item"] = _form(schemas, item)
        return
    form["fields"] = _fields(schemas, field)
    for branch in field.schema.get("allOf", ()):
        if "$ref" in branch["then"]:
            then = Field(
                path=field.path,
                definition="",
                title="",
                schema=branch["then"],
                document=field.document,
            )
            variant = {"when": _when(branch["if"]), "fields": _form(schemas, then)["fields"]}
            form.setdefault("variants", []).append(variant)
        else:
            form.setdefault("rules", []).append(_rule(branch))


def _fields(schemas: SchemaSet, field: Field) -> list[Form]:
    required = field.schema.get("required", ())
    return [
        _form(
            schemas,
            Field(
                path=(*field.path, key),
                definition="",
                title="",
                schema=schema,
                document=field.document,
                required=key in required,
            ),
        )
        for key, schema in field.schema.get("properties", {}).items()
    ]


def _when(condition: Mapping[str, Any]) -> dict[str, list[Any]]:
    return {
        key: list(each["enum"]) if "enum" in each else [each["const"]]
        for key, each in condition.get("properties", {}).items()
    }


def _rule(branch: Mapping[str, Any]) -> Form:
    """What a condition narrows: fields that must be there, that must be empty, or how many."""
    narrow = {}
    for key, each in branch["then"].get("properties", {}).items():
        types = each.get("type", ())
        named = [types] if isinstance(types, str) else list(types)
        found: Form = {_BOUNDS[bound]: each[bound] for bound in _BOUNDS.keys() & each.keys()}
        if named:
            found |= {"needed": "null" not in named, "barred": named == ["null"]}
        if "enum" in each:
            found["allowed"] = each["enum"]
        narrow[key] = found
    for key in branch["then"].get("required", ()):
        narrow.setdefault(key, {})["needed"] = True
    return {"when": _when(branch["if"]), "narrow": narrow}
