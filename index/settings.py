"""The settings, as one frozen record of values, read once at an entry point.

Below the entry points functions take the two or three values they use. Knows no library and opens nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

from index.errors import SettingsError

PREFIX = "VERBATIM_"
NONE = "none"
SOURCE_MB = 200
"""As large as scanned books with a layer of text; much larger files would not fit into the memory for extracting."""
PROJECT_FOLDER = Path(__file__).resolve().parent.parent
"""Where the program lies: a checkout, or the folder into which it was installed."""
PROJECT_FILE = PROJECT_FOLDER / "pyproject.toml"
"""Stands in a checkout, and is not installed."""
_HOME = PROJECT_FOLDER if PROJECT_FILE.is_file() else Path()
"""Where the index is made unless a setting says otherwise: nobody looks for it among installed programs."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a user can set; each field is also the variable VERBATIM_<FIELD> in capitals."""

    index: Path = _HOME / "index" / "data"
    """The folder of the index."""
    store: str = field(default="sqlite", repr=False)
    """Where all that is kept lies: "sqlite", in files of that folder, or the address of a PostgreSQL database, such as
    postgresql://USER:PASSWORD@HOST/DATABASE; what is derived from it lies in the folder in any case."""
    corpus: Path = PROJECT_FOLDER / "corpus"
    """The folder that `python -m ingest` takes in when no path is given."""
    model: str = "packaged"
    """The embedding model: "packaged", or the name or folder of a sentence-transformers model."""
    models: Path = _HOME / "index" / "data" / "models"
    """The folder where models are kept in their fast form, each made at its first use; indexes share it."""
    precision: str = "default"
    """How exactly the vectors of passages are computed: "default", as this processor does it fastest, "f32", the same
    on every processor, or "bf16". Whatever decides something is always computed in f32."""
    statements: str = "tagger"
    """What finds who says what: "tagger", the learned tagger joined with the rules, or "rules" alone."""
    passage_tokens: int = 200
    """The longest passage, in tokens of the embedding model."""
    source_mb: int = SOURCE_MB
    """The largest file that is read, in megabytes. A collection of documents may be larger, its records may not."""
    extract_memory_mb: int = 1000
    """How much memory extracting a document may take, in megabytes: books with pictures take 300."""
    extract_seconds: int = 60
    """How many seconds of processor time it may take; a book takes ten."""
    extract_text_mb: int = 20
    """How much text a document may give, in megabytes: the longest books have five; twenty take a quarter hour."""
    ocr: str = "eng+deu+fra+spa"
    """The languages in which pages that are pictures are read, as Tesseract calls them, where they are installed; with
    "none", they are not read."""
    ocr_seconds: int = 600
    """How many seconds of processor time reading such pages of one document may take: enough for 200 pages."""
    keep_originals: str = "yes"
    """Whether the files of uploads and fetched pages are kept with what was read from them: "yes" or "no"."""
    keep_conversations: str = "yes"
    """Whether the web app keeps what was asked on its page with the answers, to be read again: "yes" or "no"."""
    add_addresses: str = "yes"
    """Whether the web app fetches and adds pages of the public internet whose addresses it is given: "yes" or "no"."""
    watch_folders: str = "corpus"
    """Which folders may be watched from the page, with all below: "corpus", the folder that `corpus` names, "none", or
    paths with commas between them."""
    feed_minutes: int = 30
    """How many minutes lie between two looks at a feed that is watched; with 0, none is."""
    search: str = field(default=NONE, repr=False)
    """Where passages are searched: "none", in files beside the index, or in Milvus, such as milvus://host:19530."""
    reranker: str = NONE
    """What orders the passages found again: "none", or the name or folder of a sentence-transformers CrossEncoder."""
    host: str = "127.0.0.1"
    """The address that the web app listens on."""
    port: int = 7860
    """The port that the web app listens on."""
    open: str = "no"
    """Whether the web app may be reached by others without accounts: "no" or "yes"."""
    allowed_hosts: str = NONE
    """The names under which the web app is also reached, such as "verbatim.example", with commas between them."""
    audit: str = "off"
    """Whether it is recorded who asked, opened, listed and changed what: "off", "on", or "no-questions", which leaves
    out the words that were asked or searched for."""
    waiting: int = 1
    """How many seconds a question may wait for its turn, unless it is the next; then the web app says that it is
    busy."""
    llm_url: str = NONE
    """The address of an OpenAI-compatible endpoint whose model may write answers: "none", or such as
    http://127.0.0.1:8080/v1."""
    llm_model: str = NONE
    """The name of the model there."""
    llm_key: str = field(default=NONE, repr=False)
    """The key that is sent to the endpoint, and nowhere else."""
    llm_seconds: int = 60
    """How long the model may take for a reply in all."""
    llm_tokens: int = 3000
    """The longest prompt that the model is given, in cl100k_base tokens."""


_CHOICES = {
    "open": ("no", "yes"),
    "keep_originals": ("yes", "no"),
    "keep_conversations": ("yes", "no"),
    "add_addresses": ("yes", "no"),
    "audit": ("off", "on", "no-questions"),
}
"""The settings that a slip of the pen must not leave open."""


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Read the settings that VERBATIM_* variables give, with defaults for the rest.

    :param environment: the process's environment variables.
    :return: the settings.
    :raises SettingsError: when a variable has an unknown name or a value of the wrong kind.
    """
    known = {PREFIX + one.name.upper(): one for one in fields(Settings)}
    values: dict[str, Path | str | int] = {}
    for name, text in environment.items():
        if name.startswith(PREFIX) and name not in known:
            raise SettingsError(f"{name} is not a setting; known are {', '.join(sorted(known))}.")
        if name in known:
            values[known[name].name] = _convert(name, text, type(known[name].default))
            choices = _CHOICES.get(known[name].name)
            if choices and text not in choices:
                raise SettingsError(f"{name}={text!r} must be one of {', '.join(choices)}.")
            # An empty path would be the current folder, whatever lies in it.
            if known[name].name == "watch_folders" and not all(map(str.strip, text.split(","))):
                raise SettingsError(f"{name}={text!r} names an empty folder; leave out commas that separate nothing.")
    return Settings(**values)  # type: ignore[arg-type]  # each value has its own field's type


def _convert(name: str, text: str, kind: type) -> Path | str | int:
    if issubclass(kind, Path):
        return Path(text).expanduser()
    if kind is not int:
        return text
    if not text.strip().isdecimal():  # unlike "²", which is a digit, int() takes every decimal
        raise SettingsError(f"{name}={text!r} must be a whole number.")
    return int(text)
