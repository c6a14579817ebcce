/**
 * The definitions that the working group's assertions refer to (`annotations.json`, `bodyTarget.json`, …), written
 * here from the Recommendation: https://www.w3.org/TR/annotation-model/ . The group's own files of definitions are not
 * among the assertions at hand. Bodies and targets occur on three levels: themselves, the `source` of a specific
 * resource, and the `items` of a choice or set.
 */
type Schema = Record<string, unknown>
type Definitions = Record<string, Schema>

const uri: Schema = { type: 'string', format: 'uri' }
const single: Schema = { type: 'string' }
const anything: Schema = {}
const object = (more: Schema): Schema => ({ type: 'object', ...more })
const key = (name: string, value: Schema = anything): Schema =>
  object({ required: [name], properties: { [name]: value } })
const absent = (name: string): Schema => object({ not: { required: [name] } })
const optional = (name: string, value: Schema): Schema => object({ properties: { [name]: value } })
const all = (...allOf: Schema[]): Schema => ({ allOf })
const either = (...anyOf: Schema[]): Schema => ({ anyOf })
const not = (schema: Schema): Schema => ({ not: schema })
const oneOrMore = (schema: Schema): Schema => either(schema, { type: 'array', minItems: 1, items: schema })
const someOf = (schema: Schema): Schema => ({ type: 'array', minItems: 1, not: { items: { not: schema } } })
const oneOf = (values: string[]): Schema => ({ enum: values })
const typed = (...names: string[]): Schema => key('type', either(oneOf(names), someOf(oneOf(names))))

const atSource = (schema: Schema): Schema => key('source', schema)
const atItem = (schema: Schema): Schema => key('items', someOf(schema))
/** A source, when it is an object and not an IRI alone, is held to the schema. */
const sourceHeldTo = (schema: Schema): Schema => object({ properties: { source: either(uri, schema) } })

const capital = (name: string) => name.slice(0, 1).toUpperCase() + name.slice(1)

/** `formatPropertyFound`, `sourceFormatPropertyFound`, `itemFormatPropertyFound`. */
const onThreeLevels = (name: string, schema: Schema): Definitions => ({
  [name]: schema,
  [`source${capital(name)}`]: atSource(schema),
  [`item${capital(name)}`]: atItem(schema),
})

// 3.2.7: a choice or set is told by its type.
const choiceOrSet = typed('Choice', 'Composite', 'List', 'Independents', 'Set')
const listed = key('items', { type: 'array', minItems: 1 })
// 4: a specific resource has a source or says so.
const specificResource = either(key('source'), typed('SpecificResource'))
// 3.2.4: an embedded textual body carries its words or says so.
const textual = all(either(key('value'), typed('TextualBody')), not(choiceOrSet), not(typed('SpecificResource')))
// 3.2.1: what is left and has an IRI stands for a resource of the Web.
const external = all(key('id', uri), not(specificResource), not(textual), not(choiceOrSet))

const textualBody = all(textual, key('value', single))
const wellFormedSpecific = all(key('source', either(uri, object({}))), not(choiceOrSet))

const selectorTypes = ['Fragment', 'Css', 'XPath', 'TextQuote', 'TextPosition', 'DataPosition', 'Svg', 'Range'].map(
  (name) => `${name}Selector`,
)
const stateTypes = ['TimeState', 'HttpRequestState']
const language = { type: 'string', pattern: '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$' }
const dateTime = { type: 'string', format: 'date-time' }
const motivation = oneOf(
  'assessing bookmarking classifying commenting describing editing highlighting identifying linking moderating questioning replying tagging'.split(
    ' ',
  ),
)
const agentValues: Record<string, Schema> = {
  Type: key('type', oneOrMore(oneOf(['Person', 'Organization', 'Software']))),
  Name: key('name', oneOrMore(single)),
  SingularName: key('name', single),
  SingularNickname: key('nickname', single),
  Email: key('email', oneOrMore({ type: 'string', pattern: '^mailto:' })),
  Email_sha1: key('email_sha1', oneOrMore({ type: 'string', pattern: '^[0-9a-f]{40}$' })),
  Homepage: key('homepage', oneOrMore(uri)),
}
const agentId = key('id', uri)

const id: Definitions = {
  stringUri: uri,
  arraySingleStringUri: uri,
  idValueFound: key('id', uri),
}

