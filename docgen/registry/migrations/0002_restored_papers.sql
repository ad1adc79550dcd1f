CREATE TABLE papers_restorable (
    id INTEGER NOT NULL PRIMARY KEY,
    case_ref INTEGER NOT NULL REFERENCES cases (id),
    revision_ref INTEGER REFERENCES revisions (id),
    paper_id TEXT NOT NULL,
    type TEXT NOT NULL,
    title TEXT NOT NULL,
    number TEXT,
    date TEXT NOT NULL,
    inputs TEXT NOT NULL,
    pdf BLOB,
    docx BLOB,
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

INSERT INTO papers_restorable
SELECT id, case_ref, revision_ref, paper_id, type, title, number, date, inputs, pdf, docx,
    pdf_sha256, docx_sha256, page_texts, versions, substitutions, issued_at, state, voided_at,
    void_reason
FROM papers;

DROP TABLE papers;

ALTER TABLE papers_restorable RENAME TO papers;

CREATE UNIQUE INDEX ux_papers_issued ON papers (case_ref, paper_id) WHERE state = 'issued';
