"""What is asked of a server, in an order in which each check finds what those before it left."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import httpx2

from docgen.conformance.asking import Bench, expect
from docgen.conformance.mutations import spoiled

__all__ = ["CHECKS"]

_CASES = "/v1/cases"
_ROUNDS = 3
_ENDED = ("done", "failed", "cancelled")


def _doors(bench: Bench) -> None:
    for headers in ({"Authorization": ""}, {"Authorization": "Bearer dg_nobody"}):
        bench.refused(401, "GET", _CASES, None, headers)
    answer = bench.ask("GET", _CASES, None, {"Authorization": ""})
    expect("www-authenticate" in answer.headers, "401 with WWW-Authenticate")


def _check(bench: Bench) -> None:
    found = bench.good(200, "POST", "/v1/cases:check", bench.case)
    expect(found["valid"] is True, "a good case is valid")
    bench.refused(404, "GET", bench.place)


def _create(bench: Bench) -> None:
    key = {"Idempotency-Key": f"{bench.case_id}-create"}
    first = bench.ask("POST", _CASES, bench.case, key)
    expect(first.status_code == httpx2.codes.CREATED, f"201, not {first.status_code}")
    expect(first.headers.get("location") == bench.place, f"Location: {bench.place}")
    expect(first.headers.get("etag") == first.json()["etag"], "the ETag in header and body")
    again = bench.ask("POST", _CASES, bench.case, key)
    expect(again.status_code == httpx2.codes.CREATED, "the same key and body: 201 again")
    expect(again.content == first.content, "the same key and body: the same answer")
    expect(again.headers.get("idempotent-replayed") == "true", "Idempotent-Replayed: true")
    other = bench.refused(422, "POST", _CASES, {**bench.case, "cause": "另一事由"}, key)
    expect(other["code"] == "idempotency-conflict", "the same key, another body: refused")
    bench.refused(409, "POST", _CASES, bench.case)


def _mutations(bench: Bench) -> None:
    base = {**bench.case, "case_id": f"{bench.case_id}-BAD"}
    for pointer, bad in spoiled(base, seed=bench.seed, rounds=_ROUNDS):
        problem = bench.refused(422, "POST", _CASES, bad)
        told = [each["pointer"] for each in problem["errors"]]
        expect(pointer in told, f"{pointer} named in errors, not {', '.join(told)}")
    bench.refused(404, "GET", f"{_CASES}/{base['case_id']}")
    for content in (b"", b"{", b"[]", b"\xff\xfe", b"[" * 100_000):
        answer = bench.http.post(
            _CASES, content=content, headers={"Content-Type": "application/json"}
        )
        expect(answer.status_code in (400, 422), f"400 or 422 of no case, not {answer.status_code}")
    wrong = bench.http.post(_CASES, content=b"{}", headers={"Content-Type": "text/plain"})
    expect(wrong.status_code == httpx2.codes.UNSUPPORTED_MEDIA_TYPE, "415 of text/plain")


def _versions(bench: Bench) -> None:
    held = bench.ask("GET", bench.place)
    etag = held.headers.get("etag", "")
    known = bench.ask("GET", bench.place, None, {"If-None-Match": etag})
    expect(known.status_code == httpx2.codes.NOT_MODIFIED, "304 for what the client has")
    bench.refused(428, "PUT", bench.place, bench.case)
    other = {**bench.case, "cause": f"{bench.case['cause']}（更正）"}
    changed = bench.good(200, "PUT", bench.place, other, {"If-Match": etag})
    expect(changed["etag"] != etag, "a change makes another version")
    bench.refused(412, "PUT", bench.place, bench.case, {"If-Match": etag})
    versions = bench.good(200, "GET", f"{bench.place}/versions")["versions"]
    expect([each["version"] for each in versions] == [1, 2], "versions 1 and 2")


def _methods(bench: Bench) -> None:
    head = bench.ask("HEAD", bench.place)
    expect(head.status_code == httpx2.codes.OK and not head.content, "HEAD as GET without body")
    wrong = bench.ask("DELETE", bench.place)
    expect(wrong.status_code == httpx2.codes.METHOD_NOT_ALLOWED, "405 of DELETE")
    expect("PUT" in wrong.headers.get("allow", ""), "Allow names the methods")


def _paging(bench: Bench) -> None:
    second = {**bench.case, "case_id": f"{bench.case_id}-2"}
    bench.good(201, "POST", _CASES, second)
    page = bench.good(200, "GET", f"{_CASES}?limit=1")
    expect(page["cases"][0]["case_id"] == second["case_id"], "the newest case first")
    following = bench.good(200, "GET", f"{_CASES}?limit=1&cursor={page['next']}")
    expect(following["cases"][0]["case_id"] == bench.case_id, "then the one before")
    bench.refused(400, "GET", f"{_CASES}?cursor=nonsense")
    bench.refused(400, "GET", f"{_CASES}?limit=0")


def _issue(bench: Bench) -> None:
    paper = bench.case["papers"][0]["id"]
    place = f"{bench.place}/instruments/{paper}"
    first = bench.good(200, "POST", f"{bench.place}:issue")
    expect(paper in first["new"], f"{paper} issued")
    again = bench.good(200, "POST", f"{bench.place}:issue")
    expect(again["new"] == [] and again["papers"] == first["papers"], "issued again: the same")
    pdf = bench.ask("GET", f"{place}.pdf")
    expect(pdf.content.startswith(b"%PDF-"), "the paper as PDF")
    digest = next(each["pdf_sha256"] for each in first["papers"] if each["id"] == paper)
    expect(pdf.headers.get("etag") == f'"{digest}"', "its digest as ETag")
    bench.refused(404, "POST", f"{bench.place}/instruments/no-such-paper:issue")


def _serve(bench: Bench) -> None:
    for paper in bench.case["papers"]:
        bench.good(200, "POST", f"{bench.place}:issue")
        place = f"{bench.place}/instruments/{paper['id']}"
        execution = paper["execution"] | {"copy": _copy(bench, paper)}
        bench.good(200, "POST", f"{place}:execute", execution)
        if paper["service"]:
            bench.good(200, "POST", f"{place}:serve", paper["service"])
    problem = bench.refused(422, "POST", f"{place}:serve", {"method": "no-such-way"})
    expect(problem["errors"], "a wrong service refused with its errors")


def _copy(bench: Bench, paper: Mapping[str, Any]) -> dict[str, Any]:
    """The paper itself for its signed copy; a home with the agency's certificate asks for one."""
    pdf = bench.ask("GET", f"{bench.place}/instruments/{paper['id']}.pdf").content
    octets = {"Content-Type": "application/octet-stream"}
    sent = bench.http.post("/v1/files", content=pdf, headers=octets)
    expect(sent.status_code == httpx2.codes.CREATED, f"201 for a file, not {sent.status_code}")
    signatures = paper["execution"]["signatures"]
    return {
        "file": f"{paper['id']}-executed.pdf",
        "sha256": sent.json()["sha256"],
        "made_at": signatures[-1]["signed_at"],
        "origin": "scan",
        "bears": [each["signer"] for each in signatures],
    }


