import { say } from '../words.ts'
import { codeOf } from './durable-files.ts'
import { NotSavedError } from './library.ts'

/** What a caller is answered whose change is not on disk. */
export function notSaved(reason: string): NotSavedError {
  return new NotSavedError(say('library.notSaved', { reason }))
}

/** Why a flush failed, in a person's words. */
export function whyNotSaved(error: unknown): string {
  switch (codeOf(error)) {
    case 'ENOSPC':
      return say('library.diskFull')
    case 'EDQUOT':
      return say('library.quotaFull')
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return say('library.mayNotWrite')
    case 'ENOENT':
    case 'ENOTCONN':
    case 'ESTALE':
    case 'ENODEV':
    case 'ENXIO':
    case 'ECONNABORTED':
    case 'ETIMEDOUT':
    case 'EHOSTDOWN':
      return say('library.folderGone')
    default:
      return say('library.diskError', { code: codeOf(error) || String(error) })
  }
}

/** Whether a disk, or a person's part of it, has no room left. */
export function isOutOfRoom(error: unknown): boolean {
  return codeOf(error) === 'ENOSPC' || codeOf(error) === 'EDQUOT'
}
