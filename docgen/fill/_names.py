"""Which names a template may read: the shape of its context, derived from the schemas.

A misspelt field is found when the template is checked, not when a clerk issues a paper. Not for
values: a shape says only what has which fields.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from jinja2 import nodes

from docgen.catalogue import Catalogue, InstrumentType, Plan
from docgen.fill._language import Source, paragraph_near
from docgen.fill.signing import TIMES, hand_signers
from docgen.values import Finding, Role, Severity

__all__ = ["Shape", "context_shape", "name_findings", "unread_fields", "unread_signers"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What a value has: named fields, or items of one shape, or (neither) nothing to ask for."""

    fields: Mapping[str, Shape] = field(default_factory=dict)
    item: Shape | None = None


Path = tuple[str, str]

_SCALAR = Shape()
# What an unknown name has is unknown too; only the name itself is told.
_UNKNOWN = Shape(fields={"?": _SCALAR})
_LOOP = Shape(
    fields=dict.fromkeys(
        ("index", "index0", "revindex", "revindex0", "first", "last", "length"), _SCALAR
    )
)
_FACE = ("title", "number", "date", "draft")
_PARTY = ("you", "is_person", "is_organisation", "is_individual_business", "id_label", "id_number")
_CASE = ("case_id", "number", "register_number", "cause", "route", "filing", "title")
_KEEPS_ITEMS = frozenset({"slash"})
_GIVES_ITEM = frozenset({"first", "last"})


def context_shape(instrument: InstrumentType, catalogue: Catalogue) -> Shape:
    """The shape of what the functions of ``docgen.fill.context`` give a template."""
    own = _of(catalogue.schemas.plan(instrument.code))
    if instrument.role is Role.SHEET_OVERVIEW:
        return Shape(fields={"paper": Shape(fields=_face()), "sheet": own})
    whole = _of(catalogue.schemas.plan("case")).fields
    service = (whole["papers"].item or _SCALAR).fields["service"]
    authority = whole["authority"].fields
    fields = {
        "case": Shape(fields=dict.fromkeys(_CASE, _SCALAR)),
        "paper": Shape(fields=_face()),
        "party": Shape(fields={**whole["party"].fields, **dict.fromkeys(_PARTY, _SCALAR)}),
        **{name: authority[name] for name in ("body", "unit", "delegation")},
        **{name: whole[name] for name in ("conduct", "vehicle", "source", "dossier")},
        **{name: whole[name] for name in ("staff", "evidence", "representatives")},
        "papers": Shape(item=Shape(fields={**_face(), "service": service})),
    }
    if instrument.tier == "dossier":
        return Shape(fields={**fields, "sheet": own})
    face = Shape(fields={**_face(), **_places(catalogue)})
    return Shape(fields={**fields, "paper": face, "data": own, "remedy": _SCALAR})


def _face() -> Mapping[str, Shape]:
    """What is known of every paper, each with a shape of its own."""
    return {name: Shape() for name in _FACE}


def _places(catalogue: Catalogue) -> Mapping[str, Shape]:
    """Where papers are signed: each signer has a shape of its own."""
    signers = hand_signers(catalogue)
    times = Shape(fields=dict.fromkeys(TIMES, Shape(item=_SCALAR)))
    return {
        "sign": Shape(fields={signer: Shape(item=_SCALAR) for signer in signers}),
        "signed": Shape(fields=dict.fromkeys(signers, times)),
    }


def _of(plan: Plan) -> Shape:
    """The shape of a plan; of an object of several kinds, the fields of all of them."""
    fields = {key: _of(inner) for key, inner in plan.fields.items()}
    for _condition, branch in plan.branches:
        for key, shape in _of(branch).fields.items():
            fields[key] = shape if shape != _SCALAR else fields.get(key, shape)
    return Shape(fields=fields, item=None if plan.item is None else _of(plan.item))


def name_findings(
    tree: nodes.Template, source: Source, part: str, shape: Shape
) -> Iterator[Finding]:
    """Every name and field that nothing provides."""
    reader = _Reader(dict(shape.fields))
    reader.read_all(tree.body)
    for name, line in reader.unknown:
        near = paragraph_near(source.text, line)
        yield Finding(
            code="template-variable-unknown",
            severity=Severity.ERROR,
            where=part,
            params={"part": part, "near": near, "name": name},
        )


def unread_fields(trees: Iterable[nodes.Template], shape: Shape) -> frozenset[str]:
    """The fields of a paper's data, or of a sheet's values, that none of a template's parts reads.

    Each field has a shape of its own, so what was read is known by it, whatever name it had.
    """
    return _unread(trees, shape, shape.fields.get("data") or shape.fields["sheet"])


def unread_of(trees: Iterable[nodes.Template], shape: Shape, wanted: Iterable[Path]) -> list[Path]:
    """Which of the ``wanted`` values of the context none of a template's parts reads."""
    known = _known(trees, shape)
    return [
        (name, field) for name, field in wanted if id(shape.fields[name].fields[field]) not in known
    ]


def unread_signers(trees: Iterable[nodes.Template], shape: Shape) -> frozenset[str]:
    """The signers for whose signature none of a template's parts has a place."""
    return _unread(trees, shape, shape.fields["paper"].fields.get("sign", _SCALAR))


