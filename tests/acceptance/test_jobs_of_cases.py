"""The jobs that the product knows, done by a worker over a trial home with real cases."""

from __future__ import annotations

import hashlib
import io
import itertools
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from running import CASES, Docgen

from docgen.case.canonical import canonical_json
from docgen.registry.queue.values import JobFile, JobRow
from docgen.registry.values import CaseKey
from docgen.registry.work.values import UploadRow
from docgen.service.access.occasion import Occasion
from docgen.service.access.policy import Principal
from docgen.service.home import open_home
from docgen.service.jobs.heart import Pulse
from docgen.service.jobs.kinds import asked
from docgen.service.jobs.work import Bench
from docgen.service.jobs.worker import Worker
from docgen.service.line.file_kinds import EvidenceLimits, kind_of
from docgen.service.office import Office
from docgen.service.settings import Settings
from docgen.service.standing import Renewal
from docgen.telemetry.metrics import Metrics

BEIJING = timezone(timedelta(hours=8))
SAMPLE = "shop-interview"
AGENCY = "SLJT"
IDS = itertools.count()


@dataclass
class Service:
    """A home whose jobs are done here, one after the other."""

    office: Office
    now: datetime = field(default_factory=lambda: datetime.now(BEIJING).replace(microsecond=0))

    def worker(self) -> Worker:
        pulse = Pulse(
            now=lambda: self.now,
            lease=timedelta(seconds=30),
            beat=timedelta(seconds=10),
            grace=timedelta(seconds=10),
            stop=threading.Event(),
            leave=lambda: None,
        )
        bench = Bench(
            office=self.office,
            now=lambda: self.now,
            new_id=lambda: f"id-{next(IDS)}",
            renewal=Renewal(self.office.home),
        )
        return Worker(
            name="w1",
            bench=bench,
            pulse=pulse,
            metrics=Metrics(timer=lambda: 0.0),
            is_worn=lambda: False,
        )

    def occasion(self) -> Occasion:
        principal = Principal(actor="key:k1", agency=AGENCY, duties=frozenset())
        return Occasion(principal=principal, at=self.now)

    def do(self, kind: str, target: str = "", **params: Any) -> JobRow:
        """Ask for a job and do all that is due; how it ended."""
        ident = (
            f"job-{kind}-{hashlib.sha256(repr((target, params, self.now)).encode()).hexdigest()}"
        )
        job = asked(kind, ident=ident, target=target, params=params, occasion=self.occasion())
        with self.office.registry.writing() as unit:
            unit.jobs.add(job)
        worker = self.worker()
        while worker.step():
            pass
        with self.office.registry.reading() as unit:
            found = unit.jobs.find(AGENCY, ident)
        assert found is not None
        return found

    def keep(self, data: dict[str, Any], evidence: Path | None = None) -> None:
        """Take in a case with its files, as the interface does."""
        digests = (
            [self.upload(path.read_bytes()) for path in sorted(evidence.iterdir())]
            if (evidence)
            else []
        )
        with self.office.registry.writing() as unit:
            unit.cases.save(
                CaseKey(agency=AGENCY, case_id=data["case_id"]),
                canonical_json(data),
                files=digests,
                parties=(),
                by="key:k1",
                now=self.now,
                expected=None,
            )

    def upload(self, content: bytes) -> str:
        digest = hashlib.sha256(content).hexdigest()
        upload = UploadRow(
            id=f"u-{digest}",
            agency=AGENCY,
            size=len(content),
            sha256=digest,
            received=0,
            chunks=0,
            opened_by="key:k1",
            expires_at=self.now + timedelta(days=1),
            file_ref=None,
        )
        kind = kind_of(content, EvidenceLimits.of(self.office.settings))
        with self.office.registry.writing() as unit:
            unit.files.open_upload(upload, self.now)
            for start in range(0, len(content), 1 << 16):
                data = content[start : start + (1 << 16)]
                unit.files.append(AGENCY, upload.id, offset=start, data=data)
            unit.files.complete(upload, kind=kind, by="key:k1", now=self.now)
        return digest

    def file(self, job: JobRow, name: str) -> JobFile:
        with self.office.registry.reading() as unit:
            found = unit.jobs.file(job, name)
        assert found is not None
        return found

    def events(self, kind: str) -> list[dict[str, Any]]:
        with self.office.registry.reading() as unit:
            return [dict(each.payload) for each in unit.events.recent(AGENCY) if each.type == kind]


@pytest.fixture
def service(trial: Docgen) -> Iterator[Service]:
    office = Office(home=open_home(trial.home), settings=Settings(archive_verify_days=0))
    yield Service(office)
    office.close()


def sample(ident: str | None = None, name: str = SAMPLE) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((CASES / f"{name}.case.json").read_text("utf-8"))
    if ident is not None:
        data |= {"case_id": ident, "register_number": None}
    for paper in data["papers"]:
        paper["number"] = None
    return data


