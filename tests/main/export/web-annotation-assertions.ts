import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Ajv, { type ValidateFunction } from 'ajv-draft-04'
import { shared } from '../import/shared-data.ts'
import { definitionFiles } from './web-annotation-definitions.ts'

export type Assertion = { name: string; level: 'must' | 'should' | 'may'; holdsFor: ValidateFunction }

const formats = {
  uri: /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]*$/i,
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
}

/** Every assertion of the working group about an annotation; all expect to be valid. */
export function readAssertions(): Assertion[] {
  const folder = shared('c_web-annotation', 'schemas')
  const ajv = new Ajv({ strict: false, validateSchema: false, logger: false, formats })
  for (const file of definitionFiles) ajv.addSchema(file)
  return readdirSync(folder).map((name) => {
    const schema = JSON.parse(readFileSync(join(folder, name), 'utf8')) as {
      assertionType: Assertion['level']
      expectedResult: string
    }
    if (schema.expectedResult !== 'valid') throw new Error(`"${name}" expects "${schema.expectedResult}"`)
    // Several assertions carry the same id.
    return { name, level: schema.assertionType, holdsFor: ajv.compile({ ...schema, id: name }) }
  })
}

/** The working group's examples that are JSON at all (some of the incorrect ones are not), by file name. */
export function readExamples(kind: 'correct' | 'incorrect'): [name: string, annotation: unknown][] {
  const folder = shared('c_web-annotation', kind)
  return readdirSync(folder).flatMap((name): [string, unknown][] => {
    try {
      return [[name, JSON.parse(readFileSync(join(folder, name), 'utf8'))]]
    } catch {
      return []
    }
  })
}
