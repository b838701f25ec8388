-- A kept filter may be of a list of people: which page it opens.
ALTER TABLE "saved_filter" ADD COLUMN "page" TEXT NOT NULL DEFAULT 'overview';
ALTER TABLE saved_filter ADD CONSTRAINT saved_filter_page CHECK (page IN ('overview', 'officers'));
