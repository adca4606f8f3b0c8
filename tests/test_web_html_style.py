"""The style sheet of the pages without script, and the policy that allows it and nothing else."""

import base64
import hashlib
import re
from pathlib import Path

from web_examples import make_document

from web.html.document import document_page
from web.html.style import content_security_policy, style

ASSETS = Path(__file__).parents[1] / "web" / "assets"


def test_the_colours_come_before_the_rules_that_use_them():
    names = ("colours.css", "document.css", "answers.css", "kept.css")
    colours, *rules = ((ASSETS / name).read_text(encoding="utf-8") for name in names)
    assert style() == colours + "".join(rules)
    assert "--" in colours


def test_the_style_loads_nothing_but_the_fonts_of_this_server():
    loaded = re.findall(r'url\("?(.*?)"?\)', style())
    assert loaded
    assert [address for address in loaded if not address.startswith("/static/fonts/")] == []
    assert "@import" not in style()


def test_the_policy_forbids_all_that_it_does_not_name():
    rules = dict(rule.split(" ", 1) for rule in content_security_policy().split("; "))
    assert re.fullmatch(r"'sha256-[A-Za-z0-9+/]{43}='", rules.pop("style-src"))
    assert rules == {
        **dict.fromkeys(("default-src", "base-uri", "form-action", "frame-ancestors"), "'none'"),
        **dict.fromkeys(("font-src", "img-src"), "'self'"),
    }


def test_the_policy_allows_the_page_s_own_style_and_no_script():
    page = document_page(make_document("One two three."), None)
    sheet = re.search(r"<style>(.*?)</style>", page, re.DOTALL).group(1)
    digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    policy = content_security_policy()
    assert f"style-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none';")
    assert "script-src" not in policy
    assert " style=" not in page
