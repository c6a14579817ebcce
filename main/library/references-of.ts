import type { Document } from '#contract/document.ts'
import type { VocabularyName } from '#contract/small-documents.ts'

/** The ways a document refers to others; each is asked for by the thing referred to. */
export const relationNames = [
  'passagesOfArticle',
  'passagesLinking',
  'passagesTagged',
  'passagesInState',
  'articlesTagged',
  'articlesOfOriginal',
  'articlesOfPlainText',
  'articlesOfText',
  'claimsOfPassage',
  'claimsAbout',
  'claimsNaming',
  'assessmentsAbout',
  'eventsWithParticipant',
  'relationsOf',
  'notesAbout',
  'notesMentioning',
  'restingOnPassage',
  'redirectFrom',
  'usingTerm',
] as const

export type RelationName = (typeof relationNames)[number]

/** What a document that uses a term of a vocabulary refers to, in the spelling it uses. */
export const termTarget = (name: VocabularyName, term: string) => JSON.stringify([name, term])

/** Tells every reference a document makes: the relation and the id or hash it refers to. May tell one twice. */
export function eachReference(document: Document, tell: (relation: RelationName, target: string) => void): void {
  tellEvidence(document, tell)
  if (isA('article', document)) {
    for (const tag of document.tags) tell('articlesTagged', tag)
    tell('articlesOfOriginal', document.original.sha256)
    tell('articlesOfPlainText', document.plainSha256)
    tell('articlesOfText', document.textSha256)
    for (const version of document.versions ?? []) {
      if (version.original) tell('articlesOfOriginal', version.original.sha256)
      tell('articlesOfPlainText', version.plainSha256)
      tell('articlesOfText', version.textSha256)
    }
  } else if (isA('passage', document)) {
    tell('passagesOfArticle', document.articleId)
    for (const { entityId, role } of document.links) {
      tell('passagesLinking', entityId)
      if (role !== undefined) tell('usingTerm', termTarget('roles', role))
    }
    for (const tag of document.tags) tell('passagesTagged', tag)
    if (document.state !== 'anchored') tell('passagesInState', document.state)
  } else if (isA('claim', document)) {
    tell('claimsOfPassage', document.passageId)
    tell('claimsAbout', document.aboutId)
    for (const { actorId } of document.attribution) if (actorId) tell('claimsNaming', actorId)
    if (document.value?.kind === 'actor') tell('claimsNaming', document.value.actorId)
    tell('usingTerm', termTarget('properties', document.property))
    if (document.value?.kind === 'count') tell('usingTerm', termTarget('units', document.value.unit))
  } else if (isA('event', document)) {
    if (document.type !== undefined) tell('usingTerm', termTarget('event types', document.type))
    for (const { actorId, role, passageIds } of document.participants) {
      tell('eventsWithParticipant', actorId)
      if (role !== undefined) tell('usingTerm', termTarget('roles', role))
      for (const id of passageIds) tell('restingOnPassage', id)
    }
  } else if (isA('relation', document)) {
    tell('relationsOf', document.fromId)
    tell('relationsOf', document.toId)
    tell('usingTerm', termTarget('relation types', document.type))
    for (const id of document.passageIds) tell('restingOnPassage', id)
  } else if (isA('assessment', document)) {
    tell('assessmentsAbout', document.aboutId)
    tell('usingTerm', termTarget('properties', document.property))
    if (document.unit !== undefined) tell('usingTerm', termTarget('units', document.unit))
  } else if (isA('note', document)) {
    if (document.aboutId) tell('notesAbout', document.aboutId)
    for (const id of document.mentions) tell('notesMentioning', id)
  } else if (isA('redirect', document)) tell('redirectFrom', document.fromId)
}

function tellEvidence(document: Document, tell: (relation: RelationName, target: string) => void): void {
  if (!document.evidence) return
  for (const passages of Object.values(document.evidence)) for (const id of passages) tell('restingOnPassage', id)
}

type Of<K extends string> = Extract<Document, { id: `${K}:${string}` }>

function isA<K extends string>(kind: K, document: Document): document is Of<K> {
  return document.id.startsWith(`${kind}:`)
}
