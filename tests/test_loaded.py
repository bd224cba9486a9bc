"""A process that answers, or works, doesn't look through all it has loaded again and again."""

import gc

import pytest

from webapp import cli, serve


@pytest.fixture(autouse=True)
def let_go():
    yield
    gc.unfreeze()


def test_a_server_keeps_what_it_has_loaded(tmp_path, monkeypatch):
    monkeypatch.setenv("DOORSTEP_DATA", str(tmp_path))
    assert serve.application().name == "webapp"
    assert gc.get_freeze_count() > 50_000


def test_a_worker_keeps_what_it_has_loaded(app, monkeypatch):
    kept = []
    monkeypatch.setattr(cli.signal, "signal", lambda *_: None)
    monkeypatch.setattr(cli, "work", lambda *args, **options: kept.append(gc.get_freeze_count()))
    app.test_cli_runner().invoke(cli.worker)
    assert kept[0] > 50_000
