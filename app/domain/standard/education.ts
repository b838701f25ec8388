/**
 * Levels of schooling in their order. A standard asks for one of them "or higher" (trở lên).
 * Source: positions.md §1–§2 (Luật Giáo dục: trung học, trung cấp, cao đẳng, đại học, sau đại học).
 */
export const educations = ['trung_hoc', 'trung_cap', 'cao_dang', 'dai_hoc', 'sau_dai_hoc'] as const
export type Education = (typeof educations)[number]

/** The place of a level in the order, 0 (trung học) to 4 (sau đại học). Total. */
export function educationRank(education: Education): number {
  return educations.indexOf(education)
}

/** Whether someone who has `have` also has what is asked for ("`need` or higher"). Total. */
export function educationReaches(have: Education, need: Education): boolean {
  return educationRank(have) >= educationRank(need)
}
