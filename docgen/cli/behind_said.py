"""What commands say where the registry is behind the archive. Not for putting it right."""

from __future__ import annotations

from docgen.cli.shell import Shell

__all__ = ["registry_behind"]


def registry_behind(shell: Shell) -> str:
    """That the archive holds dossiers unknown to the registry, and what to do; empty for none."""
    from docgen.service.reports.behind import unknown_dossiers  # brings in the registry

    office = shell.office()
    unknown = tuple(unknown_dossiers(office.archive, office.registry, now=shell.now()))
    if not unknown:
        return ""
    first, many = unknown[0], len(unknown)
    return shell.say(
        f"档案库中有 {many} 卷是登记库不知道的（如 {first}），登记库早于档案库；"
        "请停下服务，执行 docgen rebuild，再按它的提示执行 docgen numbers continue",
        f"the archive holds {many} dossiers that the registry does not know (such as {first}): the "
        "registry is older than the archive; stop the service, run docgen rebuild, then docgen "
        "numbers continue as it says",
    )