def test_a_case_with_its_files_is_sealed_and_sealed_only_once(service: Service) -> None:
    service.keep(sample(), CASES / f"{SAMPLE}.evidence")
    case_id = sample()["case_id"]
    first = service.do("seal", case_id)
    assert (first.state, first.error) == ("done", None)
    assert first.result is not None
    assert (first.result["dossier"], first.result["created"]) == ("SLJT-2026-0001", True)
    service.now += timedelta(minutes=1)
    again = service.do("seal", case_id)
    assert again.result == {**first.result, "created": False}
    told = [{key: each[key] for key in ("case_id", "dossier")} for each in events(service)]
    assert told == [{"case_id": case_id, "dossier": "SLJT-2026-0001"}]
    papers = {each["id"] for each in sample()["papers"]}
    assert {each["paper"] for each in service.events("paper.issued")} == papers
    assert all(each["case_number"] for each in service.events("paper.issued"))
    with service.office.registry.reading() as unit:
        rows = unit.audit.rows(target=f"case:{case_id}")
    assert {(row.actor, row.action) for row in rows} >= {("key:k1", "case.seal")}


def events(service: Service) -> list[dict[str, Any]]:
    return service.events("dossier.sealed")


def test_a_case_whose_file_never_came_fails_and_names_it(service: Service) -> None:
    service.keep(sample())
    failed = service.do("seal", sample()["case_id"])
    assert failed.state == "failed"
    assert failed.error is not None
    assert failed.error["code"] == "evidence-missing"


def test_an_unknown_case_fails(service: Service) -> None:
    failed = service.do("seal", "2026-none")
    assert failed.error == {"code": "case-unknown", "params": {"case": "2026-none"}}


def test_where_cases_are_approved_first_no_paper_is_issued_by_sealing(trial: Docgen) -> None:
    settings = Settings(archive_verify_days=0, review_before_issue="yes")
    office = Office(home=open_home(trial.home), settings=settings)
    service = Service(office)
    service.keep(sample(), CASES / f"{SAMPLE}.evidence")
    failed = service.do("seal", sample()["case_id"])
    assert failed.error == {
        "code": "review-missing",
        "params": {"case": sample()["case_id"]},
    }
    assert service.events("paper.issued") == []
    office.close()


def test_a_batch_issues_every_good_row_and_reports_every_bad_one(service: Service) -> None:
    for path in sorted((CASES / f"{SAMPLE}.evidence").iterdir()):
        service.upload(path.read_bytes())
    good, other = sample("2026-B-1"), sample("2026-B-2")
    foreign = sample("2026-B-3")
    foreign["authority"]["body"]["code"] = "OTHER"
    rows = [good, foreign, {"case_id": "broken"}, other]
    lines = "\n".join([json.dumps(each, ensure_ascii=False) for each in rows] + ["no json", ""])
    file = service.upload(lines.encode())
    job = service.do("batch", file=file, format="ndjson")
    assert job.result == {"total": 5, "done": 2, "failed": 3}
    report = json.loads(service.file(job, "report.json").data)
    assert [row["ok"] for row in report["rows"]] == [True, False, False, True, False]
    assert report["rows"][0]["papers"]
    assert report["rows"][1]["error"]["code"] == "agency-foreign"
    assert report["rows"][2]["error"]["findings"][0]["message"]["zh"]
    service.now += timedelta(minutes=1)
    again = service.do("batch", file=file, format="ndjson")
    repeated = json.loads(service.file(again, "report.json").data)
    assert [row.get("papers") for row in repeated["rows"]] == [
        row.get("papers") for row in report["rows"]
    ]


def test_a_row_that_others_have_gone_beyond_is_issued_in_no_other_words(service: Service) -> None:
    for path in sorted((CASES / f"{SAMPLE}.evidence").iterdir()):
        service.upload(path.read_bytes())
    first = sample("2026-B-4")
    service.keep(first)
    key = CaseKey(agency=AGENCY, case_id="2026-B-4")
    with service.office.registry.writing() as unit:
        unit.cases.save(
            key,
            canonical_json({**first, "cause": "另一事由"}),
            files=(),
            parties=(),
            by="user:u1",
            now=service.now,
            expected=unit.cases.versions(key)[0].tag,
        )
    file = service.upload(json.dumps(first, ensure_ascii=False).encode())
    job = service.do("batch", file=file, format="ndjson")
    (row,) = json.loads(service.file(job, "report.json").data)["rows"]
    assert (row["ok"], row["error"]["code"]) == (False, "case-overtaken")
    assert service.events("paper.issued") == []


