"""Settings of a process: from the environment and a file, checked at start, each one documented."""

from chassis.config.settings import (
    ConfigError,
    ServiceSettings,
    SettingDescription,
    describe_settings,
    load_settings,
)

__all__ = [
    "ConfigError",
    "ServiceSettings",
    "SettingDescription",
    "describe_settings",
    "load_settings",
]
