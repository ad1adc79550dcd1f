"""One transaction of the registry as its users see it: all written in it stands or falls together.

A case, the event that tells of it, the job that follows and the answer that is kept are written in
one unit. Not for long work: nothing is rendered while a unit is open.
"""

from __future__ import annotations

from functools import cached_property

from sqlalchemy import Connection

from docgen.registry.access.audit import AuditTrail
from docgen.registry.access.brakes import Brakes
from docgen.registry.access.keys import ApiKeys
from docgen.registry.access.sessions import Sessions, SignIns
from docgen.registry.access.users import Agencies, Users
from docgen.registry.queue.answers import Answers
from docgen.registry.queue.census import CensusTaker
from docgen.registry.queue.deliveries import Deliveries
from docgen.registry.queue.events import Events
from docgen.registry.queue.jobs import Jobs
from docgen.registry.queue.leases import Leases
from docgen.registry.queue.webhooks import Webhooks
from docgen.registry.queue.workers import Workers
from docgen.registry.work.cases import Cases
from docgen.registry.work.drafts import Drafts
from docgen.registry.work.files import Files
from docgen.registry.work.measures import KeptMeasures
from docgen.registry.work.reviews import Reviews
from docgen.registry.work.scans import Scans
from docgen.registry.work.signatures import DrawnSignatures

__all__ = ["Unit"]


class Unit:
    """The parts of a registry within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @cached_property
    def cases(self) -> Cases:
        """Cases and their versions."""
        return Cases(self._connection)

    @cached_property
    def drafts(self) -> Drafts:
        """What is being written."""
        return Drafts(self._connection)

    @cached_property
    def files(self) -> Files:
        """Files of cases."""
        return Files(self._connection)

    @cached_property
    def measures(self) -> KeptMeasures:
        """What leaders count, kept."""
        return KeptMeasures(self._connection)

    @cached_property
    def reviews(self) -> Reviews:
        """Reviews of cases, with remarks."""
        return Reviews(self._connection)

    @cached_property
    def signatures(self) -> DrawnSignatures:
        """Signatures drawn on a screen."""
        return DrawnSignatures(self._connection)

    @cached_property
    def scans(self) -> Scans:
        """Scans of signed papers that came back."""
        return Scans(self._connection)

    @cached_property
    def jobs(self) -> Jobs:
        """Work to be done."""
        return Jobs(self._connection)

    @cached_property
    def leases(self) -> Leases:
        """The same as workers take and return them."""
        return Leases(self._connection)

    @cached_property
    def workers(self) -> Workers:
        """Who takes them."""
        return Workers(self._connection)

    @cached_property
    def events(self) -> Events:
        """What other systems may be told."""
        return Events(self._connection)

    @cached_property
    def webhooks(self) -> Webhooks:
        """Who is told of them."""
        return Webhooks(self._connection)

    @cached_property
    def deliveries(self) -> Deliveries:
        """What is told to whom, and how that went."""
        return Deliveries(self._connection)

    @cached_property
    def answers(self) -> Answers:
        """Answers kept by Idempotency-Key."""
        return Answers(self._connection)

    @cached_property
    def census(self) -> CensusTaker:
        """How much of everything there is."""
        return CensusTaker(self._connection)

    @cached_property
    def audit(self) -> AuditTrail:
        """Who did what."""
        return AuditTrail(self._connection)

    @cached_property
    def agencies(self) -> Agencies:
        """The agencies that share the registry."""
        return Agencies(self._connection)

    @cached_property
    def users(self) -> Users:
        """Who may come in."""
        return Users(self._connection)

    @cached_property
    def keys(self) -> ApiKeys:
        """Which systems may come in."""
        return ApiKeys(self._connection)

    @cached_property
    def sessions(self) -> Sessions:
        """Who is logged in."""
        return Sessions(self._connection)

    @cached_property
    def sign_ins(self) -> SignIns:
        """Who is on the way to the identity provider."""
        return SignIns(self._connection)

    @cached_property
    def brakes(self) -> Brakes:
        """Who failed, and must wait."""
        return Brakes(self._connection)
