import { seedClaims } from './seed-claims.ts'
import { seedEvidence } from './seed-evidence.ts'
import { seedPassages } from './seed-passages.ts'
import { seedRelations } from './seed-relations.ts'
import { seedFileName, seedText } from './seed-text.ts'
import type { SampleArticle } from './sample-shapes.ts'

/** The article the sample is built around, fully coded. */
export const seedArticle: SampleArticle = {
  fileName: seedFileName,
  text: seedText,
  status: 'done',
  language: 'en',
  tags: ['Nagorno Karabakh'],
  passages: seedPassages,
  claims: seedClaims,
  relations: seedRelations,
  evidence: seedEvidence,
}
