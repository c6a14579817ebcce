import type { Stance } from '#contract/claim.ts'

const set = (words: string) => words.split(' ')

/** Verbs of reported speech, by the stance they show. */
const verbs: Record<Stance, string[]> = {
  asserts: set(
    'said says saying told tells telling added adds stated states announced announces declared declares claimed claims claiming insisted insists noted notes explained explains warned warns confirmed confirms argued argues maintained maintains reiterated repeated repeats stressed stresses admitted admits acknowledged reported reports estimated estimates revealed alleged alleges affirmed asserted indicated recalled remarked concluded wrote writes tweeted posted testified disclosed believes believe promised vowed pledged suggested commented replied responded observed described',
  ),
  denies: set('denied denies denying rejected rejects rejecting refuted dismissed'),
  doubts: set('doubted doubts questioned questions'),
  demands: set('demanded demands demanding urged urges urging asked asks called calls calling appealed requested'),
  accuses: set('accused accuses accusing blamed blames blaming alleging'),
}

const stanceByVerb = new Map<string, Stance>()
for (const [stance, words] of Object.entries(verbs) as [Stance, string[]][])
  for (const word of words) stanceByVerb.set(word, stance)

export const stanceOfVerb = (verb: string): Stance | undefined => stanceByVerb.get(verb.toLowerCase())

export const speechVerbs = [...stanceByVerb.keys()]

/** Nouns that come before these words are no speakers: `the report said` names nobody, but tells who is quoted. */
export const media =
  /\b(?:agency|news|newspaper|daily|radio|television|TV|channel|press|media|Times|Post|Journal|Reuters|TASS|AFP|AP|Interfax|RIA|Xinhua|CNN|BBC|RT|Al[- ]Jazeera|dpa|DPA|EFE|ACAN)\b/
