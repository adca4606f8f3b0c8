"""Which language model may write an answer: an OpenAI-compatible endpoint that the settings name, or none.

Knows settings; opens no connection.
"""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from answer.phrases import phrase
from index.errors import SettingsError
from index.settings import NONE, Settings


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An OpenAI-compatible endpoint and the model to ask there.

    `key` is sent to it and appears nowhere else. `seconds` is how long a reply may take in all, retries included;
    `tokens` how long a prompt may be. `is_told` is whether whoever asks may read its address, which may be internal.
    """

    url: str
    model: str
    key: str = field(repr=False)
    seconds: int
    tokens: int
    is_told: bool = True

    @property
    def shown(self) -> str:
        """What it is called where people read of it: "at" its address, else its model's name."""
        return f"at {self.address}" if self.is_told else f"“{self.model}”"

    @property
    def address(self) -> str:
        """Its address without what may be secret in it."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"


def endpoint_in(settings: Settings) -> Endpoint | None:
    """The endpoint that the settings name.

    :param settings: the settings.
    :return: the endpoint; None when they name none.
    :raises SettingsError: when they name it only in part, or its address is none.
    """
    if settings.llm_url == NONE:
        return None
    endpoint = Endpoint(
        settings.llm_url, settings.llm_model, settings.llm_key, settings.llm_seconds, settings.llm_tokens
    )
    if not _is_address(endpoint.url):
        raise SettingsError("VERBATIM_LLM_URL is no address of an endpoint; give one such as http://127.0.0.1:8080/v1.")
    if endpoint.model == NONE:
        raise SettingsError("VERBATIM_LLM_URL names an endpoint but no model; set VERBATIM_LLM_MODEL, too.")
    if not endpoint.key.isascii() or not endpoint.key.isprintable():
        raise SettingsError("VERBATIM_LLM_KEY has characters that no key has; set it again.")
    return endpoint


def required_endpoint(settings: Settings) -> Endpoint:
    """The endpoint that the settings name, where one is asked for.

    :param settings: the settings.
    :return: the endpoint.
    :raises SettingsError: when they name none.
    """
    endpoint = endpoint_in(settings)
    if endpoint is None:
        raise SettingsError(phrase("no_language_model"))
    return endpoint


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
