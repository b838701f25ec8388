import { Ask } from './ask'
import { Callout } from './callout'
import { Card } from './card'
import { Check } from './check'
import { Compare } from './compare'
import { Right, Wrong } from './compare-item'
import { Day } from './day'
import { DayCount } from './day-count'
import { DecisionTree } from './decision-tree'
import { Dialogue } from './dialogue'
import { DoNow } from './do-now'
import { Download } from './download'
import { Figure } from './figure'
import { Flashcards } from './flashcards'
import { FormFacsimile } from './form-facsimile'
import { Field } from './form-field'
import { Heading } from './heading'
import { LegalBasis } from './legal-basis'
import { LessonTable } from './lesson-table'
import { Line } from './line'
import { Objectives } from './objectives'
import { Option } from './option'
import { ProcedureCard } from './procedure-card'
import { Step } from './step'
import { Steps } from './steps'
import { Summary } from './summary'
import { Term } from './term'
import { Video } from './video'
import { WorkedExample } from './worked-example'

/** The trainer's alphabet: what MDX may name, and what replaces the Markdown elements h2 and table. */
export const lessonComponents = {
  h2: Heading, table: LessonTable,
  Ask, Callout, Card, Check, Compare, Day, DayCount, DecisionTree, Dialogue, DoNow, Download, Field, Figure, Flashcards,
  FormFacsimile, LegalBasis, Line, Objectives, Option, ProcedureCard, Right, Step, Steps, Summary, Term, Video,
  WorkedExample, Wrong,
}
