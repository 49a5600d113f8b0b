import subprocess
import sys

SCRIPT = """
import django; django.setup()
from faitiere.kernel.queue import broker
from faitiere.kernel.mail import outbox, tasks
print([broker.urgency(priority) for priority in (-100, 0, 100)])
print(tasks.deliver.enqueue().status)
try:
    broker.run("os.getcwd", [], {})
except Exception as refusal:
    print(type(refusal).__name__)
"""


def told(broker: str) -> tuple[list[str], str]:
    """The broker is chosen when the program starts: a process for each."""
    environment = {
        "PYTHONPATH": "src:.",
        "DJANGO_SETTINGS_MODULE": "tests.kernel.engines.settings",
        "FAITIERE_BROKER": broker,
    }
    done = subprocess.run([sys.executable, "-c", SCRIPT], env=environment, capture_output=True, text=True, check=True)
    return done.stdout.splitlines(), done.stderr


def test_a_broker_that_is_gone_stops_nobody_and_is_said_in_the_log():
    lines, log = told("redis://127.0.0.1:1/0")

    assert lines == ["[9, 5, 0]", "READY", "SuspiciousOperation"], "Redis serves 0 first; only tasks are run"
    assert "The broker did not take faitiere.kernel.mail.tasks.deliver" in log


def test_rabbitmq_serves_9_first():
    assert told("amqp://127.0.0.1:1//")[0] == ["[0, 4, 9]", "READY", "SuspiciousOperation"]
