"""The usual way, as the peer of the benchmark: docxtpl, a warm LibreOffice, pikepdf, pyHanko.

The same templates and the same values; it neither checks the case nor keeps the dossier.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pikepdf
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import NoEncryption, pkcs12
from cryptography.x509.oid import NameOID
from docxtpl import DocxTemplate
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers

from docgen.bench.office import WarmOffice, warm_office
from docgen.bench.stages import Stopwatch
from docgen.case import Case, load_case
from docgen.catalogue import Catalogue
from docgen.fill import context_for, template_environment

__all__ = ["UsualPaper", "UsualRun", "usual_papers", "usual_run"]


@dataclass(frozen=True, slots=True, kw_only=True)
class UsualPaper:
    """A template and the values that go into it."""

    template: Path
    context: Mapping[str, Any]


class UsualRun:
    """Makes papers the usual way in one folder, with the office kept warm."""

    def __init__(self, *, office: WarmOffice, folder: Path) -> None:
        self._office = office
        self._folder = folder
        self._key = folder / "key.p12"
        self._key.write_bytes(_signing_key())
        self._watch = Stopwatch()

    def make(self, papers: Sequence[UsualPaper]) -> Mapping[str, float]:
        """Fill, convert, merge and sign; the milliseconds of each stage."""
        words = [self._folder / f"{index}.docx" for index in range(len(papers))]
        pdfs = [word.with_suffix(".pdf") for word in words]
        with self._watch("fill"):
            for paper, word in zip(papers, words, strict=True):
                _fill(paper, word)
        with self._watch("typeset"):
            for word, pdf in zip(words, pdfs, strict=True):
                self._office.convert(word, pdf)
        with self._watch("bind"):
            merged = _merge(pdfs)
        with self._watch("seal"):
            self._sign(merged)
        return self._watch.take()

    def _sign(self, merged: bytes) -> bytes:
        signer = _load_signer(self._key)
        metadata = signers.PdfSignatureMetadata(
            field_name="Seal", subfilter=fields.SigSeedSubFilter.PADES, md_algorithm="sha256"
        )
        writer = IncrementalPdfFileWriter(io.BytesIO(merged))
        signed: io.BytesIO = signers.sign_pdf(writer, metadata, signer=signer)
        return signed.getvalue()


def _load_signer(path: Path) -> signers.SimpleSigner:
    load: Callable[[Path], signers.SimpleSigner] = signers.SimpleSigner.load_pkcs12
    return load(path)


def usual_papers(raw: bytes, catalogue: Catalogue) -> tuple[UsualPaper, ...]:
    """The papers of a case as the peer makes them: same templates, same values."""
    case = load_case(raw, catalogue=catalogue).case
    assert case is not None
    return tuple(_paper(case, index, catalogue) for index in range(len(case.papers)))


@contextmanager
def usual_run() -> Iterator[UsualRun]:
    """A warm office and a folder that live as long as the block.

    Raises:
        OfficeMissingError: LibreOffice or its Python bridge is not on this machine.
    """
    with TemporaryDirectory(prefix="docgen-bench-usual-") as folder, warm_office() as office:
        yield UsualRun(office=office, folder=Path(folder))


def _paper(case: Case, index: int, catalogue: Catalogue) -> UsualPaper:
    paper = case.papers[index]
    return UsualPaper(
        template=catalogue.template_path(paper.type.code),
        context=context_for(case, paper, catalogue=catalogue, draft=False),
    )


def _fill(paper: UsualPaper, target: Path) -> None:
    template = DocxTemplate(paper.template)
    template.render(dict(paper.context), template_environment(), autoescape=True)
    template.save(target)


def _merge(pdfs: Sequence[Path]) -> bytes:
    with pikepdf.new() as merged:
        for pdf in pdfs:
            with pikepdf.open(pdf) as source:
                merged.pages.extend(source.pages)
        out = io.BytesIO()
        merged.save(out)
        return out.getvalue()


def _signing_key() -> bytes:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "benchmark")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    return pkcs12.serialize_key_and_certificates(b"key", key, certificate, None, NoEncryption())
