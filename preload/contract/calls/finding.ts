import { z } from 'zod'
import { shortText } from '../common.ts'
import type { GoTo, SearchAnswer } from '../views.ts'
import { call } from './parts.ts'

/** Calls that find documents by words. */
export const findingCalls = {
  search: call(
    z.strictObject({
      query: shortText,
      limit: z.number().int().min(1).max(1000).optional(),
      kinds: z.array(z.enum(['article', 'passage', 'note', 'actor', 'event', 'claim', 'tag'])).optional(),
    }),
  ).returns<SearchAnswer>(),
  goTo: call(z.strictObject({ query: shortText, limit: z.number().int().min(1).max(200).optional() })).returns<
    GoTo[]
  >(),
} as const
