"""Files to take along: made, and written to the audit log, at the moment somebody asks for them."""

from collections.abc import Callable
from functools import partial

import streamlit as st
from sqlalchemy.orm import Session

from domain.clock import today
from reports.compliance.frame import Wording
from reports.sheet import Sheet, as_csv, as_xlsx
from review_ui.i18n import language, t, worded
from store.session import transaction

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show_export(name: str, make: Callable[[Session, Wording], Sheet]) -> None:
    """Offer what `make` gives as CSV and XLSX, named `baken-NAME-DATE`.

    `make` runs when the person downloads, outside their page: it gets the words, and logs the export.
    """
    word = partial(worded, language())
    with st.container(horizontal=True, horizontal_alignment="right"):
        for form, mime, write in (("csv", "text/csv", as_csv), ("xlsx", XLSX, as_xlsx)):
            st.download_button(
                form.upper(),
                partial(_made, make, word, write),
                file_name=f"baken-{name}-{today().isoformat()}.{form}",
                mime=mime,
                key=f"export-{name}-{form}",
                on_click="ignore",
                icon=":material/download:",
                help=t("export.button", form=form.upper()),
            )


def _made(make: Callable[[Session, Wording], Sheet], word: Wording, write: Callable[[Sheet], bytes]) -> bytes:
    with transaction() as session:
        sheet = make(session, word)
    return write(sheet)
