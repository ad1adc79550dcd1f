"""Which constructs of Jinja a template may use, checked on its syntax tree before it ever runs.

Reading values, comparing, choosing, repeating, filtering: nothing that calls, imports, defines or
reaches behind a name. Not for whether a name exists (``docgen.fill._names``).
"""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import TemplateSyntaxError, nodes

from docgen.fill._environment import template_environment
from docgen.fill._language import Source, paragraph_near
from docgen.values import Finding, Severity

__all__ = ["grammar_findings", "parse_source"]

_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Getattr,
    nodes.Getitem,
    nodes.Const,
    nodes.List,
    nodes.Tuple,
    nodes.Filter,
    nodes.Test,
    nodes.If,
    nodes.For,
    nodes.Assign,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Neg,
    nodes.Add,
    nodes.Sub,
    nodes.Mul,
    nodes.Mod,
    nodes.CondExpr,
    nodes.Concat,
    nodes.Slice,
)


_DEEPEST, _MOST_LOOPS = 60, 8


def parse_source(source: Source, part: str) -> tuple[nodes.Template | None, tuple[Finding, ...]]:
    """The syntax tree, or None with the finding that says where the syntax breaks."""
    try:
        tree = template_environment().parse(source.text)
    except TemplateSyntaxError as error:
        near = paragraph_near(source.text, error.lineno)
        return None, (_fault("template-syntax", part, near=near, what=error.message or ""),)
    except (RecursionError, ValueError):  # too many brackets, or digits of one number
        return None, (_fault("template-too-large", part),)
    return (None, (_fault("template-too-large", part),)) if _too_deep(tree) else (tree, ())


def _too_deep(tree: nodes.Template) -> bool:
    """Whether the tree is deeper than the compiler bears, or a loop stands in too many others."""
    pending: list[tuple[nodes.Node, int, int]] = [(tree, 0, 0)]
    while pending:
        node, depth, loops = pending.pop()
        loops += isinstance(node, nodes.For)
        if depth > _DEEPEST or loops > _MOST_LOOPS:
            return True
        pending.extend((child, depth + 1, loops) for child in node.iter_child_nodes())
    return False


def grammar_findings(tree: nodes.Template, source: Source, part: str) -> Iterator[Finding]:
    """Every construct outside the allow-list, every unknown filter and test."""
    for text in source.misplaced:
        yield _fault("template-misplaced", part, near=text)
    pending: list[nodes.Node] = [tree]
    while pending:
        node = pending.pop()
        pending.extend(reversed(list(node.iter_child_nodes())))
        code, name = ("", "") if _is_lines_call(node) else _refusal(node)
        if code:
            near = paragraph_near(source.text, node.lineno or 1)
            yield _fault(code, part, near=near, name=name)


def _refusal(node: nodes.Node) -> tuple[str, str]:
    """The code of what is wrong with this one node and its name, or two empty texts."""
    if not isinstance(node, _ALLOWED) or getattr(node, "recursive", False):
        return "template-code", type(node).__name__.lower()
    name = str(getattr(node, "attr", "") or getattr(node, "name", ""))
    if name.startswith("_"):
        return "template-code", name
    if isinstance(node, nodes.Filter) and name not in template_environment().filters:
        return "template-filter-unknown", name
    if isinstance(node, nodes.Test) and name not in template_environment().tests:
        return "template-test-unknown", name
    return "", ""


def _is_lines_call(node: nodes.Node) -> bool:
    """``text.splitlines()``, the one call of the language."""
    return (
        isinstance(node, nodes.Call)
        and isinstance(node.node, nodes.Getattr)
        and node.node.attr == "splitlines"
        and not (node.args or node.kwargs or node.dyn_args or node.dyn_kwargs)
    )


def _fault(code: str, part: str, **params: str) -> Finding:
    return Finding(code=code, severity=Severity.ERROR, where=part, params={"part": part, **params})
