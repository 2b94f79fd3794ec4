"""A process killed at each durable step of its work in turn loses nothing that it had acknowledged."""

from tests.faults import trial_store
from tests.faults.children import Child, said_by, together
from tests.faults.examine import after_a_fault
from tests.faults.steps import Steps, kill
from tests.faults.tally import NOT_OPENING, Ill, Tally
from tests.faults.trial_store import Ground, Trial

WORK = {
    "found a store": ("teams",),
    "load": ("load",),
    "build": ("build",),
    "publish": ("publish",),
    "load, build and publish": ("load", "build", "publish"),
}
"""What is being done when the process is killed. Where nothing is loaded first, a load waits to be built."""


def run(ground: Ground, every: int = 1) -> Tally:
    """Kills at every step, or at every so manieth of them, until there is no further step."""
    tally = Tally("kill -9 at every step", 0)
    for name, operations in WORK.items():
        origin = _origin(ground, operations)
        k = 0 if operations == ("teams",) else 2
        unharmed = origin.copied(ground.folder / f"{name} unharmed")
        chosen = range(1, said_by(_worked, unharmed, operations, 0) + 1, every)
        tally.wanted += len(chosen)

        def trial(at: int, name=name, origin=origin, operations=operations, k=k) -> list[Ill]:
            there = origin.copied(ground.folder / f"{name} {at}")
            ended = Child(_worked, there, operations, at).ended()
            if not ended.killed:
                how = ended.fault or f"came to its end after {ended.said} steps"
                return [Ill(NOT_OPENING, f"{name}: not killed at step {at}: it {how}")]
            ills = said_by(after_a_fault, there, operations, k, ground.expected)
            return [Ill(ill.sort, f"{name}, step {at}: {ill.words}") for ill in ills]

        for ills in together(trial, chosen):
            tally.add(ills, name)
    return tally


def _origin(ground: Ground, operations: tuple[str, ...]) -> Trial:
    """The store to which some work is done: none yet, one with nothing to build, or one with a load to build."""
    if "teams" in operations:
        nowhere = Trial(ground.folder / "nowhere")
        nowhere.folder.mkdir(exist_ok=True)
        return nowhere
    return ground.published if "load" in operations else ground.to_build


def _worked(trial: Trial, operations: tuple[str, ...], at: int) -> int:
    """Does the work and is killed at a step of it; returns how many steps there were, where it was not."""
    steps = Steps(trial.folder / "store", at, kill)
    steps.arm()
    trial_store.act(trial, operations, 2)
    steps.disarm()
    return steps.count
