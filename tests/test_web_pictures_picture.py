"""Pictures as messages."""

import pytest

from web.pictures.picture import Mark, Picture, from_message, to_message


@pytest.mark.parametrize("png", [b"", b"\x89PNG\n\n{}", b"a\nb"])
def test_a_picture_comes_out_as_it_went_in(png):
    picture = Picture(png, 1400, 900, (Mark(1, 2, 3, 4), Mark(5, 6, 7, 8)))
    assert from_message(to_message(picture)) == picture


@pytest.mark.parametrize("message", [b"", b"no json\n"])
def test_what_is_no_message_is_told(message):
    with pytest.raises(ValueError, match="Expecting value"):
        from_message(message)
