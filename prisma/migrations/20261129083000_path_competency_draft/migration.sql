-- A competency being written, before it is published with the framework.
CREATE TABLE "competency_draft" (
    "code" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by" TEXT NOT NULL,

    CONSTRAINT "competency_draft_pkey" PRIMARY KEY ("code")
);

ALTER TABLE competency_draft ADD CONSTRAINT competency_draft_code CHECK (code ~ '^[A-Z][A-Z0-9-]{0,19}$'),
  ADD CONSTRAINT competency_draft_revision CHECK (revision > 0),
  ADD CONSTRAINT competency_draft_object CHECK (jsonb_typeof(content) = 'object' AND jsonb_typeof(content -> 'levels') = 'array');
