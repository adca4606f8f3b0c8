"""An answer as plain values and as text for a terminal."""

import json
from dataclasses import replace

from web_examples import make_answer, make_citation, make_document, make_refusal, make_told

from answer.records import Correction, OtherSource, Place, Provenance, Sentence, Usage, Voice, Withheld
from answer.render import also_in, attributions, cited, is_written, reading_notes, source_line, to_json, to_text, told
from index.records import Hit, Passage

DOCUMENT = make_document(
    "The sky is green. Ada said it helps.", title="On skies", publisher="The Gazette", published="2024-05-06T10:00:00Z"
)
SKY = make_citation(DOCUMENT, "The sky is green.")
HELPS = make_citation(DOCUMENT, "Ada said it helps.", number=2)
COPY = Place("other", "A copy", None, None, 4, 21, "The sky is  green", "/documents/other?start=4&end=21")


def test_json_has_the_fields_that_programs_rely_on_as_plain_values() -> None:
    answer = make_answer(
        "Why?",
        SKY,
        confidence=0.123456,
        hits=(Hit(Passage(7, DOCUMENT.id, 0, 17), 0.12345678),),
        withheld=(Withheld("It is red.", "No source."),),
        provenance=Provenance(3, "words", "llm:m", model="m", usage=Usage(12, 3)),
        notes=("One place.",),
        seconds={"search": 0.5},
        id="a1",
    )
    body = to_json(answer)
    assert json.loads(json.dumps(body)).keys() == body.keys()
    assert body["confidence"] == 0.1235
    assert body["hits"] == [{"document_id": DOCUMENT.id, "passage_id": 7, "score": 0.123457}]
    assert body["withheld"] == [{"text": "It is red.", "reason": "No source."}]
    assert body["sentences"] == [{"text": "The sky is green.", "citations": (1,), "support": 0.9, "verified": True}]
    assert (body["citations"][0]["quote"], body["citations"][0]["start"]) == ("The sky is green.", 0)
    assert body["provenance"]["usage"] == {"prompt_tokens": 12, "completion_tokens": 3}
    assert (body["id"], body["notes"], body["nearest"], body["refused"]) == ("a1", ["One place."], [], False)


def test_a_citation_has_its_number_its_words_their_source_and_their_place() -> None:
    assert cited(SKY).splitlines() == [
        "[1]",
        "    The sky is green.",
        "    — On skies, The Gazette, 2024-05-06",
        f"      /documents/{DOCUMENT.id}?start=0&end=17",
    ]


def test_who_says_it_stands_behind_the_number_and_another_place_at_the_end() -> None:
    citation = replace(make_citation(DOCUMENT, "The sky is green.", speaker="Ada", direct=True), also_in=(COPY,))
    lines = cited(citation).splitlines()
    assert lines[0] == "[1] Quoting Ada:"
    assert lines[-2:] == ["    Also in: A copy, undated", f"      {COPY.permalink}"]


def test_a_source_is_named_as_far_as_it_is_known() -> None:
    assert source_line(replace(SKY, page=3)) == "On skies, The Gazette, 2024-05-06, page 3"
    assert source_line(replace(SKY, scanned=True)) == "On skies, The Gazette, 2024-05-06, read by OCR"
    labelled = replace(SKY, page=3, page_label="A-1")
    assert source_line(labelled) == "On skies, The Gazette, 2024-05-06, page A-1 (sheet 3)"
    assert source_line(replace(SKY, time="00:12:31")) == "On skies, The Gazette, 2024-05-06, at 00:12:31"
    assert source_line(replace(SKY, publisher=None, published=None)) == "On skies, undated"
    assert source_line(COPY) == "A copy, undated"
    others = (OtherSource("A paper", "The Post", "2024-05-07T10:00", None), OtherSource("Alone", None, None, None))
    assert source_line(replace(COPY, same_text=others)) == (
        "A copy, undated; the same text in The Post, 2024-05-07; “Alone”, undated"
    )


def test_words_of_another_place_are_given_where_they_are_others() -> None:
    assert also_in(SKY, COPY) == "Also in: A copy, undated"
    assert also_in(SKY, replace(COPY, quote="Green is\nthe sky.")) == "Also in: A copy, undated: Green is the sky."


