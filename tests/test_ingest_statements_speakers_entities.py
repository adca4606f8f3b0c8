"""The names of a text: their letters, their particles, their parts, and who bears them."""

import time
import unicodedata

import pytest

from ingest.statements.speakers.entities import Names


def names(text):
    found = Names(text, [])
    return [found.full(mention) for mention in found.mentions]


@pytest.mark.parametrize(
    "name",
    [
        *(
            "Željko Šimić",
            "İbrahim Şahin",
            "Øystein Łukasz",
            "Đorđe Čolić",
            "Ștefan Țiriac",
            "Ēriks Ķēniņš",
            "Ġorġ Ħili",
        ),
        *("Алексей Навальный", "Γιώργος Σεφέρης", "Արամ Խաչատրյան", "Éric Ørsted", "Ōe Kenzaburō"),
        *("Ahmad al-Masri", "Mohammed el-Sayed", "Abd al-Rahman al-Rashid", "Zia-ul-Haq", "Salah ad-Din"),
        *("Muhammad ul-Haq", "Mohammed bin Salman", "Ali ibn Abi Talib", "Fionn d'Arcy", "Patrick O'Neill"),
        *(
            "Ursula von der Leyen",
            "Jan van der Berg",
            "Pieter van 't Hoff",
            "Juan de la Cruz",
            "José Ortega y Gasset",
            "John le Carré",
        ),
        *("Al Jazeera", "Marcello dell'Utri", "Rana el Kaliouby", "Chiara della Valle", "Doctors Without Borders"),
    ],
)
def test_a_name_is_read_as_one_whatever_its_letters_and_small_words(name):
    assert names(f"Then {name} spoke.") == [name]
    assert names(f"So it was, said {name}, a cook.") == [name]


def test_letters_that_are_written_with_marks_behind_them_stay_together():
    text = unicodedata.normalize("NFD", "Then Željko Šimić spoke.")
    assert names(text) == [unicodedata.normalize("NFD", "Željko Šimić")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Then the anti-Trump vote fell.", ["Trump"]),
        ("It's Axis. They don't. Then Axis spoke.", ["Axis", "Axis"]),
        ("A non-English paper of Axis closed.", ["Axis"]),
        ("Then Barack Obama of Illinois spoke.", ["Barack Obama"]),
    ],
)
def test_what_is_no_part_of_a_name_stays_outside(text, found):
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # the whole name by its last part, with its particle or without
        ("Ahmad al-Masri left. Then al-Masri spoke.", "Ahmad al-Masri"),
        ("Ahmad al-Masri left. Al-Masri spoke.", "Ahmad al-Masri"),
        ("Ahmad al-Masri left. Then Masri spoke.", "Ahmad al-Masri"),
        ("Mohammed bin Salman left. Bin Salman spoke.", "Mohammed bin Salman"),
        ("Juan de la Cruz left. De la Cruz spoke.", "Juan de la Cruz"),
        ("Ursula von der Leyen left. Then von der Leyen spoke.", "Ursula von der Leyen"),
        ("Željko Šimić left. Then Šimić spoke.", "Željko Šimić"),
        # as soon as two bear it, it stays as it stands
        ("Ahmad al-Masri met Layla al-Masri. Then al-Masri spoke.", "al-Masri"),
        ("Ahmad al-Masri left. Then al-Masri spoke to Layla al-Masri. Then al-Masri spoke.", "al-Masri"),
        ("Ahmad and Layla al-Masri left. Then al-Masri spoke.", "al-Masri"),
        ("John and Jane Smith left. Then Smith spoke.", "Smith"),
        ("John Smith met Jane Smith. Then Smith spoke.", "Smith"),
        ("Jane Smith left. Then Smith met John Smith. Then Smith spoke.", "Smith"),
        # unless a title tells them apart
        ("John Smith met Jane Smith. Then Mr. Smith spoke.", "John Smith"),
        ("John Smith met Jane Smith. Then Ms. Smith spoke.", "Jane Smith"),
        ("Jane Smith left. Then Mr. Smith spoke.", "Mr. Smith"),
        ("Jane Smith left with her father, Mr. Smith. Then Smith spoke.", "Smith"),
        # companies and people beside each other share no name
        ("Ann Lee of Idemia left. Then Idemia and Ann Lee met. Then Lee spoke.", "Ann Lee"),
        # a country is no part of who only bears its name
        ("China Labor Watch left. Then China spoke.", "China"),
        ("Amnesty International left. Then Amnesty spoke.", "Amnesty International"),
        ("China and Joe Biden agree. Then Biden spoke.", "Joe Biden"),
    ],
)
def test_a_part_of_a_name_means_its_only_bearer(text, found):
    assert names(text)[-1] == found


