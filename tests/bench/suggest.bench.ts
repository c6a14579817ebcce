import { seedText } from '../../main/sample/seed-text.ts'
import { type Ratio, type Result } from './result.ts'
import { type GoldSet, gum, hasGold, masakha, pioner, re3d, uner, wikigold } from './suggest/gold.ts'
import { added, f1, halves, noScore, precision, recall, type Score } from './suggest/score.ts'
import { dateScores, dateValues } from './suggest/score-dates.ts'
import { figureScores, seedFigures } from './suggest/score-figures.ts'
import { knownNameScore, mucSlotRecall, newNameScores, ploverRecall } from './suggest/score-names.ts'

export const name = 'How right suggestions are, on texts others have marked'

const written = (score: Score) =>
  `P ${precision(score).toFixed(3)}  R ${recall(score).toFixed(3)}  F1 ${f1(score).toFixed(3)}  (${score.gold} in gold)`

export async function run(): Promise<Result> {
  if (!hasGold()) return { ratios: [], details: { 'not run': 'no gold texts here; set GOLD to their folder' } }
  const ratios: Ratio[] = []
  const details: Record<string, string | number> = {}
  const sets = [
    re3d(),
    wikigold(),
    gum(),
    uner(),
    pioner(),
    masakha('hau'),
    masakha('swa'),
    masakha('yor'),
    masakha('amh'),
  ]
  knownNames(sets, ratios, details)
  newNames(sets, ratios, details)
  await dates(sets, ratios, details)
  figures(ratios, details)
  return { ratios, details }
}

type Notes = Record<string, string | number>

function knownNames(sets: GoldSet[], ratios: Ratio[], details: Notes): void {
  let all = noScore()
  for (const set of sets) {
    const score = knownNameScore(set, set.documents)
    all = added(all, score)
    details[`known names, ${set.name}`] = written(score)
  }
  const slots = mucSlotRecall()
  details['known names, MUC-4 slots'] = `R ${recall(slots).toFixed(3)} (${slots.gold} in gold)`
  ratios.push({ what: 'known names, all sets, F1', value: f1(all), goal: { atLeast: 0.98 } })
}

/** Half of each set was looked at while the rules were written; the other half was not. */
function newNames(sets: GoldSet[], ratios: Ratio[], details: Notes): void {
  for (const set of sets.filter(({ language }) => language !== 'am')) {
    const { seen, held } = halves(set.documents)
    const scores = newNameScores(set, held)
    for (const [who, score] of Object.entries(scores))
      details[`new names, ${set.name}, held out, ${who}`] = written(score)
    details[`new names, ${set.name}, seen, own`] = written(newNameScores(set, seen)['own'] ?? noScore())
    const own = f1(scores['own'] ?? noScore())
    const best = Math.max(...Object.entries(scores).flatMap(([who, score]) => (who === 'own' ? [] : [f1(score)])))
    if (set.language === 'en')
      ratios.push({
        what: `new names, ${set.name}, held out: own F1 / best library`,
        value: own / best,
        goal: { atLeast: 1 },
      })
  }
  const records = ploverRecall()
  details['new names, PLOVER sources and targets touched'] = `R ${recall(records).toFixed(3)} (${records.gold} in gold)`
}

async function dates(sets: GoldSet[], ratios: Ratio[], details: Notes): Promise<void> {
  let own = noScore()
  for (const set of sets.filter((one) => one.name === 're3d' || one.name === 'GUM news')) {
    const scores = await dateScores(set.documents)
    own = added(own, scores['own'] ?? noScore())
    for (const [who, score] of Object.entries(scores)) details[`dates, ${set.name}, ${who}`] = written(score)
  }
  const values = await dateValues()
  details['dates, meaning right'] =
    `${values.right} of ${values.of}${values.wrong.length > 0 ? `; wrong: ${values.wrong.join('; ')}` : ''}`
  ratios.push({ what: 'dates, re3d and GUM, F1', value: f1(own), goal: { atLeast: 0.9 } })
  ratios.push({
    what: 'dates, meaning right of those read by hand',
    value: values.right / values.of,
    goal: { atLeast: 0.9 },
  })
}

function figures(ratios: Ratio[], details: Notes): void {
  let both = noScore()
  for (const half of ['held', 'seen'] as const) {
    const { own, numbersAlone, compromise, missed, wrong } = figureScores(half)
    both = added(both, numbersAlone)
    details[`figures, MUC-4, ${half}, own`] = written(own)
    details[`figures, MUC-4, ${half}, own, number and comparator alone`] = written(numbersAlone)
    details[`figures, MUC-4, ${half}, compromise and the nearest verb`] = written(compromise)
    details[`figures, MUC-4, ${half}, missed and false`] = `${missed.length} and ${wrong.length}`
    ratios.push({
      what: `figures, MUC-4, ${half}: number and comparator right, F1`,
      value: f1(numbersAlone),
      goal: { atLeast: 0.85 },
    })
  }
  const seed = seedFigures(seedText)
  details['figures, seed article, own'] = written(seed)
  ratios.push({
    what: 'figures, MUC-4, both halves: number and comparator right, F1',
    value: f1(both),
    goal: { atLeast: 0.85 },
  })
  ratios.push({ what: 'figures, seed article, F1', value: f1(seed), goal: { atLeast: 0.85 } })
}
