"""The integrity seal (完整性封存): keys, certificates and the signature of a volume.

It proves that a file is unchanged and by which certificate it was sealed. It is not an official
seal (公章) and never draws the picture of one.
"""

from archive.seal._authority import TRIAL_SEAL, create_trial_authority
from archive.seal._keyring import (
    import_sealer,
    keep_trust,
    list_keys,
    load_sealer,
    trusted_certificates,
)
from archive.seal._sealer import Sealer
from archive.seal.values import KeyKind, SealingKey

__all__ = [
    "TRIAL_SEAL",
    "KeyKind",
    "Sealer",
    "SealingKey",
    "create_trial_authority",
    "import_sealer",
    "keep_trust",
    "list_keys",
    "load_sealer",
    "trusted_certificates",
]
