-- Whose work it is: set anew whenever a worker takes it up.
ALTER TABLE "roster_import" ADD COLUMN "claim" UUID;
ALTER TABLE "evidence_import" ADD COLUMN "claim" UUID;
ALTER TABLE "reorganisation" ADD COLUMN "claim" UUID;
