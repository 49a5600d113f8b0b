import pytest
from django.db import connection

from tests.kernel.engines.brokers import BROKERS, engines
from tests.kernel.engines.machines import Machine


def pytest_generate_tests(metafunc):
    if "machine" in metafunc.fixturenames:
        chosen = getattr(metafunc.module, "chosen", list)
        metafunc.parametrize("machine", chosen(engines(connection.vendor)), indirect=True)


@pytest.fixture
def machine(request, transactional_db, tmp_path):
    with BROKERS[request.param](tmp_path) as broker:
        machine = Machine(tmp_path, broker)
        yield machine
        machine.close()