def _seal(bench: Bench) -> None:
    asked = bench.ask("POST", f"{bench.place}:seal")
    expect(asked.status_code == httpx2.codes.ACCEPTED, f"202, not {asked.status_code}")
    job = asked.json()
    for _ in range(max(bench.wait_s // 5, 1)):
        if job["state"] in _ENDED:
            break
        job = bench.good(200, "GET", asked.headers["location"], None, {"Prefer": "wait=5"})
    expect(job["state"] == "done", f"the job done within {bench.wait_s} s, not {job['state']}")
    bench.learnt["dossier"] = job["result"]["dossier"]


def _find(bench: Bench) -> None:
    number = bench.learnt.get("dossier", "")
    expect(number, "a dossier that was sealed")
    hits = bench.good(200, "GET", "/v1/search?q=风险提示&limit=100")["hits"]
    expect(number in [each["number"] for each in hits], "the dossier found by its text")
    report = bench.good(200, "GET", f"/v1/dossiers/{number}/verification")
    expect(report["verdict"] != "broken", "the dossier whole")
    volume = bench.ask("GET", f"/v1/dossiers/{number}/volumes/main/file")
    expect(volume.content.startswith(b"%PDF-"), "the volume as PDF")
    bench.refused(404, "GET", "/v1/dossiers/no-such-dossier")


CHECKS: Mapping[str, Callable[[Bench], None]] = {
    "credentials": _doors,
    "check": _check,
    "create": _create,
    "mutations": _mutations,
    "versions": _versions,
    "methods": _methods,
    "paging": _paging,
    "issue": _issue,
    "serve": _serve,
    "seal": _seal,
    "find": _find,
}
