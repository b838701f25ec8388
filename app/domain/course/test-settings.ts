/**
 * How a final test is taken, beyond its blueprint: fixed questions, shuffling, opening hours, grace rule, navigation, where
 * it may be taken, what is shown after it and when, how far two markers may differ. Every key has the default that a
 * plain course needs. Source: issue "Assessment"; two attempts and seven days stand in course-definition.
 */
import { z } from 'zod'

/** A wall-clock minute in Hanoi, as course files write it: 2026-12-01T08:00. */
const minuteOrEmpty = z.string().regex(/^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})?$/)
/** 10.0.0.0/8 or 2001:db8::/32; a plain address is one machine. */
export const addressRangeSchema = z.string().regex(/^[0-9a-fA-F:.]{2,45}(\/\d{1,3})?$/)

export const SHOWN = ['nothing', 'marks', 'own', 'answers', 'explanations'] as const
/** nothing; marks; own: marks, and the own choice explained; answers: and what is right; explanations: and why. */
export type Shown = (typeof SHOWN)[number]

export const SHOWN_WHEN = ['ended', 'passed_or_round_over', 'closed'] as const

export const testSettings = {
  /** codes that are always in the test; each takes a place of its cell of the blueprint */
  fixed: z.array(z.string()).default([]),
  shuffleQuestions: z.boolean().default(true),
  shuffleOptions: z.boolean().default(true),
  opensAt: minuteOrEmpty.default(''),
  closesAt: minuteOrEmpty.default(''),
  /** what becomes of an attempt whose time ran out: handed in as saved, or abandoned with nothing earned */
  overdue: z.enum(['submit', 'abandon']).default('submit'),
  navigation: z.enum(['free', 'forward']).default('free'),
  /** anywhere, or only in a class session the officer is listed for */
  access: z.enum(['anywhere', 'class_session']).default('anywhere'),
  /** only from these addresses; empty = any */
  addresses: z.array(addressRangeSchema).default([]),
  shown: z
    .strictObject({
      /** after the end, until `when` */
      first: z.enum(SHOWN).default('own'),
      /** from `when` on */
      finally: z.enum(SHOWN).default('explanations'),
      when: z.enum(SHOWN_WHEN).default('passed_or_round_over'),
    })
    .default({ first: 'own', finally: 'explanations', when: 'passed_or_round_over' }),
  /** a third marker is asked when two marks of an essay differ by more than this part of the points */
  markersDiffer: z.number().min(0).max(1).default(0.2),
}

/** The settings alone, as one object. */
export type TestSettings = { readonly [Key in keyof typeof testSettings]: z.output<(typeof testSettings)[Key]> }

const settingsSchema = z.object(testSettings)

/** The settings out of a stored final test; what it does not say has its default. Throws when it is none (a bug). */
export function readTestSettings(stored: unknown): TestSettings {
  return settingsSchema.parse(stored)
}
