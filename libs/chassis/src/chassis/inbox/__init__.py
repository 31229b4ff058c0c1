"""The inbox of one service: events take effect once and in order."""

from chassis.inbox.processing import SUSPICIOUS_DELIVERIES, Inbox

__all__ = ["SUSPICIOUS_DELIVERIES", "Inbox"]
