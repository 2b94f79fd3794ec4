"""A file dropped on the Load data screen: refused in a table, or shown for what it would change and then loaded."""

import streamlit as st

from exports import names
from exports.refusal_csv import refusal_csv
from metrics.catalogue.refusal import CatalogueError
from reporting import loading_report
from store.build.database import EngineError
from store.decisions import publication
from store.decisions.officer import Officer
from store.durable import DamagedError, sha256
from store.intake import Refused
from store.ledger import in_force, loads
from store.ledger.ledger import Entry, MovedOnError, NotRecordedError
from store.loading import proposal, propose_apart
from store.loading.load import loaded_already
from store.loading.proposal import Proposal
from store.loading.targets_beside import set_targets
from store.names import WrongCouncilError
from store.store import NotBuiltError, Store
from ui.officer import machine, mapping
from ui.officer.found_once import forget, found_once
from ui.reader import filters, waiting
from ui.screens import changes_screen
from ui.screens.html import plain, render, show

KINDS = ("csv", "xlsx")
_SAID = "load-said"
"""What was just done, to be said once on the rerun after it."""

_WARNED = "load-warned"
"""The same of what was done in part."""

_PROPOSAL = "load-proposal"

_GONE = "load-gone"
"""The file that a page had in hand and this session has not."""

_IN_HAND = "file"
"""In the address the name of the file that was dropped, so that a new session knows of one that it has not."""

_DROPPED = "load-dropped"
"""Counts the files dealt with: a new number gives an empty place to drop the next."""


def founded(store: Store) -> bool:
    """Whether the store is some council's; where not, asks whose it is to be."""
    entries = store.entries()
    if entries:
        return True
    st.info("This store is new. Whose figures will it hold? One store holds one council's.")
    council = st.text_input("Council", key="found-council", max_chars=100)
    invented = st.checkbox("The figures are invented, to try it out", key="found-invented")
    if st.button("Make it this council's", disabled=not council.strip()):
        try:
            store.found(council, invented=invented)
        except (WrongCouncilError, *machine.TOLD) as fault:
            st.error(plain(f"Nothing was recorded: {machine.words(fault)}"))
            return False
        st.rerun()
    return False


def drop(store: Store, officer: Officer | None) -> None:
    """A place to drop a file, and what became of it."""
    if said := st.session_state.pop(_SAID, ""):
        st.success(said)
        st.toast(said)
    if warned := st.session_state.pop(_WARNED, ""):
        st.warning(warned)
    place = st.session_state.setdefault(_DROPPED, 0)
    dropped = st.file_uploader(
        "A scorecard, staffing, targets, teams, neighbours or a DfE table: .csv or .xlsx",
        type=KINDS, key=f"drop-{place}", max_upload_size=20,
    )  # fmt: skip
    if dropped is None:
        _say_gone()
        return
    st.session_state.pop(_GONE, None)
    st.query_params[_IN_HAND] = dropped.name[:100]
    data, file = dropped.getvalue(), dropped.name
    if earlier := loaded_already(store, store.entries(), data):
        show(render("load_already", said=loading_report.already(file, earlier)))
        if mapping.was_mapped(earlier):
            mapping.offer(store, file, data, dropped.file_id, officer, mapping.ANEW)
        return
    try:
        found = _proposed(store, file, data, dropped.file_id)
    except Refused as refusal:
        show(render("load_refused", report=loading_report.refusal_report(refusal)))
        if mapping.may_help(refusal):
            mapping.offer(store, file, data, dropped.file_id, officer)
        _download_refusal(refusal)
        return
    except machine.TOLD as fault:
        st.error(
            f"What {plain(file)} would change could not be worked out: {plain(machine.words(fault))} "
            "Nothing of it was loaded."
        )
        return
    _offered(store, found, dropped.file_id, officer)


def _say_gone() -> None:
    """Says that a file is not here any more where the page still shows it: its server was away, or another."""
    if filters.just_begun() and (name := st.query_params.get(_IN_HAND, "")):
        st.session_state[_GONE] = name
    elif _GONE not in st.session_state:
        st.query_params.pop(_IN_HAND, None)
    if gone := st.session_state.get(_GONE, ""):
        st.warning(
            f"{plain(gone)} is not here any more: the page was away from its server for a while, or was opened anew. "
            "Nothing of it was loaded meanwhile. Take it out of the field and drop it again."
        )


