"""An answer as it grows: told on the way, whole or failed at the end, stopped when nobody wants it any more."""

import threading

from web_examples import make_answer

from answer.phrases import phrase
from index.errors import QuestionError
from web.running import Step, explain, grow

FIRST, WHOLE = make_answer("First?"), make_answer("Whole?")
SOON = 0.01


def test_the_newest_is_told_and_then_the_whole():
    def work(*, on_sentence, **_):
        on_sentence(make_answer("Older?"))
        on_sentence(FIRST)
        told.wait(10)
        return WHOLE

    told = threading.Event()
    steps = grow(work, SOON)
    seen = [next(step for step in steps if step.answer and step.answer.question != "Older?")]
    told.set()
    seen += [step for step in steps if step != Step()]
    assert seen == [Step(FIRST), Step(WHOLE, is_last=True)]


def test_nothing_new_is_told_as_often_as_is_looked():
    ended = threading.Event()
    steps = grow(lambda **_: ended.wait(10) and WHOLE, SOON)
    assert [next(steps), next(steps)] == [Step(), Step()]
    ended.set()
    *_, last = steps
    assert last == Step(WHOLE, is_last=True)


def test_who_writes_by_now_is_told():
    def work(*, stop, **_):
        stop.writer = "tiny"
        ended.wait(10)
        return WHOLE

    ended = threading.Event()
    steps = grow(work, SOON)
    assert Step(writer="tiny") in (next(steps), next(steps))
    ended.set()
    *_, last = steps
    assert last == Step(WHOLE, is_last=True)


def test_a_fault_is_the_last_step():
    fault = ZeroDivisionError()

    def work(**_):
        raise fault

    *_, last = grow(work, SOON)
    assert last == Step(is_last=True, fault=fault)


def test_whoever_closes_it_stops_the_work():
    def work(*, stop, **_):
        while not stop.requested:
            pass
        stopped.set()
        return WHOLE

    stopped = threading.Event()
    steps = grow(work, SOON)
    assert next(steps) == Step()
    steps.close()
    assert stopped.wait(10)


def test_a_fault_that_nobody_foresaw_is_told_to_the_terminal(caplog):
    assert explain(QuestionError("Please type a question.")) == "Please type a question."
    assert caplog.text == ""
    assert explain(ZeroDivisionError("a fault")) == phrase("fault")
    assert "ZeroDivisionError" in caplog.text
