"""What is right must pass: the valid branches that a hasty rule would call wrong."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from docgen.case import load_case
from docgen.case.rules import RuleConfig, RuleEvidence, judge
from docgen.catalogue import Catalogue
from docgen.values import has_errors

CASES = Path(__file__).parents[4] / "cases"
BAD = CASES / "bad"
SAMPLES = sorted(CASES.glob("*.case.json"))
ORDER, COMMITMENT, RECHECK, DECISION = 3, 5, 6, 7


def _replace(path: str, value: Any) -> dict[str, Any]:
    return {"op": "replace", "path": path, "value": value}


def _add(path: str, value: Any) -> dict[str, Any]:
    return {"op": "add", "path": path, "value": value}


def _refusal(**more: Any) -> dict[str, Any]:
    return {
        "signer": "party",
        "status": "refused",
        "signed_at": None,
        "reason": "当事人未说明理由",
        "witness": "马见证",
        **more,
    }


REFUSES_TO_SIGN = [
    _replace(f"/papers/{COMMITMENT}/execution/choice", "declines"),
    _replace(f"/papers/{COMMITMENT}/execution/signatures/0", _refusal()),
]
SERVED_ON_A_RELATIVE = [
    _replace(
        f"/papers/{DECISION}/service/recipient",
        {"name": "陈同住", "capacity": "cohabiting_adult", "relation": "配偶"},
    )
]
LEFT_WITH_A_WITNESS = [
    _replace(f"/papers/{DECISION}/service/method", "lien"),
    _replace(
        f"/papers/{DECISION}/service/refusal",
        {"reason": "拒绝接收", "witness": "马见证", "recording": None},
    ),
]
CONSENT = {
    "id": "address",
    "type": "service-address-confirmation",
    "number": None,
    "date": "2026-03-06",
    "data": {
        "officers": ["o1", "o2"],
        "address": "示例市示例区团结路88号",
        "postcode": None,
        "telephone": "19900000017",
        "receiver": None,
        "electronic": {"means": "sms", "account": "19900000017"},
    },
    "execution": {
        "signatures": [
            {"signer": "party", "status": "signed", "signed_at": "2026-03-06T15:10:00+08:00"},
            {
                "signer": "officers",
                "by": ["o1", "o2"],
                "status": "signed",
                "signed_at": "2026-03-06T15:11:00+08:00",
            },
        ],
        "choice": "consents",
    },
    "service": None,
}
SERVED_ELECTRONICALLY_AFTER_CONSENT = [
    _add("/papers/-", CONSENT),
    _replace(f"/papers/{DECISION}/service/method", "electronic"),
    _replace(f"/papers/{DECISION}/service/channel", "短信"),
    _replace(f"/papers/{DECISION}/service/arrived_at", "2026-03-16T15:30:05+08:00"),
    _replace(f"/papers/{DECISION}/service/by", ["o1"]),
    _add("/authority/body/online_channel", "示例市行政复议平台"),
]
MAILED = [
    _replace(f"/papers/{DECISION}/service/method", "mail"),
    _replace(f"/papers/{DECISION}/service/tracking", "XA123456789CN"),
    _replace(f"/papers/{DECISION}/service/by", ["o1"]),
]
EXCLUDED_BUT_DECIDED_UNDER_THE_LAW = [
    _add("/conduct/soft_exclusions/-", {"kind": "high_risk", "reason": "装载危险货物。"}),
    _replace(f"/papers/{RECHECK}/data/answers", ["order"]),
    {"op": "remove", "path": f"/papers/{COMMITMENT}"},
]
NO_FAULT_WITHOUT_RECHECK = [
    _replace(f"/papers/{DECISION}/data/ground", "33-2"),
    _replace(f"/papers/{DECISION}/data/no_fault", {"proof": ["query"]}),
    _replace(f"/papers/{DECISION}/data/recheck", None),
    _replace("/papers/9/data/recheck", None),
    {"op": "remove", "path": f"/papers/{RECHECK}"},
]
OBJECTION_HEARD_AND_REVIEWED = [
    _replace(f"/papers/{COMMITMENT}/execution/choice", "disagrees"),
    _replace(f"/papers/{DECISION}/data/hearing/statement", "证件放在家中，并非没有办理。"),
    _replace(f"/papers/{DECISION}/data/hearing/review", "意见属实，予以采纳。"),
]
LATE_RECHECK_EXPLAINED = [
    _replace(f"/papers/{COMMITMENT}/data/recheck_due", "2026-03-11"),
    _add(f"/papers/{RECHECK}/execution/remarks", "当事人外出，经其申请顺延一日。"),
]
LISTED_BUT_NOT_APPLIED = [
    _replace("/papers/2/data/applied", False),
    _replace("/papers/2/data/not_applied_reason", "后果已超出清单所列情形。"),
    _replace(
        "/papers/2/data/list",
        {
            "title": "示例市交通运输轻微违法行为不予处罚事项清单",
            "issuer": "示例市交通运输局",
            "version": "示交规〔2025〕2号",
            "valid_from": "2025-07-01",
            "item": 3,
            "item_title": "不按规定检测运输车辆",
        },
    ),
    _replace("/papers/2/data/conditions/0/met", False),
]
AMOUNTS_WRITTEN_BOTH_WAYS = [
    _replace(
        "/conduct/summary",
        "当事人收取运费1409.50元（人民币壹仟肆佰零玖元伍角），另付200元（大写：贰佰元整）。",
    )
]
NUMBERED = [
    _replace(f"/papers/{COMMITMENT}/number", "示交轻告〔2026〕3号"),
    _replace(f"/papers/{DECISION}/number", "示交不罚〔2026〕3号"),
]
WITHIN_THE_DELEGATION = [
    _replace(
        "/authority/delegation",
        {
            "document": "行政执法委托书",
            "matters": "道路运输行政执法",
            "powers": "以委托机关名义检查、处理",
            "from": "2026-03-05",
            "to": "2026-03-20",
        },
    )
]
RARE_CHARACTERS = [_replace("/party/address", "示例市示例区龘㛃𠮷街㐂号")]


@pytest.mark.parametrize(
    "patch",
    [
        pytest.param(REFUSES_TO_SIGN, id="the party refuses to commit, before a witness"),
        pytest.param(SERVED_ON_A_RELATIVE, id="a relative receives"),
        pytest.param(LEFT_WITH_A_WITNESS, id="left before a witness"),
        pytest.param(SERVED_ELECTRONICALLY_AFTER_CONSENT, id="served electronically"),
        pytest.param(MAILED, id="mailed by one"),
        pytest.param(EXCLUDED_BUT_DECIDED_UNDER_THE_LAW, id="an exclusion without commitment"),
        pytest.param(NO_FAULT_WITHOUT_RECHECK, id="no fault, nothing to re-check"),
        pytest.param(OBJECTION_HEARD_AND_REVIEWED, id="an objection heard"),
        pytest.param(LATE_RECHECK_EXPLAINED, id="a late re-check explained"),
        pytest.param(LISTED_BUT_NOT_APPLIED, id="a list not applied, with reasons"),
        pytest.param(AMOUNTS_WRITTEN_BOTH_WAYS, id="amounts in figures and words"),
        pytest.param(NUMBERED, id="numbers given by hand"),
        pytest.param(WITHIN_THE_DELEGATION, id="acting under a delegation"),
        pytest.param(RARE_CHARACTERS, id="rare characters"),
    ],
)
def test_a_valid_branch_seals_without_a_finding(
    judge_patched: Callable[..., Any], patch: Sequence[dict[str, Any]]
) -> None:
    assert judge_patched(patch, stage="seal").findings == ()


NOTICE, PENALTY = 10, 13
NO_HEARING = {"requested": False, "waived_on": None, "held_on": None, "result": None}
HEARING_WAIVED = [
    _replace(f"/papers/{NOTICE}/data/hearing", True),
    _replace(f"/papers/{NOTICE}/service/served_at", "2026-07-10T10:00:00+08:00"),
    _replace("/papers/11/date", "2026-07-10"),
    *(
        _replace(f"/papers/11/execution/signatures/{signer}/signed_at", "2026-07-10T10:05:00+08:00")
        for signer in range(3)
    ),
    _replace(f"/papers/{PENALTY}/data/hearing", NO_HEARING | {"waived_on": "2026-07-13"}),
]
HEARING_NOT_ASKED_FOR = [
    _replace(f"/papers/{NOTICE}/data/hearing", True),
    _replace(f"/papers/{PENALTY}/data/hearing", NO_HEARING),
]
ONLY_A_WARNING = [
    *(_replace(f"/papers/{index}/data/fine", None) for index in (NOTICE, PENALTY)),
    *(_replace(f"/papers/{index}/data/kinds", ["warning"]) for index in (NOTICE, PENALTY)),
    _replace(f"/papers/{PENALTY}/data/payment", None),
    _replace(f"/papers/{PENALTY}/data/heard/review", "意见成立，予以采纳，改为警告。"),
    _replace("/papers/15/data/outcome", "警告"),
]
PROMISE_MENTIONED = [
    _replace(
        f"/papers/{PENALTY}/data/reasons",
        "没有履行承诺不作为从重的理由。按照裁量基准较轻情形的下限处罚。",
    )
]


@pytest.mark.parametrize(
    "patch",
    [
        pytest.param(HEARING_WAIVED, id="a hearing waived in writing"),
        pytest.param(HEARING_NOT_ASKED_FOR, id="a hearing nobody asked for in time"),
        pytest.param(ONLY_A_WARNING, id="a warning without a fine"),
        pytest.param(PROMISE_MENTIONED, id="a broken promise that weighs nothing"),
    ],
)
def test_a_lawful_penalty_seals_without_a_finding(
    judge_patched: Callable[..., Any], patch: Sequence[dict[str, Any]]
) -> None:
    assert judge_patched(patch, base="base-penalty", stage="seal").findings == ()


@pytest.mark.parametrize(
    "reasons",
    [
        "因当事人违反承诺，按照裁量基准从重处罚。",
        "当事人未履行承诺从重处罚，在裁量基准幅度之内。",
        "依照裁量基准，鉴于承诺没有履行，依法加重处罚",
    ],
)
def test_a_broken_promise_weighs_nothing_however_it_is_said(
    judge_patched: Callable[..., Any], reasons: str
) -> None:
    patch = [_replace(f"/papers/{PENALTY}/data/reasons", reasons)]
    assert judge_patched(patch, base="base-penalty").codes == {"R13-broken-promise-punished"}


def test_who_handles_a_case_approves_no_keeping_of_its_evidence(
    judge_patched: Callable[..., Any],
) -> None:
    patch = [_replace("/papers/1/data/approved_by", "o3")]
    (finding,) = judge_patched(patch, base="base-penalty").findings
    assert (finding.code, finding.where) == ("R23-approver-handled", "/papers/1/data/approved_by")


@pytest.mark.parametrize(
    ("kind", "fine", "found"),
    [
        ("organisation", "3000.00", False),
        ("organisation", "3000.01", True),
        ("individual_business", "200.00", False),
        ("individual_business", "200.01", True),
    ],
)
def test_the_bound_of_a_penalty_on_the_spot_is_that_of_the_party(
    judge_patched: Callable[..., Any], kind: str, fine: str, found: bool
) -> None:
    spot = json.loads((BAD / "R35-beyond-on-the-spot.json").read_bytes())["patch"][0]
    spot["value"]["data"]["fine"] = {"amount": fine}
    party = {
        "kind": "individual_business",
        "name": "示例安行修理部",
        "uscc": "92652100MAEX0023X8",
        "operator": {
            "name": "马安行",
            "id_type": "resident_identity_card",
            "id_number": "652100198104160039",
            "sex": "male",
            "birth_date": "1981-04-16",
        },
        "address": "示例市示例区丰收路52号",
        "telephone": "0900-7654747",
    }
    patch = [spot] if kind == "organisation" else [spot, _replace("/party", party)]
    codes = judge_patched(patch, base="base-penalty").codes
    assert ("R35-beyond-on-the-spot" in codes) is found


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_a_sample_case_may_be_sealed(catalogue: Catalogue, path: Path) -> None:
    loaded = load_case(path.read_bytes(), catalogue=catalogue)
    assert loaded.case is not None, loaded.findings

    findings = judge(
        loaded.case,
        catalogue=catalogue,
        evidence=RuleEvidence(),
        config=RuleConfig(),
        stage="seal",
    )

    assert not has_errors(findings), findings


@pytest.mark.parametrize(
    "suggestion",
    [
        "建议对照“必须随车携带”的规定自查。",
        "建议学习《关于限期整改的规定》。",
        "可以请驾驶员参加培训。",
    ],
)
def test_quoted_law_is_not_taken_for_the_agencys_own_words(
    judge_patched: Callable[..., Any], suggestion: str
) -> None:
    patch = [_replace("/papers/1/data/suggestions/0", suggestion)]

    assert judge_patched(patch, base="base-interview").findings == ()


def test_a_minor_with_a_guardian_who_signs_is_in_order(
    judge_patched: Callable[..., Any],
) -> None:
    signature = {"signer": "guardian", "status": "signed", "signed_at": "2026-03-25T09:00:00+08:00"}
    signed = [
        _add(f"/papers/{index}/execution/signatures/-", signature) for index in (0, 3, 4, 5, 6, 10)
    ]
    guardian = {"id": "g1", "name": "陈监护", "capacity": "guardian", "relation": "父亲"}
    minor = [
        _replace("/party/birth_date", "2009-07-14"),
        _replace("/party/id_number", "652100200907140015"),
        _replace("/party/needs/guardian", "g1"),
        _add("/representatives/-", guardian),
    ]

    assert judge_patched([*minor, *signed], stage="seal").findings == ()


def test_a_follow_up_supplements_a_sealed_dossier(judge_patched: Callable[..., Any]) -> None:
    sealed = ["scene", "filing", "review", "order", "education", "commitment", "recheck"]
    sealed += ["decision", "receipt", "closing"]
    issued = {ident: {"inputs": "as-it-is"} for ident in sealed}

    judged = judge_patched(evidence={"sealed": sealed, "issued": issued}, stage="seal")

    assert judged.findings == ()


def test_records_that_meet_at_one_minute_do_not_overlap(
    judge_patched: Callable[..., Any],
) -> None:
    patch = [
        _replace("/papers/4/date", "2026-03-12"),
        _replace("/papers/4/data/started_at", "2026-03-12T10:20:00+08:00"),
        _replace("/papers/4/data/ended_at", "2026-03-12T10:30:00+08:00"),
        _replace("/papers/4/execution/signatures/0/signed_at", "2026-03-12T10:31:00+08:00"),
        _replace("/papers/4/execution/signatures/1/signed_at", "2026-03-12T10:31:00+08:00"),
    ]

    assert judge_patched(patch).findings == ()


def test_a_word_that_reads_like_the_id_of_evidence_is_no_reference(
    judge_patched: Callable[..., Any],
) -> None:
    patch = [
        _replace("/evidence/4/id", "by_date"),
        _replace(f"/papers/{RECHECK}/data/checks/0/evidence", ["by_date"]),
        _replace(f"/papers/{DECISION}/data/evidence/2", "by_date"),
    ]
    assert judge_patched(patch).findings == ()
