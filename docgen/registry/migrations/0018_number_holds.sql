CREATE TABLE number_holds (
    since TEXT NOT NULL PRIMARY KEY
);
