CREATE TABLE cases (
    id INTEGER NOT NULL PRIMARY KEY,
    agency TEXT NOT NULL,
    case_id TEXT NOT NULL,
    opened_at TEXT NOT NULL,
    CONSTRAINT uq_cases UNIQUE (agency, case_id)
);

CREATE TABLE revisions (
    id INTEGER NOT NULL PRIMARY KEY,
    case_ref INTEGER NOT NULL REFERENCES cases (id),
    digest TEXT NOT NULL,
    content BLOB NOT NULL,
    recorded_at TEXT NOT NULL,
    CONSTRAINT uq_revisions UNIQUE (case_ref, digest)
);

CREATE TABLE counters (
    agency TEXT NOT NULL,
    kind TEXT NOT NULL,
    year INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (agency, kind, year)
);

CREATE TABLE numbers (
    id INTEGER NOT NULL PRIMARY KEY,
    agency TEXT NOT NULL,
    number TEXT NOT NULL,
    normal TEXT NOT NULL,
    kind TEXT NOT NULL,
    year INTEGER NOT NULL,
    seq INTEGER,
    case_ref INTEGER NOT NULL REFERENCES cases (id),
    holder TEXT NOT NULL,
    state TEXT NOT NULL,
    taken_at TEXT NOT NULL,
    CONSTRAINT ck_numbers_state CHECK (state IN ('used', 'voided')),
    CONSTRAINT uq_numbers UNIQUE (agency, normal)
);

CREATE INDEX ix_numbers_case ON numbers (case_ref);

CREATE TABLE papers (
    id INTEGER NOT NULL PRIMARY KEY,
    case_ref INTEGER NOT NULL REFERENCES cases (id),
    revision_ref INTEGER NOT NULL REFERENCES revisions (id),
    paper_id TEXT NOT NULL,
    type TEXT NOT NULL,
    title TEXT NOT NULL,
    number TEXT,
    date TEXT NOT NULL,
    inputs TEXT NOT NULL,
    pdf BLOB NOT NULL,
    docx BLOB NOT NULL,
    pdf_sha256 TEXT NOT NULL,
    docx_sha256 TEXT NOT NULL,
    page_texts TEXT NOT NULL,
    versions TEXT NOT NULL,
    substitutions TEXT NOT NULL,
    issued_at TEXT NOT NULL,
    state TEXT NOT NULL,
    voided_at TEXT,
    void_reason TEXT,
    CONSTRAINT ck_papers_state CHECK (state IN ('issued', 'voided'))
);

CREATE UNIQUE INDEX ux_papers_issued ON papers (case_ref, paper_id) WHERE state = 'issued';

CREATE TABLE dossiers (
    number TEXT NOT NULL PRIMARY KEY,
    case_ref INTEGER NOT NULL REFERENCES cases (id),
    taken_at TEXT NOT NULL,
    CONSTRAINT uq_dossiers_case UNIQUE (case_ref)
);

CREATE TABLE editions (
    dossier TEXT NOT NULL REFERENCES dossiers (number),
    edition INTEGER NOT NULL,
    content_digest TEXT NOT NULL,
    parts TEXT NOT NULL,
    sealed_at TEXT NOT NULL,
    PRIMARY KEY (dossier, edition)
);
