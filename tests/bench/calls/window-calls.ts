import type { ArgsOf, CallName, Calls } from '#contract/calls.ts'
import type { EntityId, Id } from '#contract/ids.ts'
import { coOccurrenceLevels } from '#contract/cross-reference.ts'
import { claimSorts } from '#contract/views.ts'

/** What the calls are about: found in the library itself before anything is measured. */
export type Subjects = {
  actors: EntityId[]
  events: EntityId[]
  articles: Id<'article'>[]
  passages: Id<'passage'>[]
  notes: Id<'note'>[]
  tags: Id<'tag'>[]
  mostLinkedActor: EntityId
  mostLinkedEvent: EntityId
  mostMarkedArticle: Id<'article'>
}

type Asked<Name extends CallName = CallName> = {
  [N in Name]: { name: string; call: N; args: (turn: number, subjects: Subjects) => ArgsOf<Calls[N]> }
}[Name]

function asked<N extends CallName>(
  name: string,
  call: N,
  args: (turn: number, subjects: Subjects) => ArgsOf<Calls[N]>,
) {
  return { name, call, args } as Asked
}

const at = <Item>(items: readonly Item[], turn: number): Item => items[turn % items.length] as Item
const actorAt = (actors: readonly EntityId[], turn: number) => at(actors, turn) as Id<'actor'>
const words = ['azer', 'ceasefire', 'bade', 'ki', 'armenia meanwhile', 'kivermen', 'x', 'stedeba', 'aliyev', 'radio']

/** What a page asks for before a person asks for more. */
const firstOf = { passages: 30, companions: 300 }

