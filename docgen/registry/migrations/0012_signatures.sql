CREATE TABLE drawn_signatures (
    id TEXT NOT NULL PRIMARY KEY,
    case_ref INTEGER NOT NULL REFERENCES cases (id),
    paper_id TEXT NOT NULL,
    pdf_sha256 TEXT NOT NULL,
    signer TEXT NOT NULL,
    strokes_sha256 TEXT NOT NULL,
    record TEXT NOT NULL,
    record_sha256 TEXT NOT NULL,
    signed_at TEXT NOT NULL,
    taken_by TEXT NOT NULL,
    CONSTRAINT uq_drawn_signatures_strokes UNIQUE (strokes_sha256)
);

CREATE INDEX ix_drawn_signatures_paper ON drawn_signatures (case_ref, paper_id);

CREATE TABLE scans (
    id TEXT NOT NULL PRIMARY KEY,
    agency TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    name TEXT NOT NULL,
    pages INTEGER NOT NULL,
    case_id TEXT,
    paper_id TEXT,
    problem TEXT,
    state TEXT NOT NULL,
    sent_at TEXT NOT NULL,
    sent_by TEXT NOT NULL,
    ended_at TEXT,
    ended_by TEXT,
    CONSTRAINT ck_scans_state CHECK (state IN ('waiting', 'recorded', 'dropped'))
);

CREATE INDEX ix_scans_agency ON scans (agency, state);
