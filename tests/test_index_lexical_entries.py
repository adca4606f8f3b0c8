"""What is indexed of a passage, and in how large parts an index is built."""

from index.lexical_entries import Entry, in_segments, indexed


def test_an_entry_is_indexed_under_its_words_their_pieces_and_as_it_is_written():
    found = indexed(Entry(7, "Cameras² Ümlaut", "en"))
    assert (found["id"], found["words"], found["written"]) == ([7], ["camera umlaut"], ["Cameras Ümlaut"])
    assert found["pieces"] == ["came amer mera eras umla mlau laut"]


def test_after_six_segments_they_hold_twice_as_many():
    entries = [Entry(number, "") for number in range(27)]
    segments = [[entry.id for entry in segment] for segment in in_segments(iter(entries), 2)]
    assert [len(segment) for segment in segments] == [2] * 6 + [4] * 3 + [3]
    assert [id for segment in segments for id in segment] == list(range(27))
    assert list(in_segments([], 2)) == []