/** Every reading call that the window makes, with the arguments it makes them with; the turn changes what they are about. */
export const windowCalls: Asked[] = [
  asked('library info', 'libraryInfo', () => ({})),
  asked('undo state', 'undoState', () => ({})),
  ...(['publishedAt', 'title', 'outlet', 'createdAt', 'passages'] as const).map((sort) =>
    asked(`articles by ${sort}, a page`, 'listArticles', (turn) => ({
      sort,
      descending: turn % 2 === 0,
      offset: ((turn * 37) % 90) * 100,
      limit: 100,
    })),
  ),
  asked('articles, a word typed', 'listArticles', (turn) => ({
    sort: 'publishedAt',
    query: at(words, turn),
    offset: 0,
    limit: 100,
  })),
  asked('articles of a status', 'listArticles', (turn) => ({
    sort: 'title',
    status: at(['unread', 'reading', 'done'] as const, turn),
    offset: 0,
    limit: 100,
  })),
  asked('articles of a tag', 'listArticles', (turn, { tags }) => ({
    sort: 'createdAt',
    tagId: at(tags, turn),
    offset: 0,
    limit: 100,
  })),
  asked('article', 'getArticle', (turn, { articles }) => ({ id: at(articles, turn) })),
  asked('article with the most passages', 'getArticle', (_, { mostMarkedArticle }) => ({ id: mostMarkedArticle })),
  asked('text', 'getText', (turn, { articles }) => ({ id: at(articles, turn) })),
  asked('passage cards', 'passageCards', (turn, { articles }) => ({ articleId: at(articles, turn) })),
  asked('passage cards, most marked article', 'passageCards', (_, { mostMarkedArticle }) => ({
    articleId: mostMarkedArticle,
  })),
  asked('reading place', 'getReadingPlace', (turn, { articles }) => ({ articleId: at(articles, turn) })),
  asked('documents by id', 'getDocuments', (turn, { actors, events }) => ({
    ids: [...actors, ...events].slice(turn * 10, turn * 10 + 100),
  })),
  asked('passages of an article', 'listPassages', (turn, { articles }) => ({ articleId: at(articles, turn) })),
  asked('passages of a tag', 'listPassages', (turn, { tags }) => ({ tagId: at(tags, turn), limit: 100 })),
  asked('passages to quote, nothing typed', 'listPassages', () => ({ query: '', limit: 200 })),
  asked('passages to quote, a word typed', 'listPassages', (turn) => ({ query: at(words, turn), limit: 200 })),
  asked('entities found, a word typed', 'findEntities', (turn) => ({ query: at(words, turn), limit: 20 })),
  asked('entities found, nothing typed', 'findEntities', () => ({ query: '', limit: 20 })),
  ...(['name', 'passages', 'updatedAt', 'date', 'type'] as const).map((sort) =>
    asked(`actors or events by ${sort}, a page`, 'listEntities', (turn) => ({
      kind: at(['actor', 'event'] as const, turn),
      sort,
      descending: turn % 4 < 2,
      offset: ((turn * 37) % 90) * 100,
      limit: 100,
    })),
  ),
  asked('ids of all actors or events', 'entityIds', (turn) => ({
    kind: at(['actor', 'event'] as const, turn),
    sort: 'name',
  })),
  asked('actors, a word typed', 'listEntities', (turn) => ({
    kind: 'actor',
    query: at(words, turn),
    sort: 'name',
    offset: 0,
    limit: 100,
  })),
  asked('events of a type', 'listEntities', () => ({
    kind: 'event',
    type: 'protest',
    sort: 'date',
    offset: 0,
    limit: 100,
  })),
  asked('page of an actor', 'entityPage', (turn, { actors }) => ({ id: at(actors, turn), ...firstOf })),
  asked('page of an event', 'entityPage', (turn, { events }) => ({ id: at(events, turn), ...firstOf })),
  asked('page of the most linked actor', 'entityPage', (_, { mostLinkedActor }) => ({
    id: mostLinkedActor,
    ...firstOf,
  })),
  asked('page of the most linked event', 'entityPage', (_, { mostLinkedEvent }) => ({
    id: mostLinkedEvent,
    ...firstOf,
  })),
  asked('co-occurrence of one', 'coOccurrence', (turn, { actors }) => ({ id: at(actors, turn) })),
  asked('co-occurrence of the most linked', 'coOccurrence', (_, { mostLinkedActor }) => ({ id: mostLinkedActor })),
  asked('co-occurrence of all', 'coOccurrence', () => ({ limit: 200 })),
  ...coOccurrenceLevels.map((level) =>
    asked(`co-occurrence of the most linked by ${level}`, 'coOccurrence', (_, { mostLinkedActor }) => ({
      id: mostLinkedActor,
      level,
      limit: 12,
    })),
  ),
  asked('co-occurrence by paragraph', 'coOccurrence', (turn, { actors }) => ({
    id: at(actors, turn),
    level: 'paragraph',
    limit: 12,
  })),
  asked('affiliations', 'affiliations', (turn, { actors }) => ({ id: actorAt(actors, turn) })),
  asked('timeline and map', 'eventRows', () => ({})),
  asked('timeline of a type', 'eventRows', () => ({ type: 'protest' })),
  asked('timeline of a participant', 'eventRows', (turn, { actors }) => ({ participant: actorAt(actors, turn) })),
  asked('timeline of a code', 'eventRows', (turn, { tags }) => ({ tagId: at(tags, turn) })),
  asked('timeline of what is disputed', 'eventRows', () => ({ disputed: true })),
  asked('articles by day', 'articleDays', () => ({})),
  asked('network of the most linked', 'network', (turn) => ({
    limit: at([30, 60, 120, 250], turn),
    least: 1 + (turn % 3),
  })),
  asked('network between dates', 'network', (turn) => ({ from: String(2000 + turn), to: String(2003 + turn) })),
  asked('network around one, two steps', 'network', (turn, { actors }) => ({ around: at(actors, turn), steps: 2 })),
  asked('network around the most linked, two steps', 'network', (turn, { mostLinkedActor }) => ({
    around: mostLinkedActor,
    steps: 2,
    limit: 40 + turn,
  })),
  asked('what ties two', 'tiesBetween', (turn, { actors, mostLinkedActor }) => ({
    a: mostLinkedActor,
    b: at(actors, turn),
  })),
  asked('claims that an actor makes', 'claimsMade', (turn, { actors }) => ({ id: actorAt(actors, turn), limit: 8 })),
  asked('claims about one', 'listClaims', (turn, { events }) => ({ aboutId: at(events, turn) })),
  asked('claims of an article', 'listClaims', (turn, { articles }) => ({ articleId: at(articles, turn) })),
  ...claimSorts.map((sort) =>
    asked(`groups of claims by ${sort}, a page`, 'claimGroups', (turn) => ({
      sort,
      descending: turn % 2 === 0,
      offset: ((turn * 37) % 60) * 100,
      limit: 100,
    })),
  ),
  asked('disputed claims, a page', 'claimGroups', () => ({ sort: 'about', disputed: true, offset: 0, limit: 100 })),
  asked('claims, a word typed', 'claimGroups', (turn) => ({
    sort: 'about',
    query: at(words, turn),
    offset: 0,
    limit: 100,
  })),
  ...(['updatedAt', 'title', 'createdAt'] as const).map((sort) =>
    asked(`notes by ${sort}, a page`, 'listNotes', (turn) => ({
      sort,
      descending: turn % 2 === 0,
      offset: ((turn * 37) % 45) * 100,
      limit: 100,
    })),
  ),
  asked('notes, a word typed', 'listNotes', (turn) => ({ query: at(words, turn), offset: 0, limit: 100 })),
  asked('place of the open note', 'listNotes', (turn, { notes }) => ({
    sort: 'updatedAt',
    descending: true,
    placeOf: at(notes, turn),
    limit: 1,
  })),
  asked('note', 'getNote', (turn, { notes }) => ({ id: at(notes, turn) })),
  asked('backlinks', 'backlinks', (turn, { articles }) => ({ id: at(articles, turn) })),
  asked('backlinks of the most linked', 'backlinks', (_, { mostLinkedActor }) => ({ id: mostLinkedActor })),
  asked('tags', 'listTags', () => ({})),
  asked('codebook', 'codebook', () => ({})),
  asked('passages of a code, a page', 'codePassages', (turn, { tags }) => ({
    tagId: at(tags, turn),
    withSubcodes: turn % 2 === 0,
    offset: 0,
    limit: 100,
  })),
  asked('uses of the roles', 'termUses', () => ({ name: 'roles' })),
  asked('likely duplicates', 'likelyDuplicates', (turn) => ({
    kind: at(['actor', 'event'] as const, turn),
    limit: 50,
  })),
  asked('who else one may be', 'identityOf', (turn, { actors }) => ({ id: at(actors, turn) })),
  asked('merge of two', 'mergePreview', (turn, { actors }) => ({ ids: actors.slice(turn, turn + 2) })),
  asked('vocabulary', 'getVocabulary', () => ({ name: 'event types' })),
  asked('saved searches', 'listSearches', () => ({})),
  asked('history', 'history', () => ({ limit: 100 })),
  asked('history of one', 'history', (turn, { articles }) => ({ aboutId: at(articles, turn), limit: 50 })),
  asked('go to', 'goTo', (turn) => ({ query: at(words, turn), limit: 40 })),
  asked('search', 'search', (turn) => ({ query: at(words, turn), limit: 50 })),
]
