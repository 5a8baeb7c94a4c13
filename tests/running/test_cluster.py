"""Several processes that could be several machines: the same output, also where one is lost in mid-run."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner
from msgspec.structs import replace

from generator import pipeline
from generator.errors import ConfigError
from synthetic.__main__ import main as write_archive
from tests.conftest import ROOT
from tests.pipeline.test_same_output import digests, settings_in

CABLES = 150


@contextmanager
def program(*words: str) -> Iterator[subprocess.Popen[bytes]]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        [sys.executable, "-m", *words], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@contextmanager
def cluster(folder: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """A scheduler and two workers; yield its address and the worker that may be killed."""
    contact = folder / "scheduler.json"
    told = ("--scheduler-file", str(contact))
    alone = ("--no-nanny", "--nthreads", "1", "--no-dashboard")
    scheduler = ("distributed.cli.dask_scheduler", *told, "--port", "0", "--no-dashboard")
    worker = ("distributed.cli.dask_worker", *told, *alone)
    with program(*scheduler), program(*worker), program(*worker) as second:
        from distributed import Client  # noqa: PLC0415 - an extra

        with Client(scheduler_file=str(contact), timeout=60) as client:
            client.wait_for_workers(2, timeout=60)
            address = str(client.scheduler.address)
        yield address, second


def kill_when_pages_come(worker: subprocess.Popen[bytes], docs: Path, killed: threading.Event) -> None:
    for _ in range(3000):
        if len(list(docs.glob("cables/*/*.md"))) > CABLES // 10:
            worker.send_signal(signal.SIGKILL)
            killed.set()
            return
        time.sleep(0.02)


def test_a_cluster_that_loses_a_worker_gives_what_one_machine_gives(tmp_path: Path) -> None:
    pytest.importorskip("distributed", reason="needs the cluster extra")
    source = tmp_path / "cables"
    CliRunner().invoke(write_archive, [str(source), "--count", str(CABLES)], standalone_mode=False)
    (tmp_path / "one").mkdir()
    (tmp_path / "several").mkdir()
    one = settings_in(tmp_path / "one", source, 1)
    several = settings_in(tmp_path / "several", source, 1)
    killed = threading.Event()
    with cluster(tmp_path) as (address, worker):
        threading.Thread(target=kill_when_pages_come, args=(worker, several.docs, killed), daemon=True).start()
        report = pipeline.generate(replace(several, cluster=address))
    assert killed.is_set()
    assert report.cables == CABLES
    assert pipeline.generate(one).findings == report.findings
    assert digests(several.docs) == digests(one.docs)


def test_a_cluster_that_is_not_there_is_told(tmp_path: Path) -> None:
    dask = pytest.importorskip("dask", reason="needs the cluster extra")
    pytest.importorskip("distributed", reason="needs the cluster extra")
    settings = settings_in(tmp_path, ROOT / "cables", 1)
    with (
        dask.config.set({"distributed.comm.timeouts.connect": "1s"}),
        pytest.raises(ConfigError, match="no scheduler answers"),
    ):
        pipeline.generate(replace(settings, cluster="tcp://127.0.0.1:9"))
