CREATE TABLE case_versions (
    case_ref INTEGER NOT NULL REFERENCES cases (id),
    version INTEGER NOT NULL,
    revision_ref INTEGER NOT NULL REFERENCES revisions (id),
    saved_at TEXT NOT NULL,
    saved_by TEXT NOT NULL,
    PRIMARY KEY (case_ref, version)
);

CREATE TABLE drafts (
    id TEXT NOT NULL PRIMARY KEY,
    agency TEXT NOT NULL,
    case_id TEXT,
    title TEXT NOT NULL,
    version INTEGER NOT NULL,
    opened_at TEXT NOT NULL,
    opened_by TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    closed_at TEXT
);

CREATE INDEX ix_drafts_agency ON drafts (agency, saved_at);

CREATE TABLE draft_versions (
    draft TEXT NOT NULL REFERENCES drafts (id),
    version INTEGER NOT NULL,
    content BLOB NOT NULL,
    saved_at TEXT NOT NULL,
    saved_by TEXT NOT NULL,
    PRIMARY KEY (draft, version)
);

CREATE TABLE files (
    id INTEGER NOT NULL PRIMARY KEY,
    agency TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    added_at TEXT NOT NULL,
    added_by TEXT NOT NULL,
    CONSTRAINT uq_files UNIQUE (agency, sha256)
);

CREATE TABLE uploads (
    id TEXT NOT NULL PRIMARY KEY,
    agency TEXT NOT NULL,
    size INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    received INTEGER NOT NULL,
    chunks INTEGER NOT NULL,
    file_ref INTEGER REFERENCES files (id),
    opened_at TEXT NOT NULL,
    opened_by TEXT NOT NULL,
    expires_at TEXT NOT NULL
);

CREATE TABLE chunks (
    upload TEXT NOT NULL REFERENCES uploads (id),
    place INTEGER NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (upload, place)
);

CREATE TABLE case_files (
    case_ref INTEGER NOT NULL REFERENCES cases (id),
    sha256 TEXT NOT NULL,
    PRIMARY KEY (case_ref, sha256)
);

CREATE INDEX ix_case_files_sha256 ON case_files (sha256);

CREATE TABLE jobs (
    id TEXT NOT NULL PRIMARY KEY,
    agency TEXT NOT NULL,
    kind TEXT NOT NULL,
    target TEXT NOT NULL,
    params TEXT NOT NULL,
    state TEXT NOT NULL,
    done INTEGER NOT NULL,
    total INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    most_attempts INTEGER NOT NULL,
    run_at TEXT NOT NULL,
    deadline TEXT NOT NULL,
    leased_until TEXT,
    leased_by TEXT,
    cancel_asked INTEGER NOT NULL,
    error TEXT,
    result TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    started_at TEXT,
    ended_at TEXT,
    correlation TEXT NOT NULL,
    CONSTRAINT ck_jobs_state CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled'))
);

CREATE INDEX ix_jobs_due ON jobs (state, run_at);

CREATE INDEX ix_jobs_agency ON jobs (agency, created_at);

CREATE TABLE job_files (
    job TEXT NOT NULL REFERENCES jobs (id),
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (job, name)
);

CREATE TABLE answers (
    actor TEXT NOT NULL,
    key TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    status INTEGER NOT NULL,
    headers TEXT NOT NULL,
    body BLOB NOT NULL,
    kept_at TEXT NOT NULL,
    PRIMARY KEY (actor, key)
);

CREATE INDEX ix_answers_kept_at ON answers (kept_at);

CREATE TABLE events (
    id TEXT NOT NULL PRIMARY KEY,
    agency TEXT NOT NULL,
    type TEXT NOT NULL,
    once TEXT,
    payload TEXT NOT NULL,
    happened_at TEXT NOT NULL,
    spread INTEGER NOT NULL,
    CONSTRAINT uq_events_once UNIQUE (once)
);

CREATE INDEX ix_events_agency ON events (agency, happened_at);

CREATE INDEX ix_events_spread ON events (spread);

CREATE TABLE webhooks (
    id TEXT NOT NULL PRIMARY KEY,
    agency TEXT NOT NULL,
    url TEXT NOT NULL,
    secret TEXT NOT NULL,
    types TEXT NOT NULL,
    state TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    CONSTRAINT ck_webhooks_state CHECK (state IN ('active', 'disabled', 'deleted'))
);

CREATE TABLE deliveries (
    id TEXT NOT NULL PRIMARY KEY,
    event TEXT NOT NULL REFERENCES events (id),
    webhook TEXT NOT NULL REFERENCES webhooks (id),
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    next_at TEXT NOT NULL,
    leased_until TEXT,
    last_status INTEGER,
    last_error TEXT,
    ended_at TEXT,
    CONSTRAINT uq_deliveries UNIQUE (event, webhook),
    CONSTRAINT ck_deliveries_state CHECK (state IN ('waiting', 'delivered', 'failed'))
);

CREATE INDEX ix_deliveries_due ON deliveries (state, next_at);

CREATE TABLE agencies (
    code TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    created_at TEXT NOT NULL
);

CREATE TABLE users (
    id TEXT NOT NULL PRIMARY KEY,
    agency TEXT NOT NULL REFERENCES agencies (code),
    login TEXT NOT NULL,
    name TEXT NOT NULL,
    password TEXT,
    subject TEXT,
    roles TEXT NOT NULL,
    state TEXT NOT NULL,
    created_at TEXT NOT NULL,
    password_set_at TEXT,
    CONSTRAINT uq_users_login UNIQUE (login),
    CONSTRAINT uq_users_subject UNIQUE (subject),
    CONSTRAINT ck_users_state CHECK (state IN ('active', 'disabled'))
);

CREATE TABLE api_keys (
    id TEXT NOT NULL PRIMARY KEY,
    agency TEXT NOT NULL REFERENCES agencies (code),
    name TEXT NOT NULL,
    digest TEXT NOT NULL,
    roles TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    revoked_at TEXT,
    last_used_at TEXT,
    CONSTRAINT uq_api_keys_digest UNIQUE (digest)
);

CREATE TABLE sessions (
    digest TEXT NOT NULL PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id),
    csrf TEXT NOT NULL,
    opened_at TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    address TEXT NOT NULL
);

CREATE INDEX ix_sessions_user ON sessions (user_id);

CREATE TABLE brakes (
    subject TEXT NOT NULL PRIMARY KEY,
    failures INTEGER NOT NULL,
    last_at TEXT NOT NULL,
    until TEXT
);

CREATE TABLE audit (
    place INTEGER NOT NULL PRIMARY KEY,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    agency TEXT NOT NULL,
    action TEXT NOT NULL,
    target TEXT NOT NULL,
    outcome TEXT NOT NULL,
    address TEXT NOT NULL,
    correlation TEXT NOT NULL,
    detail TEXT NOT NULL,
    previous TEXT NOT NULL,
    digest TEXT NOT NULL
);

CREATE INDEX ix_audit_target ON audit (agency, target);

INSERT INTO case_versions
SELECT case_ref, ROW_NUMBER() OVER (PARTITION BY case_ref ORDER BY id), id, recorded_at, 'registry'
FROM revisions;
