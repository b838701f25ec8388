-- How many a class session has room for, or null where nobody has said.
ALTER TABLE "class_session" ADD COLUMN     "seats" INTEGER;

ALTER TABLE class_session ADD CONSTRAINT class_session_seats CHECK (seats BETWEEN 1 AND 500);
