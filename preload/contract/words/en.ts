import { articles } from './en/articles.ts'
import { assessment } from './en/assessment.ts'
import { backups } from './en/backups.ts'
import { bibliographies } from './en/bibliographies.ts'
import { changes } from './en/changes.ts'
import { claimForm } from './en/claim-form.ts'
import { claimLists } from './en/claim-lists.ts'
import { claims } from './en/claims.ts'
import { coded } from './en/coded.ts'
import { codebook } from './en/codebook.ts'
import { commands } from './en/commands.ts'
import { common } from './en/common.ts'
import { entities } from './en/entities.ts'
import { evidence } from './en/evidence.ts'
import { exports } from './en/exports.ts'
import { history } from './en/history.ts'
import { identity } from './en/identity.ts'
import { imports } from './en/imports.ts'
import { libraryFile } from './en/library-file.ts'
import { library } from './en/library.ts'
import { merging } from './en/merging.ts'
import { notes } from './en/notes.ts'
import { outside } from './en/outside.ts'
import { overview } from './en/overview.ts'
import { protection } from './en/protection.ts'
import { reader } from './en/reader.ts'
import { references } from './en/references.ts'
import { search } from './en/search.ts'
import { suggestions } from './en/suggestions.ts'
import { shell } from './en/shell.ts'
import { tables } from './en/tables.ts'
import { windows } from './en/windows.ts'

/** The interface's words, English: one catalogue for windows, menus, labels of changes and exports. i18next's format. */
export const en = {
  articles,
  assessment,
  backups,
  bibliographies,
  changes,
  claimForm,
  claimLists,
  claims,
  coded,
  codebook,
  commands,
  common,
  entities,
  evidence,
  exports,
  history,
  identity,
  imports,
  library,
  libraryFile,
  merging,
  notes,
  outside,
  overview,
  protection,
  reader,
  references,
  search,
  shell,
  suggestions,
  tables,
  windows,
} as const
