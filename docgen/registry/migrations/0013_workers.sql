CREATE TABLE workers (
    name TEXT NOT NULL PRIMARY KEY,
    seen_at TEXT NOT NULL
);