def test_a_batch_of_rows_of_a_spreadsheet_completes_a_base_and_seals(service: Service) -> None:
    for path in sorted((CASES / f"{SAMPLE}.evidence").iterdir()):
        service.upload(path.read_bytes())
    base = service.upload(json.dumps(sample("x"), ensure_ascii=False).encode())
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["case_id", "register_number"])
    sheet.append(["2026-X-1", "示交约登〔2026〕31号"])
    sheet.append(["2026-X-2", "示交约登〔2026〕32号"])
    out = io.BytesIO()
    book.save(out)
    file = service.upload(out.getvalue())
    job = service.do("batch", file=file, format="xlsx", base=base, seal=True)
    report = json.loads(service.file(job, "report.json").data)
    assert [(row["row"], row.get("dossier")) for row in report["rows"]] == [
        (2, "SLJT-2026-0001"),
        (3, "SLJT-2026-0002"),
    ]


def test_a_batch_whose_file_was_never_sent_fails(service: Service) -> None:
    failed = service.do("batch", file="0" * 64, format="ndjson")
    assert failed.error is not None
    assert failed.error["code"] == "batch-input-invalid"


def test_registers_are_exported_as_a_workbook_of_the_agency_alone(service: Service) -> None:
    service.keep(sample(), CASES / f"{SAMPLE}.evidence")
    service.do("seal", sample()["case_id"])
    job = service.do("export")
    book = openpyxl.load_workbook(io.BytesIO(service.file(job, "registers.xlsx").data))
    assert book.sheetnames
    assert job.result is not None
    assert any(job.result["rows"].values())
    other = service.office.registers((), agency="OTHER")
    assert not any(each.rows for each in other)


def test_near_and_passed_deadlines_of_open_cases_are_told_once(service: Service) -> None:
    service.now = datetime(2026, 5, 20, 9, 0, tzinfo=BEIJING)
    case = sample(name="carrier-first-offence")
    case["dossier"]["closed_on"] = None
    service.keep(case)
    due = {"clock": "follow-up", "pointer": "/papers/11/service/served_at", "due": "2026-05-21"}
    told = {"case_id": case["case_id"], **due}
    for near, passed in (([told], []), ([told], []), ([told], [told])):
        assert service.do("deadlines").state == "done"
        assert service.events("deadline.near") == near
        assert service.events("deadline.passed") == passed
        service.now += timedelta(days=1)


def test_a_damaged_dossier_is_told_and_a_whole_one_is_not(service: Service) -> None:
    service.keep(sample(), CASES / f"{SAMPLE}.evidence")
    service.do("seal", sample()["case_id"])
    assert service.do("verify").result == {"verified": 1, "broken": []}
    volume = next(service.office.home.archive.rglob("*.pdf"))
    content = bytearray(volume.read_bytes())
    content[len(content) // 2] ^= 1
    volume.chmod(0o644)
    volume.write_bytes(content)
    service.now += timedelta(minutes=1)
    found = service.do("verify")
    assert found.result == {"verified": 1, "broken": ["SLJT-2026-0001"]}
    (told,) = service.events("verification.failed")
    assert told["dossier"] == "SLJT-2026-0001"
    assert told["codes"]


def test_a_large_archive_is_verified_in_several_jobs(service: Service) -> None:
    for ident in ("2026-V-1", "2026-V-2", "2026-V-3"):
        service.keep(sample(ident, "winter-risk-notice"))
        service.do("seal", ident)
    first = service.do("verify", at_once=2)
    assert first.result == {"verified": 2, "broken": []}
    with service.office.registry.reading() as unit:
        rest = unit.jobs.page(AGENCY, limit=9, kind="verify")
    assert [job.result for job in rest if job.id != first.id] == [{"verified": 1, "broken": []}]


def test_what_is_no_longer_needed_is_forgotten(service: Service) -> None:
    service.upload(b"never named")
    old = service.do("export")
    service.now += timedelta(days=120)
    swept = service.do("sweep")
    assert swept.result is not None
    assert swept.result["uploads"] == 1
    assert swept.result["jobs"] >= 1
    with service.office.registry.reading() as unit:
        assert unit.jobs.find(AGENCY, old.id) is None


def test_a_clock_that_leaps_ahead_has_nothing_forgotten_and_a_standstill_is_made_up_for(
    service: Service,
) -> None:
    service.do("sweep")
    service.upload(b"never named")
    made = service.do("export")
    service.now += timedelta(days=5000)
    swept = service.do("sweep")
    assert swept.result is not None
    assert (swept.result["uploads"], swept.result["jobs"]) == (0, 0)
    service.now -= timedelta(days=5000, hours=-1)
    service.do("sweep")
    with service.office.registry.reading() as unit:
        assert unit.jobs.find(AGENCY, made.id) is not None
    service.now += timedelta(days=10)
    uploads = []
    for _ in range(10):
        service.now += timedelta(hours=1)
        uploads.append((service.do("sweep").result or {})["uploads"])
    assert sum(uploads) == 1
