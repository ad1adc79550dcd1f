"""The tags of a PDF to which pages or drawings are added, so that a screen reader is told of them.

Made for files of this product's own writer, whose structure has one document element, and for
pages that Typst tagged. A file without tags stays without. Not for what is drawn.
"""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

__all__ = ["add_tagged_pages", "begin_figure"]


def add_tagged_pages(made: Pdf, added: Pdf) -> None:
    """Append all pages of ``added``; their tags become a part of the document."""
    first = len(made.pages)
    made.pages.extend(added.pages)
    root = _document(made)
    if root is None:
        return
    key = _next_key(made)
    tree = made.copy_foreign(added.Root.StructTreeRoot)
    part = _only(tree.K)
    part.S, part.P = Name.Part, root
    root.K.append(part)
    parents = dict(_pairs(tree.ParentTree.Nums))
    for page in list(made.pages)[first:]:
        found = parents[int(page.obj.StructParents)]
        page.obj.StructParents = key
        _parents(made).extend(Array([key, found]))
        key += 1
    _add_roles(made, tree)


def begin_figure(made: Pdf, page: pikepdf.Page, told: str) -> bytes:
    """The operator that begins a new figure on a page, told as ``told``; its end is ``EMC``."""
    root = _document(made)
    if root is None:
        return b"/Artifact BMC"
    known = dict(_pairs(_parents(made)))[int(page.obj.StructParents)]
    mark = len(known)
    figure = Dictionary(
        Type=Name.StructElem, S=Name.Figure, P=root, Pg=page.obj, K=mark, Alt=String(told)
    )
    kept = made.make_indirect(figure)
    root.K.append(kept)
    known.append(kept)
    return f"/Figure <</MCID {mark}>> BDC".encode("ascii")


def _document(made: Pdf) -> pikepdf.Object | None:
    """The element of the whole document."""
    tree = made.Root.get(Name.StructTreeRoot)
    return None if tree is None else _only(tree.K)


def _only(kids: pikepdf.Object) -> pikepdf.Object:
    return kids[0] if isinstance(kids, Array) else kids


def _parents(made: Pdf) -> pikepdf.Object:
    nums: pikepdf.Object = made.Root.StructTreeRoot.ParentTree.Nums
    return nums


def _pairs(nums: pikepdf.Object) -> Iterator[tuple[int, pikepdf.Object]]:
    flat = list(nums.as_list())
    for place in range(0, len(flat), 2):
        yield int(flat[place]), flat[place + 1]


def _next_key(made: Pdf) -> int:
    return max((key for key, _ in _pairs(_parents(made))), default=-1) + 1


def _add_roles(made: Pdf, tree: pikepdf.Object) -> None:
    """The names of Typst that stand for standard ones."""
    if Name.RoleMap in tree:
        made.Root.StructTreeRoot.RoleMap = tree.RoleMap
