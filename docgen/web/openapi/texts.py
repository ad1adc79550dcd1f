"""What the description says that no docstring does: kinds of things, parameters, problems."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["PARAMETERS", "PROBLEMS", "TAGS"]

TAGS: Mapping[str, str] = {
    "cases": "Cases sent, read and changed; each change makes a version with an ETag.",
    "standing": "How a case stands today by the rules, its route, its clocks and its score.",
    "instruments": "Papers issued, read, executed, served and voided.",
    "files": "Evidence files, sent before or with the case that names them by digest.",
    "reviews": "Cases looked at by another than who handles them.",
    "jobs": "Work that takes longer than a request.",
    "dossiers": "What is sealed: found, read, verified.",
    "statistics": "Cases added up.",
    "webhooks": "Events delivered to other systems (Standard Webhooks).",
    "catalogue": "Kinds of papers, and the schemas of cases and papers.",
    "sessions": "Logging in and out, and who one is.",
    "users": "Who logs in, kept by the administrators of the agency.",
    "keys": "Keys of other systems, kept by the administrators of the agency.",
    "audit": "Who did or read what, when and from where.",
    "health": "Whether the service lives and can work. Needs no key.",
}

PARAMETERS: Mapping[str, str] = {
    "case_id": "The id of the case within the agency, as it was sent.",
    "paper_id": "The id of the paper within its case.",
    "format_": "`pdf` and `docx` as frozen at issue, a draft before; `svg` of one page.",
    "upload_id": "The id of the upload.",
    "sha256": "The SHA-256 of the file, in hexadecimal.",
    "number": "The number of the dossier, or of its case.",
    "volume": "`main` (正卷) or `internal` (副卷), which has readers of its own.",
    "edition": "Which sealed edition; the newest where it is left out.",
    "page": "The page, counted from 1.",
    "width": "The width of the picture in pixels.",
    "name": "`case`, `common`, or the code of an instrument; the name of a file of a job.",
    "limit": "How many at most.",
    "cursor": "`next` of the page before.",
    "sealed": "Only cases that are sealed, or that are not.",
    "Upload-Offset": "Where the piece begins: as many bytes as were received.",
    "review_id": "The id of the review.",
    "remark_id": "The id of the remark.",
    "state": "In which states.",
    "q": "Words to be found; all of them.",
    "type": "Codes of instruments, one of which the dossier holds.",
    "party": "Names of parties.",
    "outcome": "Outcomes.",
    "year": "Years of the case's number.",
    "from": "The first day or month.",
    "to": "The last day or month.",
    "sort": "The order of the hits.",
    "internal": "Also in the internal volumes, for those who may read them.",
    "route": "The code of a route.",
    "month": "The month in which cases were opened, `2026-07`.",
    "district": "The district code of the conduct.",
    "unit": "The handling unit.",
    "officer": "The officer.",
    "paper": "The code of an instrument that the case holds.",
    "user_id": "The id of the user, or the login.",
    "key_id": "The id of the key.",
    "actor": "Only what this one did: `user:ID`, `key:ID`, `system` or `nobody`.",
    "target": "Only what concerns this: `case:ID`, `user:ID`, `key:ID` and the like.",
    "action": "Only this action, as `case.read`.",
    "since": "The first day.",
    "until": "The last day.",
    "job_id": "The id of the job.",
    "webhook_id": "The id of the webhook.",
    "delivery_id": "The id of the delivery: the `webhook-id` of its message.",
    "kind": "`seal`, `batch` or `export`.",
}

PROBLEMS: Mapping[str, str] = {
    "400": "The request is not as described here: a parameter, a header, or the JSON of the body.",
    "401": "Nothing says who asks, or the key is unknown, expired or revoked.",
    "403": "The duties of who asks do not allow this, or it concerns another agency.",
    "404": "The agency has no such thing.",
    "405": "The path answers to other methods; Allow names them.",
    "408": "The body did not come in time.",
    "409": "It does not go with what is there: it exists, was issued, sealed or voided, or the "
    "first request with the Idempotency-Key is still being answered.",
    "410": "It is gone.",
    "412": "The case has moved on since the version that If-Match names; read it again.",
    "413": "The body or the file is larger than the limit.",
    "415": "The body is of a kind that is not taken here.",
    "422": "The case is refused by its schemas or by the rules, with a JSON Pointer for each "
    "finding; or the Idempotency-Key was sent with another request.",
    "428": "A change must say by If-Match what it changes.",
    "429": "Too many requests of one key; wait as long as Retry-After says.",
    "500": "A defect; its trace stands in `instance`.",
    "503": "Too much to do at the moment; wait as long as Retry-After says.",
    "507": "The disk is full.",
}