def _unread(trees: Iterable[nodes.Template], shape: Shape, own: Shape) -> frozenset[str]:
    known = _known(trees, shape)
    return frozenset(name for name, field in own.fields.items() if id(field) not in known)


def _known(trees: Iterable[nodes.Template], shape: Shape) -> frozenset[int]:
    reader = _Reader(dict(shape.fields))
    for tree in trees:
        reader.read_all(tree.body)
    return frozenset(reader.known)


class _Reader:
    """Follows a syntax tree with the names in scope, and notes what nothing provides.

    ``known`` are the identities of the shapes it came upon.
    """

    def __init__(self, scope: dict[str, Shape]) -> None:
        self._scope = scope
        self.unknown: list[tuple[str, int]] = []
        self.known: set[int] = set()

    def read_all(self, body: list[nodes.Node]) -> None:
        for node in body:
            self._read(node)

    def _read(self, node: nodes.Node) -> None:
        if isinstance(node, nodes.For):
            self._repeat(node)
        elif isinstance(node, nodes.Assign):
            value = self._shape(node.node)
            if isinstance(node.target, nodes.Name):
                self._scope[node.target.name] = value
        elif isinstance(node, nodes.If):
            self._shape(node.test)
            self.read_all([*node.body, *node.elif_, *node.else_])
        elif isinstance(node, nodes.Expr):
            self._shape(node)
        else:
            self.read_all(list(node.iter_child_nodes()))

    def _repeat(self, node: nodes.For) -> None:
        over = self._shape(node.iter)
        outer = dict(self._scope)
        if isinstance(node.target, nodes.Name):
            # A mapping by id is read by its ids, which are looked up again.
            self._scope[node.target.name] = over.item or _SCALAR
        self._scope["loop"] = _LOOP
        if node.test is not None:
            self._shape(node.test)
        self.read_all(node.body)
        self._scope = outer
        self.read_all(node.else_)

    def _shape(self, node: nodes.Node) -> Shape:
        """The shape of an expression, noting unknown names inside it."""
        read = _EXPRESSIONS.get(type(node))
        if read is not None:
            return read(self, node)
        for child in node.iter_child_nodes():
            self._shape(child)
        return _SCALAR

    def name(self, node: nodes.Name) -> Shape:
        return self._named(self._scope, node.name, node.lineno, "")

    def attribute(self, node: nodes.Getattr) -> Shape:
        held = self._shape(node.node)
        return self._field(held, node.attr, node.lineno, _spelt(node.node))

    def conditional(self, node: nodes.CondExpr) -> Shape:
        self._shape(node.test)
        return self._either([node.expr1, *([node.expr2] if node.expr2 else [])])

    def alternative(self, node: nodes.And | nodes.Or) -> Shape:
        return self._either([node.left, node.right])

    def _either(self, choices: Sequence[nodes.Node]) -> Shape:
        shapes = [self._shape(each) for each in choices]
        return next((shape for shape in shapes if shape != _SCALAR), _SCALAR)

    def called(self, node: nodes.Call) -> Shape:
        """``text.splitlines()``; any other call is refused elsewhere."""
        if isinstance(node.node, nodes.Getattr):
            self._shape(node.node.node)
        return Shape(item=_SCALAR)

    def subscript(self, node: nodes.Getitem) -> Shape:
        held = self._shape(node.node)
        named = isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str)
        if named and held.item is None:
            return self._field(held, node.arg.as_const(), node.lineno, _spelt(node.node))
        self._shape(node.arg)
        return held.item or (_UNKNOWN if held is _UNKNOWN else _SCALAR)

    def filtered(self, node: nodes.Filter) -> Shape:
        held = self._shape(node.node) if node.node is not None else _SCALAR
        for argument in node.args:
            self._shape(argument)
        if node.name in _KEEPS_ITEMS:
            return held
        if node.name in _GIVES_ITEM:
            return held.item or _SCALAR
        return Shape(item=_SCALAR) if node.name == "lines" else _SCALAR

    def _field(self, held: Shape, name: str, line: int, owner: str) -> Shape:
        if held is _UNKNOWN:
            return _UNKNOWN
        return self._named(held.fields, name, line, owner)

    def _named(self, known: Mapping[str, Shape], name: str, line: int, owner: str) -> Shape:
        if name in known:
            self.known.add(id(known[name]))
            return known[name]
        self.unknown.append((f"{owner}.{name}" if owner else name, line))
        return _UNKNOWN


_EXPRESSIONS: Mapping[type[nodes.Node], Callable[[_Reader, Any], Shape]] = {
    nodes.Name: _Reader.name,
    nodes.Getattr: _Reader.attribute,
    nodes.Getitem: _Reader.subscript,
    nodes.Filter: _Reader.filtered,
    nodes.CondExpr: _Reader.conditional,
    nodes.And: _Reader.alternative,
    nodes.Or: _Reader.alternative,
    nodes.Call: _Reader.called,
}


def _spelt(node: nodes.Node) -> str:
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{_spelt(node.node)}.{node.attr}"
    if isinstance(node, nodes.Getitem):
        return f"{_spelt(node.node)}[…]"
    return "…"
