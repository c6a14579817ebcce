import type { Handlers } from '#contract/calls.ts'
import type { Library } from '../library/library.ts'
import { entityDeletion, manyEntitiesDeletion } from './delete-entity.ts'
import { evidenceCalls } from './evidence-calls.ts'
import { findEntities } from './find.ts'
import { namesReady } from './name-index.ts'
import { recencyReady } from './recency.ts'
import { entityIds, listEntities } from './list-entities.ts'
import { relationDeletion, relationToSave } from './relations.ts'
import { needEntity } from './resolve.ts'
import { commitAndGet, needOne } from './rewrite.ts'
import { entityToSave } from './save-entity.ts'

type EntityCalls =
  | 'saveEntity'
  | 'findEntities'
  | 'listEntities'
  | 'entityIds'
  | 'deleteEntity'
  | 'deleteEntities'
  | 'saveRelation'
  | 'deleteRelation'
  | 'addEvidence'
  | 'markEvidence'
  | 'removeEvidence'

/** Letters that so many names hold that all are ranked by when they were used. */
const manyFound = 2

/** Actors, events and the ties between them. */
export function entityCalls(library: Library): Pick<Handlers, EntityCalls> {
  return {
    ...evidenceCalls(library),
    saveEntity: (args) => {
      const { entity, draft } = entityToSave(library, args)
      return commitAndGet(library, draft, entity.id)
    },
    findEntities: async (args) => {
      await namesReady(library)
      if (args.query.trim().length <= manyFound) await recencyReady(library)
      return findEntities(library, args)
    },
    listEntities: (args) => listEntities(library, args),
    entityIds: (args) => entityIds(library, args),
    deleteEntity: async ({ id }) => {
      await library.commit(entityDeletion(library, needEntity(library, id)))
      return null
    },
    deleteEntities: async ({ ids }) => {
      await library.commit(manyEntitiesDeletion(library, ids))
      return null
    },
    saveRelation: (args) => {
      const { relation, draft } = relationToSave(library, args)
      return commitAndGet(library, draft, relation.id)
    },
    deleteRelation: async ({ id }) => {
      await library.commit(relationDeletion(library, needOne(library, id)))
      return null
    },
  }
}