const contextIri = 'http://www.w3.org/ns/anno.jsonld'
const annotations: Definitions = {
  contextValueFound: oneOf([contextIri]),
  contextValueInArrayFound: someOf(oneOf([contextIri])),
  annotationTypeValueFound: typed('Annotation'),
  bodyValueFound: key('bodyValue', single),
  bodyValueValidIfPresent: optional('bodyValue', single),
  motivationPropertyFound: key('motivation', oneOrMore(motivation)),
  singleMotivationPropertyFound: key('motivation', motivation),
  stylesheetDetected: key('stylesheet', either(uri, object({}))),
}

const choiceSet: Definitions = {
  choiceDetected: all(typed('Choice'), listed),
  choiceSetWithValue: all(choiceOrSet, key('value')),
  choiceSetWithSource: all(choiceOrSet, key('source')),
  choiceSetWithPurpose: all(choiceOrSet, key('purpose')),
}

const direction = oneOf(['ltr', 'rtl', 'auto'])
const withoutId = all(typed('TextualBody'), absent('id'))
const bodyTarget: Definitions = {
  bodyResourcesFound: either(uri, external, textualBody, all(choiceOrSet, listed), wellFormedSpecific),
  targetResourcesFound: either(uri, external, all(choiceOrSet, listed), wellFormedSpecific),
  externalWebResourceDetected: external,
  ...onThreeLevels('ewrDetected', external),
  ...onThreeLevels('ewrWithItems', all(external, key('items'))),
  ...onThreeLevels('ewrWithPurpose', all(external, key('purpose'))),
  textualBodyFound: textualBody,
  itemETBDetected: atItem(textualBody),
  embeddedTextualBodyWithSource: all(textual, key('source')),
  itemETBWithSource: atItem(all(textual, key('source'))),
  embeddedTextualBodyWithItems: all(textual, key('items')),
  itemETBWithItems: atItem(all(textual, key('items'))),
  ...onThreeLevels('embeddedTextTypeIncludesTextualBody', all(textual, typed('TextualBody'))),
  ...onThreeLevels('embeddedTextTypeIncludesText', all(textual, typed('Text'))),
  ...onThreeLevels('embeddedTextTypeInclTextualBodyWithoutId', withoutId),
  ...onThreeLevels('formatPropertyFound', key('format', oneOrMore(single))),
  ...onThreeLevels('singleFormatPropertyFound', key('format', single)),
  ...onThreeLevels('languagePropertyFound', key('language', oneOrMore(language))),
  ...onThreeLevels('singleLanguagePropertyFound', key('language', language)),
  ...onThreeLevels('processingLanguagePropertyFound', key('processingLanguage', language)),
  ...onThreeLevels('textDirectionPropertyFound', key('textDirection', direction)),
  textDirectionValidIfPresent: optional('textDirection', direction),
  ...onThreeLevels('recognizedTypeFound', typed('Dataset', 'Image', 'Sound', 'Text', 'Video')),
}

const foundAndValid = (name: string, value: Schema): Definitions => ({
  ...onThreeLevels(`${name}PropertyFound`, key(name, value)),
  [`${name}ValidIfPresent`]: optional(name, value),
})
const agents: Definitions = Object.assign(
  onThreeLevels('creatorAgentWithIdFound', key('creator', either(agentId, someOf(agentId)))),
  ...Object.entries(agentValues).map(([name, value]) => ({
    [`agent${name}Found`]: value,
    ...onThreeLevels(`creatorAgentWith${name}Found`, key('creator', either(value, someOf(value)))),
  })),
) as Definitions
const otherProperties: Definitions = {
  ...foundAndValid('created', dateTime),
  ...foundAndValid('modified', dateTime),
  ...foundAndValid('generated', dateTime),
  ...foundAndValid('rights', oneOrMore(uri)),
  ...foundAndValid('canonical', uri),
  ...foundAndValid('via', oneOrMore(uri)),
  ...onThreeLevels('creatorPropertyFound', key('creator', oneOrMore(either(uri, object({}))))),
  ...onThreeLevels('singleCreatorPropertyFound', key('creator', either(uri, object({})))),
  ...onThreeLevels('generatorPropertyFound', key('generator', oneOrMore(either(uri, object({}))))),
  ...onThreeLevels('audiencePropertyFound', key('audience', oneOrMore(either(uri, object({}))))),
  ...onThreeLevels('accessibilityPropertyFound', key('accessibility', oneOrMore(single))),
  ...onThreeLevels('purposePropertyFound', key('purpose', oneOrMore(motivation))),
  ...agents,
}

