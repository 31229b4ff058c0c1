"""nameko's entrypoints for batches from the bus and for work that runs again and again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeVar, cast

from eventlet.event import Event
from nameko.extensions import Entrypoint

from chassis.events.consumer import BatchConsumer, Subscription
from chassis.events.mailbox import Batch
from chassis.events.wakeup import Wakeup

MethodT = TypeVar("MethodT", bound=Callable[..., Any])

_GATE_SECONDS: Final = 0.02


def _run_method(entrypoint: Entrypoint, *arguments: Any) -> Any:
    """Run the decorated method as a nameko worker; return its result, or raise its error."""
    finished = Event()

    def on_result(_context: Any, result: Any, exc_info: Any) -> tuple[Any, Any]:
        finished.send((result, exc_info[1] if exc_info else None))
        return result, exc_info

    entrypoint.container.spawn_worker(entrypoint, arguments, {}, handle_result=on_result)
    result, error = finished.wait()
    if error is not None:
        raise error
    return result


class EventBatches(Entrypoint):  # type: ignore[misc]
    """Calls the method with one batch after the other.

    nameko's own consumer acknowledges what a handler could not do and drops its connection while
    handlers run; this one has its own connection, so a stop needs nothing from nameko but `stop`.

    Args:
        subscription: What is consumed, and how.
        on_ready: Is given the consumer, for readiness.
    """

    def __init__(
        self, subscription: Subscription, on_ready: Callable[[BatchConsumer], None], **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self._subscription = subscription
        self._on_ready = on_ready
        self._consumer: BatchConsumer | None = None

    def start(self) -> None:
        self._consumer = BatchConsumer(self._subscription, self._settle)
        self._on_ready(self._consumer)
        self.container.spawn_managed_thread(self._consumer.read, identifier="reader")
        self.container.spawn_managed_thread(self._consumer.settle, identifier="settler")

    def stop(self) -> None:
        if self._consumer is not None:
            self._consumer.stop()

    def kill(self) -> None:
        if self._consumer is not None:
            self._consumer.abandon()

    def _settle(self, batch: Batch) -> Exception | None:
        result: Exception | None = _run_method(self, batch)
        return result


class Again(Entrypoint):  # type: ignore[misc]
    """Calls the method again and again; it returns the seconds to wait, a bell shortens them.

    Args:
        bell: Rung when there is something to do.
        gate: Says whether the first call may be made.
    """

    def __init__(
        self, bell: Wakeup, gate: Callable[[], bool] = lambda: True, **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self._bell = bell
        self._gate = gate
        self._is_stopping = False
        self._finished = Event()
        self._is_started = False

    def start(self) -> None:
        self._is_started = True
        self.container.spawn_managed_thread(self._run, identifier=self.method_name)

    def stop(self) -> None:
        self._is_stopping = True
        self._bell.ring()
        if self._is_started:
            self._finished.wait()

    def kill(self) -> None:
        self._is_stopping = True
        self._bell.ring()

    def _run(self) -> None:
        try:
            while not self._is_stopping and not self._gate():
                self._bell.wait(_GATE_SECONDS)
            while not self._is_stopping:
                self._bell.wait(_run_method(self))
        finally:
            self._finished.send()


def event_batches(
    subscription: Subscription, on_ready: Callable[[BatchConsumer], None]
) -> Callable[[MethodT], MethodT]:
    """Decorate the method that settles batches; see `EventBatches`."""
    return cast(
        "Callable[[MethodT], MethodT]", EventBatches.decorator(subscription, on_ready=on_ready)
    )


def again(
    bell: Wakeup | None = None, gate: Callable[[], bool] = lambda: True
) -> Callable[[MethodT], MethodT]:
    """Decorate a method that is called again and again; see `Again`."""
    return cast("Callable[[MethodT], MethodT]", Again.decorator(bell or Wakeup(), gate=gate))
