import type { Calls, ParsedArgsOf } from '#contract/calls.ts'
import type { Passage, Target } from '#contract/passage.ts'
import { needOne, shortWords, withFields } from '../entities/rewrite.ts'
import { CallerError, type Draft, type Library } from '../library/library.ts'
import { say } from '../words.ts'
import { newPassage } from './mark-passage.ts'

type SaveArgs = ParsedArgsOf<Calls['savePassage']>

/** A new passage, or one with other words, comment or tags: what is left out stays as it is. */
export function passageToSave(library: Library, args: SaveArgs, target: Target): { passage: Passage; draft: Draft } {
  const { id, articleId, comment, tags, private: secret } = args
  for (const tagId of tags ?? []) needOne(library, tagId)
  const before = id === undefined ? newPassage(library, articleId, target) : needOne(library, id)
  if (before.articleId !== articleId)
    throw new CallerError(say('changes.errors.otherArticle', { id: before.id, articleId }))
  const resized = !sameWords(before.target, target)
  const passage: Passage = withFields(
    { ...before, ...(resized && { target, state: 'anchored' as const }) },
    {
      comment: comment === '' ? null : comment,
      tags: tags && [...new Set(tags)],
      private: secret,
      before: resized ? null : undefined,
    },
  )
  const key =
    id === undefined ? 'addPassage' : resized ? 'resizePassage' : onlyTags(args) ? 'tagPassage' : 'editPassage'
  return { passage, draft: { label: { key, args: { words: shortWords(passage.target.exact) } }, puts: [passage] } }
}

/** An orphaned passage has no place: saved with the one it does not have, it is as before. */
export function staysOrphaned(library: Library, { id, start, end }: SaveArgs): Target | null {
  const passage = id === undefined ? undefined : library.get(id)
  return passage?.state === 'orphaned' && start === 0 && end === 0 ? passage.target : null
}

function sameWords(a: Target, b: Target): boolean {
  return a.start === b.start && a.end === b.end && a.exact === b.exact && a.textSha256 === b.textSha256
}

const onlyTags = ({ tags, comment, private: secret }: SaveArgs) =>
  tags !== undefined && comment === undefined && secret === undefined
