import { z } from 'zod'

/** The part of the W3C Web Annotation Data Model that is read, checked as far as its MUSTs go; the rest is kept. */
const annotationContext = 'http://www.w3.org/ns/anno.jsonld'

const iri = z.string().regex(/^[^\s<>"{}|\\^`]+$/, 'not an IRI')
const absoluteIri = iri.regex(/^[a-z][a-z0-9+.-]*:/i, 'not an IRI')
const instant = z.iso.datetime({ offset: true, error: 'not a date and time' })
const oneOrMore = <Schema extends z.ZodType>(schema: Schema) => z.union([schema, z.array(schema).min(1)])
const types = oneOrMore(z.string())

const has = (type: unknown, wanted: string) => type === wanted || (Array.isArray(type) && type.includes(wanted))

type SelectorShape = {
  type?: string | string[] | undefined
  exact?: string | undefined
  prefix?: string | undefined
  suffix?: string | undefined
  start?: number | undefined
  end?: number | undefined
  refinedBy?: SelectorShape | string | (SelectorShape | string)[] | undefined
}

const offset = z.number().int().nonnegative()

/** A RangeSelector of other programs gives `start` and `end` other shapes: only those of positions are checked. */
export const selector: z.ZodType<SelectorShape> = z.lazy(() =>
  z
    .looseObject({
      type: types.optional(),
      exact: z.string().optional(),
      prefix: z.string().optional(),
      suffix: z.string().optional(),
      refinedBy: oneOrMore(z.union([z.string(), selector])).optional(),
    })
    .refine((one) => !has(one.type, 'TextQuoteSelector') || one.exact !== undefined, 'a quote without its words')
    .refine(
      (one) =>
        !has(one.type, 'TextPositionSelector') ||
        (offset.safeParse(one['start']).success && offset.safeParse(one['end']).success),
      'a position without start and end',
    ),
)

const resource = z.looseObject({ id: iri.optional(), type: types.optional() })

const specificTarget = z
  .looseObject({
    id: iri.optional(),
    type: types.optional(),
    source: z.union([iri, resource]).optional(),
    selector: z.union([z.string(), selector, z.array(z.union([z.string(), selector]))]).optional(),
  })
  .refine((one) => !has(one.type, 'SpecificResource') || one.source !== undefined, 'a specific resource without source')

const body = z
  .looseObject({
    id: absoluteIri.optional(),
    type: types.optional(),
    value: z.string().optional(),
    purpose: types.optional(),
    language: types.optional(),
    format: types.optional(),
    source: z.union([iri, resource]).optional(),
    textDirection: z.enum(['ltr', 'rtl', 'auto']).optional(),
  })
  .refine((one) => !has(one.type, 'TextualBody') || one.value !== undefined, 'a textual body without value')

const agent = z.union([iri, z.looseObject({ name: types.optional() })])

const fields = {
  '@context': z.unknown().optional(),
  body: oneOrMore(z.union([iri, body])).optional(),
  bodyValue: z.string().optional(),
  target: oneOrMore(z.union([iri, specificTarget])),
  created: instant.optional(),
  modified: instant.optional(),
  generated: instant.optional(),
  creator: oneOrMore(agent).optional(),
  motivation: types.optional(),
  via: oneOrMore(absoluteIri).optional(),
  canonical: absoluteIri.optional(),
}

export const webAnnotation = z
  .looseObject({ ...fields, id: absoluteIri.optional(), type: types })
  .refine((one) => has(one.type, 'Annotation'), 'its type is not Annotation')
  .refine((one) => one.body === undefined || one.bodyValue === undefined, 'both body and bodyValue')
  .refine((one) => isContext(one['@context']), 'its @context is not that of Web Annotations')

/** A row of what Hypothesis exports: targets as in the standard, everything else in its own words. */
export const hypothesisRow = z.looseObject({
  id: z.string().optional(),
  uri: z.string().optional(),
  text: z.string().optional(),
  tags: z.array(z.string()).optional(),
  user: z.string().optional(),
  created: z.string().optional(),
  target: z.array(specificTarget).min(1),
})

export type WebAnnotation = z.infer<typeof webAnnotation>
export type HypothesisRow = z.infer<typeof hypothesisRow>
export type AnnotationBody = z.infer<typeof body>
export type AnnotationTarget = string | z.infer<typeof specificTarget>
export type Selector = SelectorShape

/** An item of a page has the page's context. */
function isContext(context: unknown): boolean {
  return context === undefined || has(context, annotationContext)
}

export { has as hasType }
