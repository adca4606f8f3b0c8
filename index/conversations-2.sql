-- What readers say of an answer, once each; it goes with the conversation. `quotation` is the number of that which is
-- meant, `line` what they add in their own words.
CREATE TABLE feedback (
    turn TEXT NOT NULL REFERENCES turns (id) ON DELETE CASCADE,
    giver TEXT NOT NULL,
    given TEXT NOT NULL,
    verdict TEXT NOT NULL,
    quotation INTEGER,
    line TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (turn, giver)
) STRICT;
CREATE INDEX feedback_by_time ON feedback (given);
