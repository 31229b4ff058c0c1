"""Settings of a link: the process that tells another cell what this one announces for it."""

from __future__ import annotations

from typing import Final

from pydantic import Field

from chassis.config.settings import CELL, ServiceSettings

LINK: Final = "link"


class LinkSettings(ServiceSettings):
    """What a link can be told; of what every service has, it reads bus, cell, pace and logs."""

    database_url: str = Field(
        default="", repr=False, pattern="^$", description="A link has no database."
    )
    peer_cell: str = Field(
        pattern=rf"^{CELL}$", description="Name of the cell that is told; one link for each."
    )
    peer_amqp_url: str = Field(
        repr=False,
        pattern=r"^amqps?://",
        description="Broker of the cell that is told; RabbitMQ at both ends.",
    )
