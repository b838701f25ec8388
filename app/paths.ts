/** Every URL of the site, one small function each. Fixed ones (operators rely on them): /login, /logout, /verify/:code, /healthz, /readyz, /metrics. */
const query = (values: Record<string, string | number | undefined | null>): string => {
  const pairs = Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== '')
  return pairs.length ? `?${pairs.map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`).join('&')}` : ''
}
const part = encodeURIComponent
type Query = Record<string, string | number | undefined | null>

export const paths = {
  home: () => '/',
  login: (redirectTo?: string) => `/login${query({ redirectTo })}`,
  secondFactor: (redirectTo?: string) => `/login/second-factor${query({ redirectTo })}`,
  logout: () => '/logout',
  language: () => '/language',
  account: () => '/account',
  changePassword: (redirectTo?: string) => `/account/password${query({ redirectTo })}`,
  secondFactorSetup: (redirectTo?: string) => `/account/second-factor${query({ redirectTo })}`,
  glossary: (code?: string) => `/glossary${code ? `#${part(code)}` : ''}`,
  guide: () => '/guide',
  accessibility: () => '/accessibility',
  privacy: () => '/privacy',

  courses: (values: Query = {}) => `/courses${query(values)}`,
  course: (code: string) => `/courses/${part(code)}`,
  enrol: (code: string) => `/courses/${part(code)}/enrol`,
  lesson: (code: string, number: string, section?: string) => `/courses/${part(code)}/lessons/${part(number)}${section ? `#${section}` : ''}`,
  lessonProgress: (code: string, number: string) => `/courses/${part(code)}/lessons/${part(number)}/progress`,
  lessonFile: (hash: string, name: string) => `/course-files/${hash}/${part(name)}`,
  test: (code: string) => `/courses/${part(code)}/test`,

  practiceStart: (code: string) => `/courses/${part(code)}/practice`,
  practiceQuestion: (id: string, ordinal: number, values: Query = {}) => `/practice/${id}/${ordinal}${query(values)}`,
  practiceResult: (id: string) => `/practice/${id}`,
  review: () => '/review',

  attempt: (id: string) => `/attempts/${id}`,
  attemptQuestion: (id: string, ordinal: number) => `/attempts/${id}/questions/${ordinal}`,
  attemptAnswers: (id: string) => `/attempts/${id}/answers`,
  attemptHolder: (id: string) => `/attempts/${id}/holder`,
  attemptEvents: (id: string) => `/attempts/${id}/events`,
  attemptReview: (id: string) => `/attempts/${id}/review`,
  attemptResult: (id: string) => `/attempts/${id}/result`,

  record: () => '/record',
  certificates: () => '/certificates',
  certificate: (id: string) => `/certificates/${id}`,
  certificateRevoke: (id: string) => `/certificates/${id}/revoke`,
  certificatePdf: (id: string) => `/certificates/${id}/pdf`,
  verify: (code?: string) => (code ? `/verify/${part(code)}` : '/verify'),

  compliance: (values: Query = {}) => `/compliance${query(values)}`,
  complianceUnit: (unitId: string, values: Query = {}) => `/compliance/units/${unitId}${query(values)}`,
  complianceOfficer: (officerId: string, values: Query = {}) => `/compliance/officers/${officerId}${query(values)}`,
  complianceOfficers: (values: Query = {}) => `/compliance/officers${query(values)}`,
  certificatesToReview: () => '/compliance/certificates',
  complianceExport: (values: Query) => `/compliance/export${query(values)}`,

  standards: () => '/compliance/standards',
  framework: () => '/compliance/standards/framework',
  standardsExport: () => '/compliance/standards/export',
  positionStandard: (code: string, values: Query = {}) => `/compliance/standards/positions/${part(code)}${query(values)}`,
  standardDraft: (code: string) => `/compliance/standards/positions/${part(code)}/draft`,
  standardPublish: (code: string, values: Query = {}) => `/compliance/standards/positions/${part(code)}/publish${query(values)}`,

  trainerCourses: () => '/trainer/courses',
  trainerCourse: (code: string) => `/trainer/courses/${part(code)}`,
  trainerLesson: (code: string, number: string) => `/trainer/courses/${part(code)}/lessons/${part(number)}`,
  trainerQuestions: (code: string, values: Query = {}) => `/trainer/courses/${part(code)}/questions${query(values)}`,
  essays: () => '/trainer/essays',
  essay: (attemptId: string, ordinal: number) => `/trainer/essays/${attemptId}/${ordinal}`,

  trainerStatistics: (code: string, values: Query = {}) => `/trainer/courses/${part(code)}/statistics${query(values)}`,
  trainerStatisticsExport: (code: string, values: Query) => `/trainer/courses/${part(code)}/statistics/export${query(values)}`,
  trainerQuestionStatistics: (code: string, questionId: string, values: Query = {}) => `/trainer/courses/${part(code)}/questions/${questionId}/statistics${query(values)}`,
  trainerRegrade: (code: string, values: Query = {}) => `/trainer/courses/${part(code)}/regrade${query(values)}`,
  trainerRegrades: (code: string) => `/trainer/courses/${part(code)}/regrades`,
  trainerRegradeResult: (code: string, id: string, values: Query = {}) => `/trainer/courses/${part(code)}/regrades/${id}${query(values)}`,
  sittings: (values: Query = {}) => `/trainer/sittings${query(values)}`,
  newSitting: () => '/trainer/sittings/new',
  sitting: (id: string, values: Query = {}) => `/trainer/sittings/${id}${query(values)}`,
  editSitting: (id: string) => `/trainer/sittings/${id}/edit`,
  accommodations: (values: Query = {}) => `/trainer/accommodations${query(values)}`,
  attemptLogs: (values: Query = {}) => `/trainer/attempts${query(values)}`,
  attemptLog: (id: string) => `/trainer/attempts/${id}`,

  trainerQuestionNew: (code: string, values: Query = {}) => `/trainer/courses/${part(code)}/questions/new${query(values)}`,
  trainerQuestionEdit: (code: string, questionCode: string, values: Query = {}) => `/trainer/courses/${part(code)}/questions/${part(questionCode)}/edit${query(values)}`,
  trainerImport: (code: string, values: Query = {}) => `/trainer/courses/${part(code)}/import${query(values)}`,
  trainerExport: (code: string, values: Query = {}) => `/trainer/courses/${part(code)}/export${query(values)}`,
  trainerExportFile: (code: string, format: string) => `/trainer/courses/${part(code)}/questions/export${query({ format })}`,
  trainerContentCheck: () => '/trainer/content-check',

  users: (values: Query = {}) => `/admin/users${query(values)}`,
  newUser: () => '/admin/users/new',
  user: (id: string) => `/admin/users/${id}`,
  audit: (values: Query = {}) => `/admin/audit${query(values)}`,
  auditExport: (values: Query = {}) => `/admin/audit/export${query(values)}`,
  system: () => '/admin/system',
}