def test_each_speaker_is_named_with_their_words_of_a_quotation_and_alone_with_all() -> None:
    words = (HELPS.start + len("Ada said "), HELPS.end)
    reported = replace(HELPS, voices=(Voice("Ada", False, (words,)), Voice("Bo", False, (words,), denied=True)))
    assert attributions(reported) == ["Reporting Ada: it helps.", "Denied by Bo: it helps."]
    whole = replace(HELPS, voices=(Voice("Ada", True, ((HELPS.start, HELPS.end - 1),)),))
    assert attributions(whole) == ["Quoting Ada:"]
    pieces = ((HELPS.start, HELPS.start + 3), (HELPS.end - 6, HELPS.end))
    assert attributions(replace(HELPS, voices=(Voice("Ada", True, pieces),))) == ["Quoting Ada: “Ada … helps.”"]
    assert attributions(SKY) == []


def test_a_probable_speaker_and_who_tells_it_are_told_with_the_words() -> None:
    words = (HELPS.start, HELPS.end - 1)
    heard = Voice("Ada", False, (words,), unsure=True, via="Bo")
    assert attributions(replace(HELPS, voices=(heard,))) == ["Reporting Ada (probably), via Bo:"]
    assert told("Ada", unsure=False, via=None) == "Ada"
    assert told("Ada", unsure=True, via=None) == "Ada (probably)"
    assert told("Ada", unsure=False, via="the firm") == "Ada, via the firm"


def test_a_refusal_is_what_is_said_and_the_nearest_passages() -> None:
    assert to_text(make_refusal("Why?")) == "No answer.\nSearched it all."
    nearest = "The nearest passages, which do not answer the question:"
    assert to_text(make_refusal("Why?", SKY)) == f"No answer.\nSearched it all.\n\n{nearest}\n\n{cited(SKY)}"


def test_a_heading_stands_once_above_what_is_under_it() -> None:
    under = [replace(one, heading=heading) for one, heading in ((SKY, "Sky"), (HELPS, "Sky"), (SKY, "Later"))]
    blocks = to_text(make_answer("Why?", *under, notes=("Three places.",))).split("\n\n")
    assert [block for block in blocks if not block.startswith("[")] == ["Three places.", "Sky:", "Later:"]
    assert len(blocks) == 6


def test_what_a_model_wrote_stands_above_its_citations_with_what_is_withheld() -> None:
    written = make_answer(
        "Why?",
        SKY,
        HELPS,
        sentences=(Sentence("It is green and helps.", (1, 2), 0.9, verified=True),),
        withheld=(Withheld("It is red.", "No source."),),
    )
    assert is_written(written)
    assert to_text(written).split("\n\n") == [
        "1 sentence withheld: not supported by the sources.",
        "It is green and helps. [1][2]",
        cited(SKY),
        cited(HELPS),
    ]


def test_an_answer_of_quotations_alone_is_not_written() -> None:
    assert not is_written(make_answer("Why?", SKY, HELPS))
    assert to_text(make_answer("Why?", SKY)) == cited(SKY)


def test_what_the_assistant_says_of_itself_is_a_line_for_each_sentence() -> None:
    answer = make_told("Hello", "Hello.", "The library holds 2 documents.")
    assert to_text(answer) == "Hello.\nThe library holds 2 documents."
    assert to_json(answer)["about_itself"] is True
    assert to_json(make_answer("Why?", SKY))["about_itself"] is False
    assert to_json(make_refusal("Why?"))["about_itself"] is False


def test_what_was_put_right_and_may_be_meant_is_told() -> None:
    answer = make_answer("Wy?", SKY, corrections=(Correction("Wy", "Why"),))
    assert reading_notes(answer) == [
        "Taken for typing errors: “Wy” for “Why”. A word in quotation marks is searched as it is."
    ]
    assert to_json(answer)["corrections"] == [{"typed": "Wy", "meant": "Why"}]
    refusal = make_refusal("Wy?", suggestion="Why?")
    assert to_text(refusal).endswith("Did you mean: Why?")
    assert to_json(refusal)["suggestion"] == "Why?"
    assert reading_notes(make_answer("Why?", SKY)) == []
