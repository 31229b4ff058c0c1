"""What a person reads, in English and Chinese; no other module holds such text.

A key names a text; `say` gives it in the language of the command, `both` in both.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, Final, NamedTuple

from callout_cli.texts.entry import Entry
from callout_cli.texts.errors import ERRORS
from callout_cli.texts.help import HELP
from callout_cli.texts.invariants import INVARIANTS
from callout_cli.texts.output import OUTPUT
from callout_cli.texts.reasons import REASONS
from callout_cli.texts.settings import SETTINGS
from callout_cli.texts.words import WORDS

TEXTS: Final[Mapping[str, Entry]] = {**HELP, **ERRORS, **OUTPUT, **WORDS}


class Language(StrEnum):
    """The languages of the command."""

    EN = "en"
    ZH = "zh"


class Both(NamedTuple):
    """One text in the chosen language and in the other one."""

    first: str
    second: str


def detect(arguments: Sequence[str], environ: Mapping[str, str]) -> Language:
    """Choose the language: `--lang`, else LC_ALL, else LANG; English where none is Chinese.

    Args:
        arguments: Command line without the program's name.
        environ: Environment variables.
    """
    for position, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name == "--lang":
            value = value or next(iter(arguments[position + 1 : position + 2]), "")
            return _language(value)
    return _language(environ.get("LC_ALL") or environ.get("LANG") or "")


def _language(name: str) -> Language:
    return Language.ZH if name.lower().startswith("zh") else Language.EN


class _Chosen:
    language = detect(sys.argv[1:], os.environ)


def choose(language: Language) -> None:
    """Say everything in this language from now on."""
    _Chosen.language = language


def chosen() -> Language:
    """Return the language of the command."""
    return _Chosen.language


def say(key: str, **values: Any) -> str:
    """Return a text in the chosen language with its placeholders filled."""
    return _in(chosen(), key, values)


def both(key: str, **values: Any) -> Both:
    """Return a text in the chosen language and in the other one."""
    other = Language.EN if chosen() is Language.ZH else Language.ZH
    return Both(_in(chosen(), key, values), _in(other, key, values))


def word(group: str, code: str) -> str:
    """Return the reader's word for a code of the contracts; a code without one stays as it is."""
    entry = WORDS.get(f"{group}.{code}")
    return entry.of(chosen().value) if entry else code


def translated(sentence: str) -> str:
    """Return what another part of the platform says in English, in the chosen language.

    Args:
        sentence: The name of an invariant or the meaning of a setting; an unknown one stays.
    """
    if chosen() is Language.EN:
        return sentence
    return INVARIANTS.get(sentence) or SETTINGS.get(sentence) or sentence


def reason_in_chinese(code: str) -> str:
    """Return what the reason of a refusal means, in Chinese; empty for an unknown one.

    In English the platform's own message says it.
    """
    return REASONS.get(code, "")


def _in(language: Language, key: str, values: Mapping[str, Any]) -> str:
    return TEXTS[key].of(language.value).format(**values)
