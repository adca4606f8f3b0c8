"""Every error the project raises on purpose; entry points catch `VerbatimError` and print it.

    VerbatimError
    ├── SettingsError            a setting has an unknown name or an impossible value
    ├── NotAllowed               whoever asked for it may not do that, or must sign in first
    ├── Busy                     too many questions wait already
    ├── QuestionError            a question that cannot be asked: empty, too long
    ├── QuestionSetError         a question set that cannot be used to measure quality
    ├── ModelError               a model or tokenizer is missing, damaged or not the published one
    │   └── NotExportable        a model has no fast form; it still runs in its own
    ├── EndpointError            the language model that is to write does not answer as it should; quotes do
    ├── SourceError              one document cannot be taken in; the others are
    │   ├── UnsupportedFormat    nothing here reads that kind of file
    │   ├── UnreadableSource     damaged, encrypted, binary, or not to be opened
    │   ├── FetchError           no whole page can be had from an address, or it may not be asked
    │   ├── NoText               opened, but it holds no text (empty, scanned pages)
    │   └── DocumentFault        this program failed at it, in a way that nobody foresaw
    ├── Stopped                  whoever asked for the work wants it no more; what was done before stays
    └── IndexFault               the index as a whole cannot be used
        ├── IndexMissing         there is none in the folder
        ├── IndexMismatch        built by another model, splitter or schema
        ├── EngineFault          the search engine that a setting names does not answer
        ├── IndexDamaged         its database does not open or contradicts itself
        ├── IndexUnreachable     it lies in PostgreSQL, which does not answer
        └── IndexNotWritable     read-only, or the disk is full
            └── IndexBusy        another process goes on writing to it

A message says what went wrong, in which file or setting, and what to do about it, in one sentence that
a person without the source code understands:

    try:
        report = add_documents(...)
    except VerbatimError as error:
        print(error)
"""


class VerbatimError(Exception):
    """Base of everything raised on purpose; its text is meant for the person at the keyboard."""


class SettingsError(VerbatimError):
    """A setting has an unknown name or a value that cannot be used."""


class NotAllowed(VerbatimError):
    """Whoever asked for something may not do it, or must sign in first."""


class Busy(VerbatimError):
    """Too many questions wait for an answer already; another time it will work."""


class QuestionError(VerbatimError):
    """The question cannot be asked: it is empty or far too long."""


class QuestionSetError(VerbatimError):
    """A question set is missing, broken, contradicts itself or holds nothing to score."""


class ModelError(VerbatimError):
    """A model or tokenizer is missing, damaged, or differs from the published one."""


class NotExportable(ModelError):
    """A model cannot be brought into its fast form. Embedding goes on with sentence-transformers and says so."""


class EndpointError(VerbatimError):
    """A language model's endpoint is down, refuses, sends no reply or takes too long. Quotes are shown instead."""


class SourceError(VerbatimError):
    """One document cannot be taken in. The ingest goes on without it and reports it."""


class UnsupportedFormat(SourceError):
    """The file is of a kind that nothing here reads."""


class UnreadableSource(SourceError):
    """The file is damaged, encrypted, binary, or may not be opened."""


class FetchError(SourceError):
    """No whole page can be had from an address, or it may not be asked."""


class NoText(SourceError):
    """The file was opened but holds no text, such as an empty file or scanned pages."""


class DocumentFault(SourceError):
    """A fault of this program at one document, which nobody foresaw. The message is what to report."""


class Stopped(VerbatimError):
    """The work was broken off because somebody asked for that."""


class IndexFault(VerbatimError):
    """The index as a whole cannot be used."""


class IndexMissing(IndexFault):
    """There is no index in the folder: nothing was ingested into it yet."""


class IndexMismatch(IndexFault):
    """The index was built with another model, splitter or schema than the one asked for."""


class EngineFault(IndexFault):
    """The search engine that VERBATIM_SEARCH names does not answer, or refuses."""


class IndexDamaged(IndexFault):
    """The index database does not open, or contradicts itself."""


class IndexUnreachable(IndexFault):
    """The index lies in a PostgreSQL database that does not answer, or lets nobody in. Another time it may."""


class IndexNotWritable(IndexFault):
    """The index cannot be written: read-only, held by another process, or the disk is full."""


class IndexBusy(IndexNotWritable):
    """Another process goes on writing to the index."""
