/** Every kind of fault that a content file can have. Each key has a sentence in app/messages/<language>/content.json. */
export const FAULT_KEYS = [
  // files
  'fileMissing', 'fileTooBig', 'fileNotUtf8', 'fileNotNfc', 'fileUnexpected', 'controlCharacter',
  // tables and YAML
  'csvUnreadable', 'csvColumns', 'csvEmptyCell', 'csvDuplicate', 'csvBadValue', 'yamlUnreadable', 'yamlAliases',
  'fieldMissing', 'fieldUnknown', 'fieldInvalid', 'duplicateId',
  // units, calendar, standards
  'unitParentMissing', 'unitParentLevel', 'unitNameTwice', 'unitMappingMissing', 'structureOrder',
  'calendarDateInvalid', 'competencyLevels', 'competencyName', 'positionMissing', 'standardVersions', 'procedureVersions',
  'standardEducation', 'standardHours', 'standardDocument', 'standardGrade', 'standardLevel', 'standardGrace', 'standardTransition',
  // legal basis and references
  'legalUnknown', 'legalDiffers', 'legalNotListed', 'legalUnused', 'objectiveUnknown', 'objectiveDiffers', 'termUnknown',
  'competencyUnknown', 'certificateUnknown', 'positionUnknown', 'procedureUnknown', 'procedureNotInForce', 'lessonMissing', 'lessonUnlisted',
  'lessonDiffers', 'courseFolder', 'questionCourse', 'stateTooHigh',
  // lesson: form
  'frontMatterMissing', 'frontMatterEngine', 'lessonTooBig', 'lessonTooDeep', 'lessonTooKnotty', 'lineTooLong', 'mdxUnreadable', 'tagNotClosed',
  'importOrExport', 'expression', 'spread', 'attributeExpression', 'rawHtml', 'nodeNotAllowed', 'tableNotAllowed', 'headingLevel',
  'linkRefused', 'linkEmpty',
  // lesson: components
  'componentUnknown', 'attributeUnknown', 'attributeMissing', 'attributeEmpty', 'attributeTwice', 'attributeValue', 'attributeBare',
  'attributePattern', 'attributeOneOf', 'childrenNone', 'childrenText', 'childrenOnly', 'childrenCount', 'parentWrong', 'notAtTop',
  'compareOrder', 'askUnknown', 'askUnreached', 'checkCorrect', 'lineWhyMissing', 'componentOnce', 'closingOrder', 'summaryList', 'doNowLong',
  // lesson: meaning
  'fileOfFigure', 'exampleIncomplete', 'exampleRefused', 'exampleDue', 'dayCountDiffers', 'dayCountAlone', 'checksTooFew', 'objectiveUnchecked',
  'lessonLength', 'lessonLengthBand', 'weekdayWrong', 'dateImpossible', 'whyLong',
  // figures and files
  'figureMarkup', 'figureElement', 'figureAttribute', 'figureLink', 'figureViewBox', 'figureNoTitle', 'figureSmallText', 'fileType', 'fileContent',
  // questions
  'kindUnknown', 'stemLong', 'feedbackLong', 'rightLongest', 'oneRight', 'fractionSum', 'fractionZero', 'floorInvalid',
  'dueDateRefused', 'dueDateAnswer', 'dueDateCount', 'dueDateRestart', 'answerFeedbackRight', 'answerFeedbackFew',
  'dossierNoFatal', 'dossierFatalVerdict', 'dossierWeights', 'casePartKind', 'casePartId', 'casePoints', 'essayWords',
  // texts of questions
  'imageNoAlt', 'tableTooWide', 'textTooLong', 'textNode', 'textComponent', 'textWords', 'textPlain',
  'starLevel', 'starNotInBlueprint',
  'textTwice', 'extraRightServes', 'rightsFew', 'acceptNone', 'acceptAll', 'numberUnread', 'gapTwice', 'gapUnknown', 'gapUnused', 'gapOptions', 'gapAccept',
  // wording, and banks and courses as a whole
  'tonePlacement', 'doubleSpace', 'dateForm', 'englishWord', 'termUnlinked', 'readingEase', 'bankLongest', 'bankPlace', 'objectiveUnasked', 'questionAlike',
  'pathTwice', 'pathCourse', 'pathTitle', 'pathCertificate',
  // course
  'blueprintTotal', 'blueprintLesson', 'blueprintStar', 'blueprintObjective', 'moduleLesson', 'bankShort', 'bankTotal',
  'testClosesEarly', 'shownNeverCloses', 'addressRange', 'fixedUnknown', 'fixedNoCell', 'fixedTooMany',
  // questions written and imported on the site: drafts, foreign formats, packages, pictures, what cannot be carried
  'draftCodeChanged', 'draftCodeCourse', 'draftCodeUsed', 'importFormat', 'importEmpty', 'importTooMany', 'importEncoding', 'importKind',
  'importNoStem', 'importNoAnswer', 'importAnswerLetter', 'importBrace', 'importGiftAnswer', 'importCount', 'importFraction', 'importAnyAnswer',
  'importNoNumber', 'importSeveralNumbers', 'importClozeKind', 'importNoGap', 'importGapAnswer', 'importNoInteraction', 'importNoResponse',
  'importMixture', 'importOrder', 'importMatch', 'importCodesOut', 'importTwice', 'importNoObjective', 'importNoLevel', 'importFeedbackExam',
  'importFeedback', 'xmlUnreadable', 'xmlDoctype', 'xmlTooDeep', 'xmlTooMany', 'zipUnreadable', 'zipPath', 'zipTooMany', 'zipTooBig',
  'pictureMissing', 'pictureKind', 'pictureTooBig', 'pictureRefused', 'lostTags', 'lostPoints', 'lostGeneral', 'lostPartial', 'lostFeedback',
  'lostWrongRange', 'lostCriteria', 'lostMarkup', 'lostCategory', 'lostDescription', 'lostGapWeights', 'lostGapCase', 'lostTolerance', 'lostHints',
  'lostUnits', 'lostTemplate', 'lostGrading', 'lostProcessing', 'lostAllOrNothing', 'lostKind', 'lostHint', 'lostPointsOut', 'lostPicture',
  'lostPictureFile', 'lostTerm', 'lostPairFeedback', 'lostIgnore', 'lostUnit', 'lostTolerancePercent', 'lostEssay', 'lostTrueFalseWords',
  'lostTrueFalseKind', 'lostAiken', 'lostByAnswer', 'lostWildcard', 'lostGapFeedback',
] as const

export type FaultKey = (typeof FAULT_KEYS)[number]
