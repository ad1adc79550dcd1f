"""Spoils whole cases as a careless clerk or a dishonest officer would, from a seed.

Written apart from the rules: it knows the case's fields and the law's plain demands, not the codes.
Each mutation changes a case in place and says what it did, or gives None where the case offers
nothing to spoil.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

__all__ = ["MUTATIONS", "Mutation"]

Mutation = Callable[[Any, random.Random], str | None]

# Papers that follow one another by law; the first of each kind counts.
ORDER = (
    ("scene-record", "case-filing-form"),
    ("case-filing-form", "correction-order"),
    ("case-filing-form", "inquiry-record"),
    ("correction-order", "recheck-record"),
    ("commitment-letter", "recheck-record"),
    ("recheck-record", "no-penalty-decision"),
    ("education-record", "no-penalty-decision"),
    ("list-review", "no-penalty-decision"),
    ("investigation-report", "no-penalty-decision"),
    ("violation-notice", "penalty-decision"),
    ("legal-review-opinion", "penalty-decision"),
    ("no-penalty-decision", "closing-report"),
    ("penalty-decision", "closing-report"),
    ("interview-notice", "interview-record"),
    ("interview-record", "completion-form"),
)
TEAMS = ("officers", "interviewers", "visitors")
PENALTY_LAW = "中华人民共和国行政处罚法"
GROUNDS = ("33-1-minor", "33-1-first", "33-2", "30", "31", "36", "57-1-3")
SOFT = ("guidance-letter", "risk-notice", "admonition-letter")


def _papers(data: Any, *kinds: str) -> list[Any]:
    return [each for each in data["papers"] if not kinds or each["type"] in kinds]


def _served(data: Any) -> list[Any]:
    return [each for each in data["papers"] if each.get("service")]


def _teams(data: Any) -> Iterator[tuple[Any, str]]:
    for paper in data["papers"]:
        for key in TEAMS:
            if len(paper["data"].get(key) or ()) > 1:
                yield paper, key


def _handlers(data: Any) -> set[str]:
    return {
        person
        for paper in data["papers"]
        for key in ("officers", "interviewers")
        for person in paper["data"].get(key) or ()
    }


def _pick(rng: random.Random, found: Any) -> Any:
    found = list(found)
    return rng.choice(found) if found else None


def _shift(value: str, days: int) -> str:
    if "T" in value:
        return (datetime.fromisoformat(value) + timedelta(days=days)).isoformat()
    return (date.fromisoformat(value) + timedelta(days=days)).isoformat()


def dates_swapped(data: Any, rng: random.Random) -> str | None:
    pairs = []
    for earlier, later in ORDER:
        first, second = _papers(data, earlier), _papers(data, later)
        if first and second and first[0]["date"] != second[0]["date"]:
            pairs.append((first[0], second[0]))
    chosen = _pick(rng, pairs)
    if chosen is None:
        return None
    one, other = chosen
    one["date"], other["date"] = other["date"], one["date"]
    return f"dates of {one['id']} and {other['id']} swapped"


def officers_merged(data: Any, rng: random.Random) -> str | None:
    chosen = _pick(rng, _teams(data))
    if chosen is None:
        return None
    paper, key = chosen
    paper["data"][key] = paper["data"][key][:1]
    return f"one of {key} of {paper['id']}"


def certificates_merged(data: Any, rng: random.Random) -> str | None:
    holders = [each for each in data["staff"] if each.get("certificate")]
    if len(holders) < 2:
        return None
    one, other = rng.sample(holders, 2)
    one["certificate"]["number"] = other["certificate"]["number"]
    return f"certificate of {other['id']} given to {one['id']}"


def certificate_expired(data: Any, rng: random.Random) -> str | None:
    chosen = _pick(rng, _teams(data))
    if chosen is None:
        return None
    paper, key = chosen
    person = rng.choice(paper["data"][key])
    member = next(each for each in data["staff"] if each["id"] == person)
    if not member.get("certificate"):
        return None
    member["certificate"]["valid_to"] = _shift(paper["date"], -1)
    member["certificate"]["valid_from"] = _shift(paper["date"], -400)
    return f"certificate of {person} expired before {paper['id']}"


def auxiliary_acts(data: Any, rng: random.Random) -> str | None:
    chosen = _pick(rng, _teams(data))
    if chosen is None:
        return None
    person = rng.choice(chosen[0]["data"][chosen[1]])
    next(each for each in data["staff"] if each["id"] == person)["duty"] = "auxiliary"
    return f"{person} is an auxiliary"


def reviewer_is_handler(data: Any, rng: random.Random) -> str | None:
    paper = _pick(rng, (each for each in data["papers"] if each["data"].get("reviewers")))
    handler = _pick(rng, sorted(_handlers(data)))
    if paper is None or handler is None or paper["type"] != "legal-review-opinion":
        return None
    paper["data"]["reviewers"] = [handler]
    return f"{handler} reviews in {paper['id']}"


def approver_is_handler(data: Any, rng: random.Random) -> str | None:
    paper = _pick(rng, (each for each in data["papers"] if each["data"].get("approvals")))
    officers = sorted(
        {each for paper in data["papers"] for each in paper["data"].get("officers") or ()}
    )
    if paper is None or not officers:
        return None
    rng.choice(paper["data"]["approvals"])["by"] = rng.choice(officers)
    return f"a handler approves {paper['id']}"


def approval_refused(data: Any, rng: random.Random) -> str | None:
    paper = _pick(rng, (each for each in data["papers"] if each["data"].get("approvals")))
    if paper is None:
        return None
    rng.choice(paper["data"]["approvals"])["approved"] = False
    return f"{paper['id']} refused"


def approvals_reversed(data: Any, rng: random.Random) -> str | None:
    found = (each for each in data["papers"] if len(each["data"].get("approvals") or ()) > 1)
    paper = _pick(rng, found)
    if paper is None:
        return None
    first = paper["data"]["approvals"][0]
    first["on"] = _shift(paper["data"]["approvals"][-1]["on"], 1)
    return f"approvals of {paper['id']} out of order"


def visitor_is_handler(data: Any, rng: random.Random) -> str | None:
    paper = _pick(rng, _papers(data, "follow-up-record"))
    handler = _pick(rng, sorted(_handlers(data)))
    if paper is None or handler is None or paper["data"].get("followed"):
        return None
    others = [each for each in paper["data"]["visitors"] if each != handler]
    paper["data"]["visitors"] = [handler, *others[:1]]
    return f"{handler} visits"


def ground_exchanged(data: Any, rng: random.Random) -> str | None:
    paper = _pick(rng, _papers(data, "no-penalty-decision"))
    if paper is None:
        return None
    paper["data"]["ground"] = rng.choice(
        [each for each in GROUNDS if each != paper["data"]["ground"]]
    )
    return f"ground {paper['data']['ground']}"


def citation_of_no_article(data: Any, rng: random.Random) -> str | None:
    cited = _pick(rng, _known_citations(data))
    if cited is None:
        return None
    cited["article"] = 400
    return f"article 400 of {cited['law']}"


def citation_aged(data: Any, rng: random.Random) -> str | None:
    """The numbers that the articles of the penalty law had before 2021."""
    before = {"case-filing-form": (54, 36), "correction-order": (28, 23)}
    found = [
        (cited, before[paper["type"]])
        for paper in _papers(data, *before)
        for cited in paper["data"]["basis"]
        if cited["law"] == PENALTY_LAW and cited["article"] == before[paper["type"]][0]
    ]
    chosen = _pick(rng, found)
    if chosen is None:
        return None
    cited, (_, old) = chosen
    cited["article"] = old
    for key in ("paragraph", "item", "text"):
        cited.pop(key, None)
    return f"article {old} of the old penalty law"


def quotation_misplaced(data: Any, rng: random.Random) -> str | None:
    """One of two quotations of the same words, from the article after."""
    quoted = [each for each in _known_citations(data) if each.get("text")]
    texts = [each["text"] for each in quoted]
    cited = _pick(rng, (each for each in quoted if texts.count(each["text"]) > 1))
    if cited is None:
        return None
    cited["article"] += 1
    return f"words quoted from article {cited['article']} of {cited['law']}"


def _known_citations(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        if value.get("law") in {PENALTY_LAW, "中华人民共和国道路运输条例"}:
            yield value
        for inner in value.values():
            yield from _known_citations(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _known_citations(inner)


def fine_changed(data: Any, rng: random.Random) -> str | None:
    paper = _pick(rng, (each for each in data["papers"] if each["data"].get("fine")))
    if paper is None:
        return None
    paper["data"]["fine"]["amount"] = f"{rng.randrange(10, 90)}123.00"
    return f"fine of {paper['id']}"


def fine_heavier_than_told(data: Any, rng: random.Random) -> str | None:
    paper = _pick(rng, _papers(data, "penalty-decision"))
    if paper is None or not paper["data"].get("fine"):
        return None
    paper["data"]["fine"] = {"amount": f"{rng.randrange(50, 99)}000.00"}
    return "heavier than told"


def paper_removed(data: Any, rng: random.Random) -> str | None:
    needed = ("service-receipt", "recheck-record", "education-record", "case-filing-form")
    needed += ("closing-report", "completion-form", "violation-notice", "interview-record")
    used = str([each["data"] for each in data["papers"]])
    found = [each for each in _papers(data, *needed) if f"'{each['id']}'" not in used]
    paper = _pick(rng, found)
    if paper is None or len(data["papers"]) < 2:
        return None
    data["papers"].remove(paper)
    return f"{paper['type']} removed"


def service_removed(data: Any, rng: random.Random) -> str | None:
    paper = _pick(rng, _served(data))
    if paper is None:
        return None
    paper["service"] = None
    return f"{paper['id']} never served"


def served_before_made(data: Any, rng: random.Random) -> str | None:
    paper = _pick(rng, _served(data))
    if paper is None:
        return None
    paper["service"]["served_at"] = _shift(paper["service"]["served_at"], -rng.randrange(20, 60))
    return f"{paper['id']} served before it was made"


def served_electronically_unasked(data: Any, rng: random.Random) -> str | None:
    if _papers(data, "service-address-confirmation"):
        return None
    paper = _pick(rng, _served(data))
    if paper is None:
        return None
    paper["service"] |= {"method": "electronic", "channel": "短信", "tracking": None}
    return f"{paper['id']} sent unasked"


def left_without_a_witness(data: Any, rng: random.Random) -> str | None:
    paper = _pick(rng, _served(data))
    if paper is None:
        return None
    paper["service"] |= {"method": "lien", "refusal": {"reason": "拒收"}, "tracking": None}
    return f"{paper['id']} left unwitnessed"


def served_on_somebody(data: Any, rng: random.Random) -> str | None:
    found = [
        each
        for each in _served(data)
        if each["service"]["recipient"]["capacity"] in {"self", "operator", "legal_representative"}
        and each["type"].endswith(("decision", "order"))
    ]
    paper = _pick(rng, found)
    if paper is None:
        return None
    paper["service"]["recipient"]["name"] = "路过人"
    return f"{paper['id']} served on somebody"


def signature_removed(data: Any, rng: random.Random) -> str | None:
    found = [each for each in data["papers"] if (each.get("execution") or {}).get("signatures")]
    paper = _pick(rng, found)
    if paper is None:
        return None
    signatures = paper["execution"]["signatures"]
    signers = {each["signer"] for each in signatures} - {"guardian", "interpreter", "witness"}
    gone = _pick(rng, sorted(signers))
    if gone is None or paper["type"] == "amendment-notice":
        return None
    paper["execution"]["signatures"] = [each for each in signatures if each["signer"] != gone]
    return f"{gone} did not sign {paper['id']}"


def refusal_unexplained(data: Any, rng: random.Random) -> str | None:
    found = [
        each
        for paper in data["papers"]
        for each in (paper.get("execution") or {}).get("signatures") or ()
        if each["signer"] == "party"
    ]
    chosen = _pick(rng, found)
    if chosen is None:
        return None
    chosen |= {"status": "refused", "signed_at": None}
    for key in ("reason", "witness", "recording"):
        chosen.pop(key, None)
    return "a refusal without reason or witness"


def signed_too_early(data: Any, rng: random.Random) -> str | None:
    found = [
        each
        for paper in data["papers"]
        if paper["data"].get("started_at")
        for each in (paper.get("execution") or {}).get("signatures") or ()
        if each.get("signed_at")
    ]
    chosen = _pick(rng, found)
    if chosen is None:
        return None
    chosen["signed_at"] = _shift(chosen["signed_at"], -rng.randrange(1, 9))
    return "signed before it was made"


def record_reversed(data: Any, rng: random.Random) -> str | None:
    paper = _pick(rng, (each for each in data["papers"] if each["data"].get("started_at")))
    if paper is None:
        return None
    times = paper["data"]
    times["started_at"], times["ended_at"] = times["ended_at"], times["started_at"]
    return f"{paper['id']} ends before it begins"


def records_overlap(data: Any, rng: random.Random) -> str | None:
    found = [
        each
        for each in data["papers"]
        if each["data"].get("started_at") and each["data"].get("officers")
    ]
    if len(found) < 2:
        return None
    one, other = rng.sample(found, 2)
    if not set(one["data"]["officers"]) & set(other["data"]["officers"]):
        return None
    for key in ("started_at", "ended_at"):
        other["data"][key] = one["data"][key]
    other["date"] = one["date"]
    return f"{other['id']} at the time of {one['id']}"


def identity_confused(data: Any, rng: random.Random) -> str | None:
    person = data["party"] if data["party"]["kind"] == "person" else data["party"].get("operator")
    if not person:
        return None
    if rng.random() < 0.5:
        person["sex"] = {"male": "female", "female": "male"}[person["sex"]]
        return "sex"
    person["birth_date"] = _shift(person["birth_date"], 31)
    return "birth date"


def filed_before_it_happened(data: Any, rng: random.Random) -> str | None:
    paper = _pick(rng, _papers(data, "case-filing-form"))
    if paper is None:
        return None
    days = rng.randrange(30, 90)
    paper["date"] = _shift(paper["date"], -days)
    for opinion in paper["data"]["approvals"]:
        opinion["on"] = _shift(opinion["on"], -days)
    return "filed before it happened"


def conduct_moved(data: Any, rng: random.Random) -> str | None:
    if not data.get("conduct") or not _papers(data, "case-filing-form", "scene-record"):
        return None
    data["conduct"]["at"] = _shift(data["conduct"]["at"], rng.randrange(20, 60))
    return "conduct after the case"


def closed_too_early(data: Any, rng: random.Random) -> str | None:
    paper = _pick(rng, _papers(data, "closing-report", "completion-form"))
    if paper is None or not any(each["type"] != paper["type"] for each in _served(data)):
        return None
    first = min(each["service"]["served_at"][:10] for each in _served(data))
    paper["date"] = _shift(first, -1)
    for opinion in paper["data"]["approvals"]:
        opinion["on"] = paper["date"]
    return "closed before service"


def not_corrected(data: Any, rng: random.Random) -> str | None:
    paper = _pick(rng, _papers(data, "recheck-record"))
    if paper is None or not _papers(data, "no-penalty-decision"):
        return None
    if not paper["data"]["checks"]:
        return None
    rng.choice(paper["data"]["checks"])["result"] = "not_corrected"
    return "a requirement not met"


def objection_unanswered(data: Any, _: random.Random) -> str | None:
    for paper in _papers(data, "no-penalty-decision", "penalty-decision"):
        heard = paper["data"].get("hearing") or {}
        if "heard_on" not in heard:
            heard = paper["data"].get("heard") or {}
        if "heard_on" in heard:
            heard |= {"statement": "我有不同意见。", "review": None}
            return "an objection nobody reviewed"
    return None


def heard_after_deciding(data: Any, rng: random.Random) -> str | None:
    for paper in _papers(data, "no-penalty-decision", "penalty-decision"):
        for key in ("heard", "hearing"):
            heard = paper["data"].get(key) or {}
            if heard.get("heard_on"):
                heard["heard_on"] = _shift(paper["date"], rng.randrange(1, 30))
                return "heard after the decision"
    return None


def number_of_another_year(data: Any, rng: random.Random) -> str | None:
    paper = _pick(rng, (each for each in data["papers"] if "penalty" in each["type"]))
    if paper is None:
        return None
    word = {"no-penalty-decision": "不罚", "penalty-decision": "罚"}[paper["type"]]
    year = int(paper["date"][:4]) - 1
    paper["number"] = f"{data['authority']['body']['mark']}{word}〔{year}〕{rng.randrange(1, 99)}号"
    return "number of another year"


def coercive_words(data: Any, rng: random.Random) -> str | None:
    paper = _pick(rng, _papers(data, *SOFT))
    if paper is None or not paper["data"].get("advice"):
        return None
    word = rng.choice(("必须", "责令", "限期", "罚款"))
    paper["data"]["advice"][0] = f"你单位{word}整改。"
    return f"{word} in {paper['id']}"


def rights_waived(data: Any, rng: random.Random) -> str | None:
    paper = _pick(rng, _papers(data, "commitment-letter"))
    if paper is None:
        return None
    word = rng.choice(("放弃陈述申辩", "自愿认罚", "永不再犯", "接受从重处罚"))
    paper["data"]["requirements"][0] += f"，{word}"
    return word


def crime_suspected(data: Any, _: random.Random) -> str | None:
    if not data.get("conduct") or _papers(data, "crime-transfer-letter"):
        return None
    if not _papers(data, "no-penalty-decision", "penalty-decision", "commitment-letter"):
        return None
    data["conduct"]["soft_exclusions"] = [{"kind": "suspected_crime", "reason": "涉嫌伪造证件。"}]
    return "a suspected crime"


def condition_unmet(data: Any, rng: random.Random) -> str | None:
    found = [each for paper in _papers(data, "list-review") for each in paper["data"]["conditions"]]
    chosen = _pick(rng, found)
    if chosen is None or not _papers(data, "no-penalty-decision"):
        return None
    if rng.random() < 0.5:
        chosen["met"] = False
        return "a condition not met"
    chosen["evidence"] = []
    return "a condition without evidence"


def kept_too_short(data: Any, _: random.Random) -> str | None:
    if data["dossier"].get("retention") == "D10":
        return None
    data["dossier"]["retention"] = "D10"
    return "kept ten years only"


def delegation_expired(data: Any, rng: random.Random) -> str | None:
    last = max(each["date"] for each in data["papers"])
    data["authority"]["delegation"] = {
        "document": "行政执法委托书",
        "matters": "道路运输行政执法",
        "powers": "以委托机关名义检查、处理",
        "from": _shift(last, -rng.randrange(900, 999)),
        "to": _shift(last, -1),
    }
    return "delegation expired"


def term_passed(data: Any, rng: random.Random) -> str | None:
    paper = _pick(rng, _papers(data, "correction-order", "commitment-letter"))
    if paper is None or not paper["data"].get("deadline"):
        return None
    paper["data"]["deadline"] = _shift(paper["date"], -rng.randrange(1, 9))
    return "a term nobody could keep"


def copied_without_seal(data: Any, rng: random.Random) -> str | None:
    chosen = _pick(rng, (each for each in data["evidence"] if each.get("copy")))
    if chosen is None:
        return None
    chosen["copy"][rng.choice(("verified", "signed"))] = False
    return "a copy nobody vouched for"


def recording_elsewhere(data: Any, rng: random.Random) -> str | None:
    used = {
        name
        for paper in data["papers"]
        if paper["data"].get("started_at")
        for name in paper["data"].get("recordings") or ()
    }
    found = [each for each in data["evidence"] if each["id"] in used and each.get("started_at")]
    chosen = _pick(rng, found)
    if chosen is None:
        return None
    days = rng.randrange(2, 9)
    for key in ("started_at", "ended_at"):
        chosen[key] = _shift(chosen[key], -days)
    return "a recording of another day"


def judged_by_the_filer(data: Any, _: random.Random) -> str | None:
    if not data["dossier"].get("filed_by"):
        return None
    data["dossier"]["checked_by"] = data["dossier"]["filed_by"]
    return "filer checks the own file"


def interpreter_is_staff(data: Any, rng: random.Random) -> str | None:
    needs = data["party"].get("needs") or {}
    if not needs.get("interpreter"):
        return None
    needs["interpreter"]["name"] = rng.choice(data["staff"])["name"]
    return "a handler interprets"


MUTATIONS: Mapping[str, Mutation] = {
    name: each
    for name, each in list(globals().items())
    if callable(each) and getattr(each, "__module__", "") == __name__ and not name.startswith("_")
}
