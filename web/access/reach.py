"""Who can reach the app: only this machine, or others, too, who then need accounts."""

from ipaddress import ip_address

from answer.phrases import phrase
from index.errors import SettingsError
from index.settings import Settings
from web.access.accounts import Accounts


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches what listens on an address."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def is_open(settings: Settings) -> bool:
    """Whether whoever reaches the app may come in while there is no account."""
    return is_loopback(settings.host) or settings.open == "yes"


def check_reach(settings: Settings) -> str | None:
    """Refuse to serve others without accounts, unless that is wanted.

    :param settings: name the address to listen on, and the index with its accounts.
    :return: a warning to show when it is wanted.
    :raises SettingsError: when it is not, or the accounts cannot be read.
    """
    if Accounts(settings.index).all() or is_loopback(settings.host):
        return None
    if not is_open(settings):
        raise SettingsError(phrase("accounts_needed", host=settings.host))
    return phrase("accounts_open", host=settings.host)
