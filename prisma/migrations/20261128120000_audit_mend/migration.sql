-- How the final test of a course is arranged, set by trainers on the site. NULL means as each version of the course says.
-- AlterTable
ALTER TABLE "course" ADD COLUMN     "test_arrangement" JSONB;

ALTER TABLE course ADD CONSTRAINT course_test_arrangement CHECK (test_arrangement IS NULL OR jsonb_typeof(test_arrangement) = 'object');