def _proposed(store: Store, file: str, data: bytes, dropped: str) -> Proposal:
    """What the file would do, found out once for this ledger each time that it is dropped: what it was refused for
    may be put right elsewhere, as in the catalogue. Raises Refused."""

    def find() -> Proposal:
        with waiting.turn():
            bar = st.progress(0.0, "Reading the file")
            try:
                return propose_apart.propose(
                    store, file, data, lambda share, words: bar.progress(share, words)
                )
            finally:
                bar.empty()

    return found_once(_PROPOSAL, (dropped, file, sha256(data), len(store.entries())), find)


def _download_refusal(refusal: Refused) -> None:
    st.download_button(
        "Download what has to be put right (CSV)",
        data=lambda: refusal_csv(refusal),
        file_name=f"{names.part_name(refusal.file)}_refused.csv",
        mime="text/csv",
        on_click="ignore",
        key="download-refusal",
    )


def _offered(store: Store, found: Proposal, dropped: str, officer: Officer | None) -> None:
    teams = [each.name for each in store.teams().teams]
    report = loading_report.proposal_report(found, store.catalogue(), teams)
    show(render("load_offered", report=report))
    if not report.sets_up or report.changes.total:
        show(changes_screen.table(report.changes))
    show(render("load_asked", asked=report.asked))
    if officer is None:
        st.warning("Give your name and role above; then this file can be loaded.")
    if report.targets:
        st.info(plain(report.targets))
        if officer is not None:
            _offer_targets(store, found, officer, dropped)
    looked = True
    if report.may_name:
        show(render("load_may_name", comments=report.may_name))
        looked = st.checkbox(
            "I have looked: none of these comments names a person", key=f"load-looked-{dropped}"
        )
    pressed = st.button(
        f"Load {plain(found.file)}",
        type="primary",
        disabled=officer is None or not looked,
        key="load-agree",
    )
    if pressed and officer is not None:
        _load(store, found, officer)
    elif found.accepted.read_as:
        mapping.offer(store, found.file, found.data, dropped, officer, mapping.ANEW)


def _offer_targets(store: Store, found: Proposal, officer: Officer, dropped: str) -> None:
    """Sets the targets that stand in the file, so that what is loaded next is rated against them."""
    if not st.button("Set these targets", key=f"load-targets-{dropped}"):
        return
    beside = found.accepted.targets_beside
    try:
        with waiting.turn():
            set_targets(store, officer, found.entries, found.file, beside)
    except (Refused, *machine.TOLD) as fault:
        st.error(plain(f"The targets were not set: {machine.words(fault)}"))
        return
    forget(_PROPOSAL)
    st.rerun()


def _load(store: Store, found: Proposal, officer: Officer) -> None:
    try:
        with waiting.turn():
            bar = st.progress(0.0, "Recording the file and its rows")
            try:
                loaded = proposal.agree(
                    store, officer, found, lambda share, words: bar.progress(share, words)
                )
            finally:
                bar.empty()
    except MovedOnError:
        forget(_PROPOSAL)
        st.error(
            "Somebody else recorded something meanwhile, so nothing of this file was loaded. "
            "Press again after looking at what it would change now."
        )
        return
    except (NotRecordedError, DamagedError, CatalogueError) as fault:
        st.error(plain(f"Nothing of this file was loaded. {machine.words(fault)}"))
        return
    except NotBuiltError as fault:
        # It is loaded: only what comes after it failed, which the next run offers to make good.
        st.session_state[_WARNED] = plain(f"{found.file}: {machine.words(fault)}")
    except (OSError, EngineError) as fault:
        st.error(_not_loaded(store, found, fault))
        return
    else:
        st.session_state[_SAID] = _done(
            loaded.entry, published=publication.latest(store.entries()) is not None
        )
    st.session_state[_DROPPED] += 1
    forget(_PROPOSAL)
    st.rerun()


def _done(entry: Entry, *, published: bool) -> str:
    return (
        f"{plain(loads.loaded(entry).file)} was loaded as entry {entry.number}. It is in the draft; "
        f"members {'go on seeing what was published last' if published else 'see nothing until it is published'}."
    )


def _not_loaded(store: Store, found: Proposal, fault: Exception) -> str:
    """That the machine would not take a file, and what stands: looked up, since it may have recorded it first."""
    entries = store.entries()
    if recorded := loaded_already(store, entries, found.data):
        return (
            f"{plain(found.file)} is recorded as entry {recorded.number}. The machine then said: "
            f"{plain(machine.words(fault))}"
        )
    there = any(in_force.of_figures(entries))
    kept = "What was loaded before stands as it was." if there else "Nothing was loaded."
    return f"The machine could not write it: {plain(machine.words(fault))} Nothing of this file was loaded. {kept}"
