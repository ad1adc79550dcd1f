"""The catalogue of a volume: bookmarks, page labels, colour and how a viewer opens it.

All of it is made anew from the page plan; nothing of the merged documents' catalogues is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from archive.bind._plan import PlannedPart

__all__ = ["write_catalogue"]


def write_catalogue(pdf: Pdf, planned: Sequence[PlannedPart], colour_from: Pdf) -> None:
    """Write everything in the catalogue that follows from the plan.

    ``colour_from`` is a PDF/A whose sRGB output intent is taken over.
    """
    pdf.Root.Lang = String("zh-CN")
    pdf.Root.PageMode = Name.UseOutlines
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.Root.OutputIntents = Array([pdf.copy_foreign(_output_intent(colour_from))])
    pdf.Root.PageLabels = _page_labels(planned)
    pdf.Root.Outlines = _outline(pdf, planned)


def _output_intent(source: Pdf) -> Object:
    return source.make_indirect(source.Root.OutputIntents[0])


def _page_labels(planned: Sequence[PlannedPart]) -> Dictionary:
    labels: list[object] = []
    for item in planned:
        labels += [item.first_page, _label(item)]
    return Dictionary(Nums=Array(labels))


def _label(item: PlannedPart) -> Dictionary:
    if item.first_number is not None:
        return Dictionary(S=Name.D, St=item.first_number)
    if item.pages == 1:
        return Dictionary(P=String(item.part.title))
    return Dictionary(P=String(item.part.title + "-"), S=Name.D, St=1)


def _outline(pdf: Pdf, planned: Sequence[PlannedPart]) -> Dictionary:
    root = pdf.make_indirect(Dictionary(Type=Name.Outlines, Count=len(planned)))
    items = [
        pdf.make_indirect(
            Dictionary(
                Title=String(item.part.title),
                Parent=root,
                Dest=Array([pdf.pages[item.first_page].obj, Name.Fit]),
            )
        )
        for item in planned
    ]
    for earlier, later in pairwise(items):
        earlier.Next, later.Prev = later, earlier
    root.First, root.Last = items[0], items[-1]
    return root
