"""The settings: each typed, bounded and described, with where its value came from.

Defaults give way to the file ``settings.toml`` of the home, that to the environment
(``DOCGEN_SECTION_NAME``), that to flags. Not for reading any of these: the shell hands them in.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal, cast

from docgen.registry.numbers import DEFAULT_PATTERN
from docgen.service.access.oidc.mapping import OFF, SAME
from docgen.service.errors import SettingsFileError, SettingUnknownError
from docgen.service.networks import LOOPBACK, NOBODY
from docgen.service.setting_rules import Rule, checked, choice, expected, number, secret, text

__all__ = ["Resolved", "SettingValue", "Settings", "read_settings", "settings_text"]

ENVIRONMENT_PREFIX = "DOCGEN_"
HOME_VARIABLE = "DOCGEN_HOME"
MIB = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Every setting. The key of ``dossier_corner`` is ``dossier.corner``."""

    output_language: Literal["zh", "en"] = choice(
        "zh", ("zh", "en"), "命令输出的语言", "the language of what commands print"
    )
    numbers_pattern: str = text(
        DEFAULT_PATTERN,
        "文号的样式，可用 {mark}{kind}{year}{seq}，{seq:04} 补零",
        "how numbers are written, from {mark}{kind}{year}{seq}; {seq:04} pads",
    )
    numbers_case_kind: str = text("执案", "案号的文种代字", "the kind word of case numbers")
    numbers_register_kind: str = text(
        "登", "登记号的文种代字（不立案的事项）", "the kind word of register numbers"
    )
    rules_first_offence_window: Literal[
        "natural-year", "twelve-months", "province-year", "list-in-force"
    ] = choice(
        "natural-year",
        ("natural-year", "twelve-months", "province-year", "list-in-force"),
        "初次违法的认定期间：natural-year 本机关一个自然年度内；twelve-months 本机关十二个月内；"
        "province-year 本省一个自然年度内；list-in-force 清单施行以来",
        "the window of a first offence: a natural year or twelve months at this agency, a natural "
        "year in the province, or since the list came into force",
    )
    rules_characters_per_minute: int = number(
        150,
        20,
        600,
        "询问、约谈、陈述申辩每分钟最多能记录多少字，超过的提示与时长不符",
        "how many characters of a talk can be written down in a minute; more is called implausible",
    )
    dossier_order: Literal["procedure", "decision-first"] = choice(
        "procedure",
        ("procedure", "decision-first"),
        "卷内文书的排列：procedure 按办案程序；decision-first 决定书及其回证在前",
        "filing order: as the procedure went, or the decision with its receipt first",
    )
    dossier_corner: Literal["bottom-right", "top-outer"] = choice(
        "bottom-right",
        ("bottom-right", "top-outer"),
        "页号的位置：bottom-right 右下角；top-outer 正面右上角、背面左上角",
        "where dossier page numbers stand",
    )
    dossier_classification: str = text(
        "ZF", "案卷的类目代码（分类方案）", "the class code of the filing scheme"
    )
    dossier_responsible: Literal["authority", "author"] = choice(
        "authority",
        ("authority", "author"),
        "卷内目录的责任者：authority 一律写执法主体，author 写各份文件的制作人",
        "who stands as responsible in the contents sheet: the authority throughout, or each "
        "document's own author",
    )
    hearing_fine_person: int = number(
        5000,
        0,
        100_000_000,
        "对个人（含个体工商户）罚款达到多少元应当告知听证权利，按本省（区、市）规定填写",
        "from how many yuan a fine of a person must be told with the right to a hearing",
    )
    hearing_fine_unit: int = number(
        30_000,
        0,
        100_000_000,
        "对单位罚款达到多少元应当告知听证权利，按本省（区、市）规定填写",
        "from how many yuan a fine of an organisation must be told with the right to a hearing",
    )
    evidence_dpi: int = number(
        200,
        100,
        400,
        "文件证据和签名副本的扫描分辨率",
        "resolution of bound PDF evidence and scans",
    )
    limits_case_bytes: int = number(
        10 * MIB, 1024, 40 * MIB, "案件文件的最大字节数", "largest case file, bytes"
    )
    limits_case_depth: int = number(
        64, 16, 256, "案件文件的最大嵌套层数", "deepest nesting of a case file"
    )
    limits_evidence_bytes: int = number(
        64 * MIB, MIB, 1024 * MIB, "单个证据文件的最大字节数", "largest single file, bytes"
    )
    limits_total_bytes: int = number(
        512 * MIB, MIB, 4096 * MIB, "一个案件证据文件的最大总字节数", "all files of a case, bytes"
    )
    limits_image_pixels: int = number(
        100_000_000, 1_000_000, 400_000_000, "图像的最大像素数", "largest image, pixels"
    )
    limits_pdf_pages: int = number(
        500, 1, 5000, "单个 PDF 证据的最大页数", "most pages of one PDF file"
    )
    limits_page_seconds: int = number(
        20,
        1,
        600,
        "绘制 PDF 证据、签名副本的一页最多用多少秒处理器时间",
        "most processor time to draw a page of PDF evidence or of a scan, seconds",
    )
    jobs_workers: int = number(
        2, 0, 64, "docgen serve 和 docgen worker 的作业进程数", "processes that do jobs"
    )
    jobs_lease_s: int = number(
        30,
        5,
        600,
        "作业进程多少秒没有动静，其作业由其他进程接手",
        "seconds without a sign of life after which another worker takes a job up",
    )
    jobs_poll_ms: int = number(
        500,
        50,
        60_000,
        "没有作业时多少毫秒查看一次",
        "how often an idle worker looks, milliseconds",
    )
    jobs_memory_mib: int = number(
        1024,
        256,
        65_536,
        "作业进程占用内存超过多少 MiB 时由新的进程接替",
        "memory after which a fresh process takes a worker's place, MiB",
    )
    jobs_kept_days: int = number(
        90,
        1,
        3660,
        "结束的作业及其文件、已送达的通知保留的天数",
        "how long ended jobs, their files and ended messages are kept, days",
    )
    deadlines_near_days: int = number(
        3, 0, 60, "期限届满前多少天提醒", "days before a term ends at which it is near"
    )
    webhooks_private_networks: str = text(
        "none",
        "通知可以送达的内部网络，例如 10.1.0.0/16,192.168.7.0/24；none 为一律不送往内部网络",
        "inner networks into which webhooks may go, as 10.1.0.0/16,192.168.7.0/24; none for none",
        form="none | NETWORK, NETWORK",
    )
    webhooks_timeout_s: int = number(
        10, 1, 60, "送达一次通知的最长秒数", "longest time for one delivery, seconds"
    )
    registry_url: str = secret(
        "file",
        "登记库：file 为家目录中的文件；多台机器共用时填 PostgreSQL 数据库的地址 "
        "postgresql://用户:口令@主机:端口/数据库",
        "the registry: file in the home, or postgresql://USER:PASSWORD@HOST:PORT/DATABASE where "
        "several machines share it",
    )
    registry_busy_timeout_s: int = number(
        30, 1, 600, "等待登记库的最长秒数", "longest wait for the registry, seconds"
    )
    archive_lock_wait_s: int = number(
        60, 1, 3600, "等待档案库写入权的最长秒数", "longest wait to write the archive, seconds"
    )
    archive_verify_days: int = number(
        7,
        0,
        366,
        "每隔多少天核验全部案卷，0 为不核验",
        "every how many days all dossiers are verified; 0 for never",
    )
    review_before_issue: Literal["no", "yes"] = choice(
        "no",
        ("no", "yes"),
        "网页和接口上文书定稿前案件是否须经审核同意：yes 须经，no 不须",
        "whether a case must be approved by a reviewer before its papers are issued by the service",
    )
    serve_host: str = text("127.0.0.1", "服务监听的地址", "the address that the service listens on")
    serve_port: int = number(
        8420, 0, 65_535, "服务监听的端口，0 为任一空闲端口", "its port; 0 takes one that is free"
    )
    serve_web: int = number(2, 1, 64, "处理请求的进程数", "processes that answer requests")
    serve_proxies: str = text(
        NOBODY,
        "本服务之前的反向代理的网络，例如 127.0.0.1：只相信它们在 X-Forwarded-For 和 "
        "X-Forwarded-Proto 中所说；none 为没有",
        "the networks of reverse proxies before the service, as 127.0.0.1, whose X-Forwarded-For "
        "and X-Forwarded-Proto are believed; none: there is no proxy",
        form="none | NETWORK, NETWORK",
    )
    serve_stop_s: int = number(
        20,
        1,
        600,
        "停止时等待未完的请求和作业的最长秒数",
        "how long a stop waits for requests and jobs that run, seconds",
    )
    serve_body_timeout_s: int = number(
        30, 1, 600, "等待请求内容的最长秒数", "longest wait for the next piece of a body, seconds"
    )
    serve_piece_bytes: int = number(
        16 * MIB,
        64 * 1024,
        256 * MIB,
        "分段上传每段的最大字节数",
        "largest piece of an upload, bytes",
    )
    serve_bulk_bytes: int = number(
        64 * MIB, MIB, 1024 * MIB, "一次批量提交的最大字节数", "largest bulk intake, bytes"
    )
    serve_requests_at_once: int = number(
        64,
        1,
        1000,
        "每个服务进程同时处理的请求数",
        "requests that one serving process takes on at once",
    )
    serve_rate_per_minute: int = number(
        12_000,
        60,
        1_000_000,
        "每个用户或密钥每分钟的请求数",
        "requests of one user or key a minute",
    )
    log_level: Literal["debug", "info", "warning", "error"] = choice(
        "info",
        ("debug", "info", "warning", "error"),
        "服务日志从哪一级记起",
        "from which level on the service logs",
    )
    log_format: Literal["json", "text"] = choice(
        "json",
        ("json", "text"),
        "服务日志的格式：json 每行一个对象；text 便于在终端阅读",
        "how the service logs: one JSON object a line, or text to read on a terminal",
    )
    metrics_networks: str = text(
        LOOPBACK,
        "哪些网络可以读取 /metrics：loopback 为本机；也可以列出网络，例如 10.1.0.0/16, 10.2.3.4",
        "which networks may read /metrics: loopback for this machine, or a list of networks",
        form="loopback | NETWORK, NETWORK",
    )
    health_disk_mib: int = number(
        512,
        16,
        1_048_576,
        "磁盘剩余空间低于多少 MiB 时 /health/ready 不再就绪",
        "MiB of free disk below which /health/ready fails",
    )
    health_queue_wait_s: int = number(
        300,
        10,
        86_400,
        "到期的作业无人办理超过多少秒时 /health/ready 不再就绪",
        "seconds that a due job may wait while none is worked on before /health/ready fails",
    )
    health_worker_silence_s: int = number(
        60,
        10,
        3600,
        "作业进程多少秒没有动静即视为不在，到期作业等候超过此时 /health/ready 不再就绪",
        "seconds without a living worker after which a due job that waits fails /health/ready",
    )
    logs_level: Literal["debug", "info", "warning", "error"] = choice(
        "info",
        ("debug", "info", "warning", "error"),
        "日志记到哪一级",
        "from which level on log lines are written",
    )
    logs_format: Literal["auto", "json", "text"] = choice(
        "auto",
        ("auto", "json", "text"),
        "日志的格式：auto 在终端上为文本，否则为 JSON",
        "how log lines are written: auto is text on a terminal and JSON elsewhere",
    )
    batch_workers: int = number(2, 1, 64, "批量办理的并行进程数", "processes that a batch uses")
    access_password_length: int = number(
        12, 12, 64, "口令的最短长度（字符）", "shortest password, characters"
    )
    access_password_memory_kib: int = number(
        65_536,
        19_456,
        1_048_576,
        "核对一次口令使用的内存（Argon2id，KiB）",
        "memory that checking a password takes (Argon2id), KiB",
    )
    access_password_passes: int = number(
        3, 2, 20, "核对一次口令的遍数（Argon2id）", "passes of checking a password (Argon2id)"
    )
    access_password_lanes: int = number(
        4, 1, 16, "核对一次口令的并行度（Argon2id）", "lanes of checking a password (Argon2id)"
    )
    access_password_checks: int = number(
        2, 1, 64, "同时核对的口令数", "passwords checked at the same time"
    )
    access_login_tries: int = number(
        5,
        3,
        20,
        "同一登录名连续登录失败多少次后须等待，此后每失败一次，等待加倍",
        "failures of a login before it must wait, twice as long with each further one",
    )
    access_address_tries: int = number(
        30,
        5,
        1000,
        "同一网络地址失败多少次后须等待，此后每失败一次，等待加倍",
        "failures from an address before it must wait, twice as long with each further one",
    )
    access_longest_wait_s: int = number(
        900, 60, 86_400, "失败后等待的最长秒数", "longest wait after failures, seconds"
    )
    access_session_idle_minutes: int = number(
        30,
        5,
        480,
        "无操作多少分钟后须重新登录",
        "minutes without a sign of life that end a session",
    )
    access_session_hours: int = number(
        12, 1, 24, "登录多少小时后须重新登录", "hours after which a session ends"
    )
    access_key_days: int = number(
        366, 1, 1098, "接口密钥最长的有效天数", "longest life of a key of another system, days"
    )
    access_key_overlap_days: int = number(
        7,
        0,
        90,
        "更换接口密钥后，旧密钥继续有效的最长天数",
        "longest time that a replaced key still opens, days",
    )
    oidc_issuer: str = text(
        OFF,
        "身份认证服务（OpenID Connect）的 issuer 地址；off 为不使用",
        "the issuer of the identity provider (OpenID Connect); off: none is used",
        form="off | https://HOST",
    )
    oidc_pages: str = text(
        OFF,
        "本系统在浏览器中的地址，人员可以用身份认证服务登录网页；off 为只用口令登录",
        "our address in browsers, for signing in to pages at the identity provider; off: not",
        form="off | https://HOST",
    )
    oidc_audience: str = text(
        "docgen",
        "其他系统的访问令牌应当写明的接收方（aud）",
        "the audience (aud) that access tokens of other systems must name",
    )
    oidc_client: str = text(
        "docgen", "本系统在身份认证服务登记的 client_id", "our client_id at the identity provider"
    )
    oidc_client_secret: str = secret(
        "none",
        "本系统在身份认证服务登记的 client_secret；none 为没有",
        "our client_secret at the identity provider; none: there is none",
    )
    oidc_agency_claim: str = text(
        "agency",
        "令牌中写明机关的声明，可以是 a.b 这样的路径",
        "the claim that names the agency; a path as a.b is possible",
    )
    oidc_agency_map: str = text(
        SAME,
        "声明的值与机关代码的对应，写成 值=代码, 值=代码；same 为值就是代码",
        "VALUE=CODE, VALUE=CODE from the claim to the agency's code; same: it is the code",
        form="same | VALUE=CODE, VALUE=CODE",
    )
    oidc_duties_claim: str = text(
        "duties",
        "令牌中写明职责的声明，可以是 a.b 这样的路径",
        "the claim that names the duties; a path as a.b is possible",
    )
    oidc_duties_map: str = text(
        SAME,
        "声明的值与职责的对应，写成 值=职责, 值=职责；same 为值就是职责",
        "VALUE=DUTY, VALUE=DUTY from the claim to a duty; same: it is the duty",
        form="same | VALUE=DUTY, VALUE=DUTY",
    )
    oidc_name_claim: str = text(
        "name", "令牌中写明姓名的声明", "the claim that holds a person's name"
    )
    oidc_leeway_s: int = number(
        60,
        0,
        300,
        "与身份认证服务的时钟相差多少秒以内仍然接受",
        "by how many seconds the clock of the identity provider may differ",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingValue:
    """One setting as it is now: value, where it came from, and what it means."""

    key: str
    value: str | int
    origin: str
    zh: str
    en: str
    bounds: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """The settings in force and the account of each."""

    settings: Settings
    values: tuple[SettingValue, ...]


def _rules() -> dict[str, tuple[str, Rule, object]]:
    """By key: attribute, rule, default."""
    return {
        each.name.replace("_", ".", 1): (each.name, each.metadata["rule"], each.default)
        for each in fields(Settings)
    }


def read_settings(
    *, file: tuple[str, bytes] | None, environ: Mapping[str, str], flags: Mapping[str, str]
) -> Resolved:
    """The settings in force; ``file`` is its name and content.

    Raises:
        SettingUnknownError: a key that does not exist, from whatever side.
        SettingInvalidError: a value of a wrong type or out of bounds.
    """
    rules = _rules()
    found: dict[str, tuple[object, str]] = {}
    for key, raw, origin in (*_from_file(file), *_from_environment(environ), *_flags(flags)):
        if key not in rules:
            raise SettingUnknownError(key=key, where=origin)
        _, rule, default = rules[key]
        found[key] = (checked(key, raw, rule, default, origin=origin), origin)
    chosen = {rules[key][0]: value for key, (value, _) in found.items()}
    settings = Settings(**cast("dict[str, Any]", chosen))
    values = tuple(
        SettingValue(
            key=key,
            value=_shown(getattr(settings, attribute), rule, default),
            origin=found[key][1] if key in found else "default",
            zh=rule.zh,
            en=rule.en,
            bounds=expected(rule, default),
        )
        for key, (attribute, rule, default) in rules.items()
    )
    return Resolved(settings=settings, values=values)


def _shown(value: str | int, rule: Rule, default: object) -> str | int:
    """A value as it may be printed: of a secret only that there is one."""
    return "***" if rule.secret and value != default else value


def _from_file(file: tuple[str, bytes] | None) -> Iterator[tuple[str, object, str]]:
    if file is None:
        return
    name, content = file
    try:
        tables = tomllib.loads(content.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsFileError(where=name, line=_line_of(error, content)) from error
    for section, table in tables.items():
        if not isinstance(table, dict):
            raise SettingUnknownError(key=section, where=name)
        for key, value in table.items():
            yield f"{section}.{key}", value, name


def _line_of(error: Exception, content: bytes) -> int:
    """The line of a fault: what the reader says, that of a broken byte, or the last."""
    named = re.search(r"line ([0-9]+)", str(error))
    if named:
        return int(named[1])
    end = error.start if isinstance(error, UnicodeDecodeError) else len(content.rstrip())
    return content.count(b"\n", 0, end) + 1


def _from_environment(environ: Mapping[str, str]) -> Iterator[tuple[str, object, str]]:
    for name in sorted(environ):
        if name.startswith(ENVIRONMENT_PREFIX) and name != HOME_VARIABLE:
            key = name.removeprefix(ENVIRONMENT_PREFIX).lower().replace("_", ".", 1)
            yield key, environ[name], name


def _flags(flags: Mapping[str, str]) -> Iterator[tuple[str, object, str]]:
    for key, value in flags.items():
        yield key, value, "flag"


def settings_text() -> str:
    """A settings file with every key at its default, commented out, and what it means."""
    lines = ["# docgen settings. Remove the # before a line to change it.", ""]
    section = ""
    for key, (_, rule, default) in _rules().items():
        here, _, name = key.partition(".")
        if here != section:
            lines += ([""] if section else []) + [f"[{here}]"]
            section = here
        value = default if isinstance(default, int) else f'"{default}"'
        lines += [f"# {rule.zh} ({rule.en}); {expected(rule, default)}", f"#{name} = {value}"]
    return "\n".join(lines) + "\n"