def test_the_first_names_of_a_couple_have_its_family_name():
    assert names("John and Jane Smith left. Then John spoke.")[-1] == "John Smith"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Human Rights in China spoke.", ["Human Rights in China"]),
        ("Then Transparency in Medicine spoke.", ["Transparency in Medicine"]),
        ("The Association for Women in Science spoke.", ["Association for Women in Science"]),
        ("The Ministry of Health and Welfare spoke.", ["Ministry of Health and Welfare"]),
        (
            "The Ministry of Agriculture, Forestry and Fisheries spoke.",
            ["Ministry of Agriculture, Forestry and Fisheries"],
        ),
        ("The Department of Health and Human Services spoke.", ["Department of Health and Human Services"]),
        ("Then Friends of the Earth spoke.", ["Friends of the Earth"]),
        ("So Citizens for Tax Justice spoke.", ["Citizens for Tax Justice"]),
        ("The WHO spoke.", ["WHO"]),
        ("The Committee to Protect Journalists spoke.", ["Committee to Protect Journalists"]),
        ("The Senate Committee on Armed Services spoke.", ["Senate Committee on Armed Services"]),
        (
            "The Department for Business, Energy and Industrial Strategy spoke.",
            ["Department for Business, Energy and Industrial Strategy"],
        ),
        ("Then Women in Film spoke. Women in Film left.", ["Women in Film", "Women in Film"]),
        ("The Council in Brussels spoke.", ["Council", "Brussels"]),
        ("The Committee to Parliament spoke.", ["Committee", "Parliament"]),
        # what stands apart elsewhere, what has an article, and what is known as a person or a body is a name itself
        ("Human Rights in China met Human Rights. It rained.", ["Human Rights", "China", "Human Rights"]),
        ("The Ministry of Health and Thales met. Thales spoke.", ["Ministry of Health", "Thales", "Thales"]),
        ("The Ministry of Health and Ann Lee met.", ["Ministry of Health", "Ann Lee"]),
        ("Then the United Nations in Geneva spoke.", ["United Nations", "Geneva"]),
        ("Then John Roberts in Lenz spoke.", ["John Roberts", "Lenz"]),
        ("Spirit Airlines in Lenz closed.", ["Spirit Airlines", "Lenz"]),
        ("Human Rights Watch in Berlin spoke.", ["Human Rights Watch", "Berlin"]),
        ("Then Axis in May closed.", ["Axis"]),
        ("John Roberts left. Then Roberts of Maine spoke.", ["John Roberts", "John Roberts"]),
        ("Critics of Axis spoke. Then Axis spoke.", ["Axis"]),
    ],
)
def test_small_words_inside_a_name_belong_to_it(text, found):
    assert [name for name in names(text) if name != "Critics"] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The California Dairy Council met. Then the CDC spoke.", "CDC"),
        ("The Democratic National Convention met. Then the DNC spoke.", "DNC"),
        ("The International Monetary Fund met. Then the IMF spoke.", "IMF"),
        ("The California Dairy Council (CDC) met. Then the CDC spoke.", "California Dairy Council"),
        ("The Šimić Čolić Đorđe Union (ŠČĐU) met. Then the ŠČĐU spoke.", "Šimić Čolić Đorđe Union"),
    ],
)
def test_letters_mean_a_name_only_where_they_are_introduced_for_it(text, found):
    assert names(text)[-1] == found


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("Witness Amina Diallo spoke.", "Amina Diallo", "Witness"),
        ("Ombudsman Irena Kolb spoke.", "Irena Kolb", "Ombudsman"),
        ("Then Minister of Defence Irena Kolb spoke.", "Irena Kolb", "Minister"),
        ("Then Minister of Foreign Affairs Irena Kolb spoke.", "Irena Kolb", "Minister"),
        ("Former Secretary of State Ann Lee spoke.", "Ann Lee", "Secretary"),
        ("Worker Rights Consortium spoke.", "Worker Rights Consortium", None),
        ("Norman Mailer Junior spoke.", "Norman Mailer Junior", None),
    ],
)
def test_a_role_before_a_name_is_its_title(text, name, title):
    found = Names(text, []).mentions[0]
    assert (" ".join(found.words), found.title) == (name, title)


@pytest.mark.parametrize(
    ("text", "is_product"),
    [
        ("FaceReader is a software of Noldus.", True),
        ("Two of its programs matter: The Observer XT and FaceReader.", True),
        ("They sold two programs, FaceReader and The Observer XT.", True),
        ("It sells two cameras, FaceReader said.", False),
        ("It is sold for cameras, FaceReader said.", False),
        ("FaceReader is a company.", False),
    ],
)
def test_a_product_is_known_by_what_the_text_calls_it(text, is_product):
    assert Names(text, []).is_product("FaceReader") == is_product


@pytest.mark.slow
def test_names_in_capitals_are_read_in_seconds_however_many_bear_them():
    names = [f"{first}{second}a" for first in "BCDFGHJKLMNPRSTVWZ" for second in ("a", "e", "i", "o", "u", "al", "el")]
    full = " ".join(f"Then {one} {other}ro Prager came." for one in names for other in names[:60])
    began = time.process_time()
    found = Names(full + " Then he met PRAGER there." * 7_000, [])
    assert {found.full(one) for one in found.mentions if one.words == ("PRAGER",)} == {"PRAGER"}
    assert time.process_time() - began < 40  # linear, it takes two; quadratic, minutes
