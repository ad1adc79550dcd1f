CREATE TABLE reviews (
    id TEXT NOT NULL PRIMARY KEY,
    case_ref INTEGER NOT NULL REFERENCES cases (id),
    version INTEGER NOT NULL,
    stage TEXT NOT NULL,
    state TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    decided_by TEXT,
    decided_at TEXT,
    note TEXT NOT NULL,
    CONSTRAINT ck_reviews_stage CHECK (stage IN ('issue', 'seal')),
    CONSTRAINT ck_reviews_state CHECK (state IN ('asked', 'approved', 'returned', 'withdrawn'))
);

CREATE INDEX ix_reviews_case ON reviews (case_ref);

CREATE INDEX ix_reviews_state ON reviews (state, asked_at);

CREATE TABLE remarks (
    id TEXT NOT NULL PRIMARY KEY,
    review TEXT NOT NULL REFERENCES reviews (id),
    pointer TEXT NOT NULL,
    text TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    settled_by TEXT,
    settled_at TEXT
);

CREATE INDEX ix_remarks_review ON remarks (review);
