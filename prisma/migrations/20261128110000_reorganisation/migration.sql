-- CreateTable
CREATE TABLE "reorganisation" (
    "id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "actor_name" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "basis_number" TEXT NOT NULL,
    "basis_date" DATE NOT NULL,
    "basis_issuer" TEXT NOT NULL,
    "review_state" TEXT NOT NULL,
    "effective_on" DATE NOT NULL,
    "file_name" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "state" TEXT NOT NULL,
    "fault" TEXT,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "mapping" JSONB,
    "plan" JSONB,
    "digest" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "planned_at" TIMESTAMPTZ(3),
    "confirmed_at" TIMESTAMPTZ(3),
    "confirmed_by_id" UUID,
    "confirmed_name" TEXT,
    "applied_at" TIMESTAMPTZ(3),
    "undone_at" TIMESTAMPTZ(3),
    "undone_by_id" UUID,
    "undone_name" TEXT,
    "undo_reason" TEXT,
    "worked_at" TIMESTAMPTZ(3),

    CONSTRAINT "reorganisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reorganisation_move" (
    "reorganisation_id" UUID NOT NULL,
    "posting_id" UUID NOT NULL,
    "officer_id" UUID NOT NULL,
    "from_unit_id" UUID NOT NULL,
    "to_unit_id" UUID,
    "written" UUID[],

    CONSTRAINT "reorganisation_move_pkey" PRIMARY KEY ("reorganisation_id","posting_id")
);

-- CreateIndex
CREATE INDEX "reorganisation_unit_id_created_at_idx" ON "reorganisation"("unit_id", "created_at");

-- CreateIndex
CREATE INDEX "reorganisation_state_idx" ON "reorganisation"("state");

-- CreateIndex
CREATE INDEX "reorganisation_move_reorganisation_id_officer_id_idx" ON "reorganisation_move"("reorganisation_id", "officer_id");

-- AddForeignKey
ALTER TABLE "reorganisation" ADD CONSTRAINT "reorganisation_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reorganisation" ADD CONSTRAINT "reorganisation_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reorganisation_move" ADD CONSTRAINT "reorganisation_move_reorganisation_id_fkey" FOREIGN KEY ("reorganisation_id") REFERENCES "reorganisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma cannot express. What is done has somebody who confirmed it, what is taken back has a reason.
ALTER TABLE reorganisation ADD CONSTRAINT reorganisation_state CHECK (state IN ('planning', 'planned', 'applying', 'applied', 'undoing', 'undone', 'failed')),
  ADD CONSTRAINT reorganisation_format CHECK (format IN ('xlsx', 'csv')),
  ADD CONSTRAINT reorganisation_review_state CHECK (review_state IN ('pending', 'sourced', 'reviewed')),
  ADD CONSTRAINT reorganisation_confirmed CHECK (applied_at IS NULL OR confirmed_name IS NOT NULL),
  ADD CONSTRAINT reorganisation_undone CHECK (undone_at IS NULL OR (undone_name IS NOT NULL AND length(undo_reason) > 0));
-- People whom no line takes, for the list of them.
CREATE INDEX reorganisation_move_unassigned ON reorganisation_move (reorganisation_id) WHERE to_unit_id IS NULL;