const offsets = all(key('start', { type: 'integer', minimum: 0 }), key('end', { type: 'integer', minimum: 0 }))
const value = key('value', single)
const selectors: Record<string, Schema> = {
  fragmentSelector: value,
  cssSelector: value,
  xpathSelector: value,
  textQuoteSelector: key('exact', single),
  textPositionSelector: offsets,
  dataPositionSelector: offsets,
  svgSelector: either(value, key('id', uri)),
  rangeSelector: all(key('startSelector'), key('endSelector')),
}
const times = either(
  all(key('sourceDate', oneOrMore(dateTime)), absent('sourceDateStart'), absent('sourceDateEnd')),
  all(key('sourceDateStart', dateTime), key('sourceDateEnd', dateTime), absent('sourceDate')),
)
const states: Record<string, Schema> = { timeState: times, requestHeaderState: value }
const typeNames: Record<string, string> = { xpathSelector: 'XPathSelector', requestHeaderState: 'HttpRequestState' }

const selectorsAndStates: Definitions = Object.assign(
  {},
  ...Object.entries({ ...selectors, ...states }).map(([name, rule]) => {
    const type = typed(typeNames[name] ?? capital(name))
    return { [`${name}Detected`]: type, [`${name}TypeValidIfPresent`]: object(either(not(type), rule)) }
  }),
) as Definitions

const selector = key('type', oneOf(selectorTypes))
const state = key('type', oneOf(stateTypes))
const selectorDefined = optional('selector', oneOrMore(either(uri, selector)))
const stateDefined = optional('state', oneOrMore(either(uri, state)))
const refined = (value: Schema) => key('refinedBy', oneOrMore(either(uri, value)))
const refinedInTurn = either(absent('refinedBy'), refined(either(selector, state)))
const refinedDefined = all(
  optional('selector', oneOrMore(either(uri, refinedInTurn))),
  optional('state', oneOrMore(either(uri, refinedInTurn))),
)
const refinedFound = either(
  key('selector', either(refined(anything), someOf(refined(anything)))),
  key('state', either(refined(anything), someOf(refined(anything)))),
)
const eachItem = (schema: Schema) => optional('items', { type: 'array', minItems: 1, items: either(uri, schema) })
const styled = key('styleClass', oneOrMore(single))
const rendered = key('renderedVia', oneOrMore(either(uri, object({}))))

const specificResources: Definitions = {
  ...selectorsAndStates,
  // The name as the assertions spell it.
  specificeResourceDetected: specificResource,
  itemSpecificResourceDetected: atItem(specificResource),
  specificResourceWithValue: all(specificResource, key('value')),
  itemSRWithValue: atItem(all(specificResource, key('value'))),
  specificResourceWithItems: all(specificResource, key('items')),
  itemSRWithItems: atItem(all(specificResource, key('items'))),
  sourceWithTextDirection: sourceHeldTo(optional('textDirection', direction)),
  sourceWithCreated: sourceHeldTo(optional('created', dateTime)),
  sourceWithModified: sourceHeldTo(optional('modified', dateTime)),
  sourceWithRights: sourceHeldTo(optional('rights', oneOrMore(uri))),
  sourceWithCanonical: sourceHeldTo(optional('canonical', uri)),
  sourceWithVia: sourceHeldTo(optional('via', oneOrMore(uri))),
  selectorDetected: selector,
  selectorDefined,
  itemSelectorValidIfPresent: eachItem(selectorDefined),
  stateDetected: state,
  stateDefined,
  itemStateValidIfPresent: eachItem(stateDefined),
  checkForRefinedBy: refinedDefined,
  itemRefinedByValidIfPresent: eachItem(refinedDefined),
  refinedByDetected: refinedFound,
  conformsToPropertyFound: all(typed('FragmentSelector'), key('conformsTo', uri)),
  prefixPropertyFound: all(typed('TextQuoteSelector'), key('prefix', single)),
  suffixPropertyFound: all(typed('TextQuoteSelector'), key('suffix', single)),
  cachedPropertyFound: all(typed('TimeState'), key('cached', uri)),
  styleClassDetected: styled,
  itemStyleClassPropertyDetected: atItem(styled),
  renderedViaDetected: rendered,
  itemRenderedViaPropertyDetected: atItem(rendered),
  scopeDetected: key('scope', oneOrMore(uri)),
}

/** One document a file of definitions, under the name that the assertions give it. */
export const definitionFiles = Object.entries({
  id,
  annotations,
  choiceSet,
  bodyTarget,
  otherProperties,
  specificResource: specificResources,
}).map(([name, definitions]) => ({
  $schema: 'http://json-schema.org/draft-04/schema#',
  id: `${name}.json`,
  definitions,
}))
