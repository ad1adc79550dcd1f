CREATE TABLE presences (
    id INTEGER NOT NULL PRIMARY KEY,
    case_ref INTEGER NOT NULL REFERENCES cases (id),
    officer TEXT NOT NULL,
    starts_at TEXT NOT NULL,
    ends_at TEXT NOT NULL,
    place TEXT NOT NULL,
    title TEXT NOT NULL
);

CREATE INDEX ix_presences_case ON presences (case_ref);

CREATE INDEX ix_presences_officer ON presences (officer, starts_at);

CREATE TABLE reasons (
    case_ref INTEGER NOT NULL REFERENCES cases (id),
    mark TEXT NOT NULL,
    content TEXT NOT NULL,
    CONSTRAINT pk_reasons PRIMARY KEY (case_ref, mark)
);

CREATE INDEX ix_reasons_mark ON reasons (mark);
