import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

type Violation = { id: string; impact: string | null; nodes: { target: unknown[]; failureSummary?: string }[] }
type Axe = { run: (context: unknown, options: unknown) => Promise<{ violations: Violation[] }> }

type Looking = {
  /** Where to look: everywhere unless told. */
  within?: string
  /** What only a theme can change. */
  coloursOnly?: boolean
}

/** What axe finds serious or critical, a line each. The inspector's world runs it: the page's own policy allows no script. */
export async function seriousProblems(page: Page, looking: Looking = {}): Promise<string[]> {
  const session = await page.context().newCDPSession(page)
  const evaluate = async (expression: string) =>
    session.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })
  await evaluate(axeSource)
  const { result } = await evaluate(`(${String(runAxe)})(${JSON.stringify(looking)})`)
  await session.detach()
  return result.value as string[]
}

/** Runs in the page. */
async function runAxe({ within, coloursOnly }: Looking): Promise<string[]> {
  const { axe } = window as unknown as { axe: Axe }
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
  const { violations } = await axe.run(within ?? document, {
    runOnly: coloursOnly ? ['color-contrast'] : tags,
    resultTypes: ['violations'],
  })
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(' ')}: ${(node.failureSummary ?? '').replace(/\s+/g, ' ')}`),
    )
}
