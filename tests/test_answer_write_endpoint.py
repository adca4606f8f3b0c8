"""Which endpoint the settings name, and what is wrong with half of one."""

from dataclasses import replace

import pytest

from answer.write.endpoint import Endpoint, endpoint_in, required_endpoint
from index.errors import SettingsError
from index.settings import Settings, read_settings

KEY = "sk-secret-123"
SET = {"VERBATIM_LLM_URL": "http://127.0.0.1:1/v1", "VERBATIM_LLM_MODEL": "m", "VERBATIM_LLM_KEY": KEY}


def test_the_settings_name_an_endpoint_or_none():
    assert endpoint_in(read_settings({})) is None
    found = endpoint_in(read_settings(SET))
    assert found == Endpoint("http://127.0.0.1:1/v1", "m", KEY, 60, 3000)
    assert KEY not in repr(found)
    assert KEY not in repr(read_settings(SET))


def test_an_address_is_shown_without_what_may_be_secret():
    settings = replace(read_settings(SET), llm_url="https://user:pass@host/v1?key=x")
    endpoint = endpoint_in(settings)
    assert endpoint.shown == "at https://host/v1"
    assert replace(endpoint, is_told=False).shown == "“m”"


@pytest.mark.parametrize(
    "wrong",
    [
        {"llm_url": "localhost:8080"},
        {"llm_url": "ftp://host/v1"},
        {"llm_url": "http://"},
        {"llm_url": "http://[::1"},
        {"llm_url": "http://host:99999/"},
        {"llm_model": "none"},
        {"llm_key": "a\nb"},
        {"llm_key": "sk-“x”"},
    ],
)
def test_half_an_endpoint_is_an_error(wrong):
    with pytest.raises(SettingsError) as raised:
        endpoint_in(replace(read_settings(SET), **wrong))
    assert KEY not in str(raised.value)


def test_a_reader_that_is_not_set_up_is_told_apart():
    with pytest.raises(SettingsError, match="VERBATIM_LLM_URL"):
        required_endpoint(Settings())


def test_where_an_endpoint_is_asked_for_it_is_the_one_that_the_settings_name():
    assert required_endpoint(read_settings(SET)) == endpoint_in(read_settings(SET))


def test_what_is_missing_of_an_endpoint_is_named():
    without_model = replace(read_settings(SET), llm_model="none")
    with pytest.raises(SettingsError, match="set VERBATIM_LLM_MODEL"):
        endpoint_in(without_model)
    with pytest.raises(SettingsError, match="VERBATIM_LLM_URL is no address"):
        endpoint_in(replace(without_model, llm_url="host/v1"))
    with pytest.raises(SettingsError, match="VERBATIM_LLM_KEY"):
        required_endpoint(replace(read_settings(SET), llm_key="schlüssel"))


def test_nothing_but_scheme_host_port_and_path_is_shown():
    shown = {
        "http://127.0.0.1:8080/v1": "http://127.0.0.1:8080/v1",
        "https://me@host:444": "https://host:444",
        "https://a:b@c@host/v1#part": "https://host/v1",
    }
    assert {url: Endpoint(url, "m", KEY, 1, 1).address for url in shown} == shown
