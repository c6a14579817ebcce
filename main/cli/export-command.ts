import { resolve } from 'node:path'
import { policies, type Policy } from '#contract/aggregate.ts'
import type { ArgsOf, PathCalls } from '#contract/calls.ts'
import type { ExportPreview } from '#contract/exports.ts'
import { referenceStyles } from '#contract/references.ts'
import type { Print } from './commands.ts'
import type { Parsed } from './parse-arguments.ts'
import { readBytes } from './read-file.ts'
import type { Session } from './session.ts'
import { tabs } from './terminal.ts'

type Asked = ArgsOf<PathCalls['exportTo']>
type Redact = NonNullable<NonNullable<Asked['options']>['redact']>

export function wrongExport(args: Parsed): string | null {
  const format = args.text('format')
  if (format === undefined) return 'export needs --format.'
  const policy = args.text('policy')
  if (policy !== undefined && !(policies as readonly string[]).includes(policy))
    return `--policy is one of ${policies.join(' ')}, not "${policy}".`
  return args.has('preview') || args.text('out') !== undefined ? null : 'export needs --out, or --preview.'
}

/** Writes an export, or with `--preview` says what it would hold. */
export async function exportOrPreview(session: Session, args: Parsed, print: Print): Promise<void> {
  const asked = {
    format: args.text('format') as Asked['format'],
    ...scopeIn(args),
    options: { ...optionsIn(args), ...(await referencesIn(args)) },
  }
  if (args.has('preview')) {
    const preview = await session.call('previewExport', asked)
    return print(preview, previewLines(preview).join('\n'))
  }
  const report = await session.call('exportTo', { ...asked, path: resolve(args.text('out') ?? '') })
  const lost = report.notCarried.map((what) => `Not carried: ${what}`)
  await print(report, [...report.files.map((file) => tabs(file.path, file.bytes, file.title)), ...lost].join('\n'))
}

/** Several ids stand with commas between; what a query or a tag is called may hold commas. */
function scopeIn(args: Parsed): Pick<Asked, 'scope'> {
  const scope = args.text('scope')
  if (scope === undefined) return {}
  const ids = scope.split(',').map((id) => id.trim())
  const selected = ids.length > 1 && ids.every((id) => /^[a-z]+:[0-9a-f-]{36}$/.test(id))
  return { scope: (selected ? ids : scope) as NonNullable<Asked['scope']> }
}

function optionsIn(args: Parsed): NonNullable<Asked['options']> {
  const [redact, policy] = [args.text('redact'), args.text('policy')]
  return {
    ...(args.has('include-private') && { includePrivate: true }),
    ...(args.has('include-author') && { includeAuthor: true }),
    ...(args.has('without-history') && { history: false }),
    ...(policy !== undefined && { policy: policy as Policy }),
    ...(redact !== undefined && { redact: redactIn(redact) }),
  }
}

/** A style by its name or as a CSL file, and the language of references. */
async function referencesIn(args: Parsed): Promise<Pick<NonNullable<Asked['options']>, 'style' | 'language'>> {
  const [style, language] = [args.text('style'), args.text('language')]
  const named = referenceStyles.find((one) => one === style)
  return {
    ...(language !== undefined && { language }),
    ...(style !== undefined && { style: named ?? { xml: (await readBytes(style)).toString('utf8') } }),
  }
}

/** `actor:…=Witness 1,actor:…` */
function redactIn(text: string): Redact {
  return text.split(/,(?=\s*actor:)/).map((part) => {
    const [actorId = '', ...as] = part.trim().split('=')
    const pseudonym = as.join('=').trim()
    return { actorId, ...(pseudonym !== '' && { as: pseudonym }) } as Redact[number]
  })
}

function previewLines(preview: ExportPreview): string[] {
  const { title, counts, names, named, begins, parts, notCarried, recognisable } = preview
  return [
    title,
    ...(parts === undefined ? [] : [`In ${parts} documents, in a folder of their own.`]),
    ...counts.map(({ kind, count }) => tabs(kind, count)),
    ...names.map((one) => tabs(one.id, one.title)),
    ...(named > names.length ? [`… ${named - names.length} more`] : []),
    ...(begins ? [`${begins.file}:`, begins.text] : []),
    ...notCarried.map((what) => `Not carried: ${what}`),
    ...recognisable.map((what) => `Recognisable: ${what}`),
  ]
}
