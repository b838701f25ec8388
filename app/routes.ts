import { index, route, type RouteConfig } from '@remix-run/route-config'

/** Every address and the file that answers it; app/paths.ts builds the links. Guards: tests/architecture/guards.test.ts. */
export default [
  index('routes/home.tsx'),

  // Signing in and the own account
  route('login', 'routes/login.tsx'),
  route('login/second-factor', 'routes/second-factor.tsx'),
  route('logout', 'routes/logout.ts'),
  route('language', 'routes/language.ts'),
  route('account', 'routes/account.tsx'),
  route('account/password', 'routes/account-password.tsx'),
  route('account/second-factor', 'routes/account-second-factor.tsx'),

  // Open to everybody
  route('verify/:code?', 'routes/verify.tsx'),
  route('guide', 'routes/guide.tsx'),
  route('accessibility', 'routes/accessibility.tsx'),
  route('privacy', 'routes/privacy.tsx'),
  route('glossary', 'routes/glossary.tsx'),

  // Learning
  route('courses', 'routes/courses.tsx'),
  route('courses/:code', 'routes/course.tsx'),
  route('courses/:code/enrol', 'routes/course-enrol.ts'),
  route('courses/:code/lessons/:number', 'routes/lesson.tsx'),
  route('courses/:code/lessons/:number/progress', 'routes/lesson-progress.ts'),
  route('course-files/:hash/:name', 'routes/course-file.ts'),
  route('record', 'routes/record.tsx'),
  route('record/enrol', 'routes/record-enrol.ts'),

  // Practice and the day's review
  route('courses/:code/practice', 'routes/practice-start.tsx'),
  route('practice/:id', 'routes/practice-result.tsx'),
  route('practice/:id/:ordinal', 'routes/practice-question.tsx'),
  route('review', 'routes/review.ts'),

  // The final test
  route('courses/:code/test', 'routes/test-start.tsx'),
  route('attempts/:id/questions/:ordinal', 'routes/attempt-question.tsx'),
  route('attempts/:id/answers', 'routes/attempt-answers.ts'),
  route('attempts/:id/holder', 'routes/attempt-holder.ts'),
  route('attempts/:id/events', 'routes/attempt-events.ts'),
  route('attempts/:id/review', 'routes/attempt-review.tsx'),
  route('attempts/:id/result', 'routes/attempt-result.tsx'),
  route('certificates', 'routes/certificates.tsx'),
  route('certificates/:id', 'routes/certificate.tsx'),
  route('certificates/:id/revoke', 'routes/certificate-revoke.tsx'),
  route('certificates/:id/pdf', 'routes/certificate-pdf.ts'),

  // HR and heads of units
  route('compliance', 'routes/compliance.tsx'),
  route('compliance/units/:unitId', 'routes/compliance-unit.tsx'),
  route('compliance/officers', 'routes/compliance-officers.tsx'),
  route('compliance/officers/:officerId', 'routes/compliance-officer.tsx'),
  route('compliance/certificates', 'routes/certificates-to-review.tsx'),
  route('compliance/export', 'routes/compliance-export.ts'),
  route('compliance/officers/:officerId/enrol', 'routes/officer-enrol.ts'),
  route('compliance/units/:unitId/plan', 'routes/unit-plan.tsx'),
  route('compliance/units/:unitId/plan/people', 'routes/unit-plan-people.tsx'),
  route('compliance/units/:unitId/plan/export', 'routes/unit-plan-export.ts'),

  route('compliance/officers/:officerId/facts/new/:what?', 'routes/officer-fact-new.tsx'),
  route('compliance/officers/:officerId/facts/:what/:factId/withdraw', 'routes/officer-fact-withdraw.tsx'),

  // Two times: as known on a day, and signed standing
  route('compliance/units/:unitId/known', 'routes/known-standing.tsx'),
  route('compliance/units/:unitId/known/export', 'routes/known-standing-export.ts'),
  route('compliance/units/:unitId/snapshots', 'routes/snapshots.tsx'),
  route('compliance/snapshots/:id', 'routes/snapshot.tsx'),

  // The reserve programme
  route('programme', 'routes/programme.tsx'),
  route('programme/members', 'routes/programme-members.tsx'),
  route('programme/members/new', 'routes/programme-select.tsx'),
  route('programme/members/:id', 'routes/programme-member.tsx'),
  route('programme/cohorts', 'routes/programme-cohorts.tsx'),
  route('programme/settings', 'routes/programme-settings.tsx'),
  route('programme/export', 'routes/programme-export.ts'),
  route('compliance/counting-rule', 'routes/counting-rule.tsx'),
  route('compliance/filters', 'routes/compliance-filters.tsx'),
  route('roster', 'routes/roster.tsx'),
  route('roster/template', 'routes/roster-template.ts'),
  route('roster/:id', 'routes/roster-import.tsx'),
  route('roster/:id/mapping', 'routes/roster-mapping.tsx'),
  route('roster/:id/refused', 'routes/roster-refused.ts'),
  route('roster/:id/undo', 'routes/roster-undo.tsx'),
  route('compliance/standards', 'routes/standards.tsx'),
  route('compliance/standards/framework', 'routes/framework.tsx'),
  route('compliance/standards/framework/export', 'routes/framework-export.ts'),
  route('compliance/standards/framework/import', 'routes/framework-import.tsx'),
  route('compliance/standards/framework/competencies/:code', 'routes/competency-edit.tsx'),
  route('compliance/standards/framework/drafts/new', 'routes/competency-new.tsx'),
  route('compliance/standards/framework/drafts/:code', 'routes/competency-draft.tsx'),
  route('compliance/standards/export', 'routes/standards-export.ts'),
  route('compliance/standards/import', 'routes/standards-import.tsx'),
  route('compliance/standards/positions/:code', 'routes/position-standard.tsx'),
  route('compliance/standards/positions/:code/draft', 'routes/standard-draft.tsx'),
  route('compliance/standards/positions/:code/publish', 'routes/standard-publish.tsx'),

  // Trainers
  route('trainer/courses', 'routes/trainer-courses.tsx'),
  route('trainer/courses/:code', 'routes/trainer-course.tsx'),
  route('trainer/courses/:code/lessons/:number', 'routes/trainer-lesson.tsx'),
  route('trainer/courses/:code/questions', 'routes/trainer-questions.tsx'),
  route('trainer/courses/:code/questions/new', 'routes/trainer-question-edit.tsx', { id: 'trainer-question-new' }),
  route('trainer/courses/:code/questions/:questionId/edit', 'routes/trainer-question-edit.tsx'),
  route('trainer/courses/:code/questions/export', 'routes/trainer-export-file.ts'),
  route('trainer/courses/:code/export', 'routes/trainer-export.tsx'),
  route('trainer/courses/:code/import', 'routes/trainer-import.tsx'),
  route('trainer/essays', 'routes/essays.tsx'),
  route('trainer/essays/:id/:ordinal', 'routes/essay.tsx'),
  route('trainer/courses/:code/statistics', 'routes/trainer-statistics.tsx'),
  route('trainer/courses/:code/statistics/export', 'routes/trainer-statistics-export.ts'),
  route('trainer/courses/:code/questions/:questionId/statistics', 'routes/trainer-question-statistics.tsx'),
  route('trainer/courses/:code/regrade', 'routes/trainer-regrade.tsx'),
  route('trainer/courses/:code/regrades', 'routes/trainer-regrades.tsx'),
  route('trainer/courses/:code/regrades/:id', 'routes/trainer-regrade-result.tsx'),
  route('trainer/courses/:code/test', 'routes/trainer-test.tsx'),
  route('trainer/sittings', 'routes/sittings.tsx'),
  route('trainer/sittings/new', 'routes/sitting-new.tsx'),
  route('trainer/sittings/:id', 'routes/sitting.tsx'),
  route('trainer/sittings/:id/edit', 'routes/sitting-edit.tsx'),
  route('trainer/accommodations', 'routes/accommodations.tsx'),
  route('trainer/attempts', 'routes/attempt-logs.tsx'),
  route('trainer/attempts/:id', 'routes/attempt-log.tsx'),
  route('trainer/content-check', 'routes/trainer-content-check.tsx'),

  // Operators
  route('admin/users', 'routes/users.tsx'),
  route('admin/users/new', 'routes/user-new.tsx'),
  route('admin/users/:id', 'routes/user.tsx'),
  route('admin/audit', 'routes/audit.tsx'),
  route('admin/audit/export', 'routes/audit-export.ts'),
  route('admin/system', 'routes/system.tsx'),

  // Assignments of courses, notifications, the monthly sheets of units
  route('assignments', 'routes/assignments.tsx'),
  route('assignments/new', 'routes/assignment-new.tsx'),
  route('assignments/:id', 'routes/assignment.tsx'),
  route('assignments/:id/export', 'routes/assignment-export.ts'),
  route('assignments/:id/extend', 'routes/assignment-extend.tsx'),
  route('assignments/:id/cancel', 'routes/assignment-cancel.tsx'),
  route('assignments/:id/exempt/:officerId', 'routes/assignment-exempt.tsx'),
  route('compliance/overdue', 'routes/overdue-members.tsx'),
  route('notifications', 'routes/notifications.tsx'),
  route('notifications/:id', 'routes/notification.ts'),
  route('compliance/sheets', 'routes/unit-sheets.tsx'),
  route('compliance/units/:unitId/sheet', 'routes/unit-sheet.tsx'),
  route('compliance/units/:unitId/sheet/sign', 'routes/unit-sheet-sign.tsx'),
  route('compliance/units/:unitId/sheet/:itemId', 'routes/unit-sheet-item.tsx'),

  // Official reports, and files made in the background
  route('reports', 'routes/reports.tsx'),
  route('reports/export', 'routes/report-export.ts'),
  route('files', 'routes/files.tsx'),
  route('files/new', 'routes/file-new.tsx'),
  route('files/:id/download', 'routes/file-download.ts'),
  route('files/:id/delete', 'routes/file-delete.tsx'),

  // Reorganisations of units
  route('reorganisations', 'routes/reorganisations.tsx'),
  route('reorganisations/new', 'routes/reorganisation-new.tsx'),
  route('reorganisations/template', 'routes/reorganisation-template.ts'),
  route('reorganisations/:id', 'routes/reorganisation.tsx'),
  route('reorganisations/:id/edit', 'routes/reorganisation-edit.tsx'),
  route('reorganisations/:id/faulty', 'routes/reorganisation-faulty.ts'),
  route('reorganisations/:id/undo', 'routes/reorganisation-undo.tsx'),

  // Anything else: a page that says so, in the reader's language
  route('*', 'routes/not-found.tsx'),
] satisfies RouteConfig
