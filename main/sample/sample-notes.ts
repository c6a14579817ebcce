import type { Handlers } from '#contract/calls.ts'
import { type CodedArticle, named, type Named } from './code-article.ts'
import { articleLink, heading, list, mention, noteState, paragraph, passageQuote, words } from './note-state.ts'

type Save = Handlers['saveNote']

/** Notes a researcher might keep beside the sample articles: with names, links and quotations that lead back. */
export async function writeNotes(save: Save, seed: CodedArticle, others: CodedArticle[], ids: Named): Promise<void> {
  await aboutCasualties(save, seed, ids)
  await aboutNames(save, seed, ids)
  await readingLog(save, seed, others, ids)
}

const at = (ids: Named, name: string) => mention(named(ids.entities, name), name)

function quoted(article: CodedArticle, exactWords: string) {
  const { id, exact } = article.passageOf(exactWords)
  return passageQuote({ passageId: id, articleId: article.id, exact, source: article.title })
}

async function aboutCasualties(save: Save, seed: CodedArticle, ids: Named): Promise<void> {
  await save({
    title: 'How many were killed and injured?',
    aboutId: named(ids.entities, 'Military operation in Nagorno Karabakh'),
    state: noteState(
      paragraph(
        words('Two counts stand side by side, from '),
        at(ids, 'RT'),
        words(' and from '),
        at(ids, 'Armenian sources'),
        words('.'),
      ),
      quoted(seed, 'At least seven civilians were killed and 35 others injured'),
      quoted(seed, 'according to Armenian sources, at least 27 people were killed and over 200 wounded'),
      heading('What follows'),
      list(
        [words('Killed: ', true), words('both can be true, because “civilians” are only some of the “people”.')],
        [words('Injured: ', true), words('35 and over 200 cannot both be true, if 35 is meant as exact.')],
      ),
      paragraph(words('Neither count says which side the dead were on. Look for a later source.')),
    ),
  })
}

async function aboutNames(save: Save, seed: CodedArticle, ids: Named): Promise<void> {
  await save({
    title: 'Names in use',
    aboutId: named(ids.entities, 'Nagorno Karabakh authorities'),
    state: noteState(
      paragraph(
        words('What the article calls the '),
        at(ids, 'Nagorno Karabakh authorities'),
        words(' changes from one paragraph to the next, and what '),
        at(ids, 'Azerbaijan'),
        words(' calls the '),
        at(ids, 'Military operation in Nagorno Karabakh'),
        words(' is a claim of its own.'),
      ),
      quoted(seed, 'separatist Armenian authorities'),
      quoted(seed, 'in what Azerbaijan called “local anti-terrorism measures,” RT reported'),
      paragraph(words('Every name is kept as an alias, with who uses it.')),
    ),
  })
}

async function readingLog(save: Save, seed: CodedArticle, others: CodedArticle[], ids: Named): Promise<void> {
  await save({
    title: 'Reading log',
    aboutId: seed.id,
    state: noteState(
      paragraph(words('Read and coded: '), articleLink(seed.id, seed.title)),
      heading('Written for the sample'),
      paragraph(
        words('These articles are invented. They show how counts of one event grow and disagree, and other scripts:'),
      ),
      list(...others.map((article) => [articleLink(article.id, article.title)])),
      paragraph(
        words('The count of the '),
        at(ids, 'Orinakavan Relief Committee'),
        words(' grows from article to article; only its latest is compared with that of the '),
        at(ids, 'Orinakavan district office'),
        words('. See '),
        at(ids, 'Displacement from Orinakavan'),
        words('.'),
      ),
    ),
  })
}
