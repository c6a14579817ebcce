import { exportFormats } from '#contract/exports.ts'

/** A command line that cannot be understood: exit code 2, where a command that failed exits with 1. */
export class UsageError extends Error {
  override name = 'UsageError'
}

export const usage = `Sourcebook on the command line: the same calls as in the window.

  new LIB                               make an empty library
  import LIB FILE… [--password-stdin] [--json]
                                        take in files, folders and zips, one line of outcome a document: text, Markdown,
                                        HTML, PDF, DOCX, ODT, RTF, EPUB, EML, SRT, VTT; with --password-stdin the next
                                        line of standard input is the password of locked files
  import-table LIB FILE [--map M] [--preview] [--json]
                                        take in a table (CSV), one article a row; M: title=Headline,text=3,date=Day,…
                                        fields: title text url date outlet authors language tags; columns by name or number;
                                        [--separator S] [--encoding E] [--header yes|no] [--dates day-first|month-first]
  articles LIB [--json]                 list the articles
  text LIB ARTICLE                      the article's plain text, exactly what offsets refer to
  correct LIB ARTICLE FILE [--json]     take FILE, text or Markdown, as its corrected text; one line of outcome a passage
  versions LIB ARTICLE [--json]         the texts it has and had, newest first
  suggest LIB ARTICLE [--json]          mentions, likely names, dates and figures of an article that are not linked yet
  annotate LIB FILE [--json]            take in annotations (W3C, Hypothesis) or what another program coded (REFI-QDA
                                        .qdpx .qdc, brat .ann or a folder of them), one line of outcome each;
                                        --actors NAME,… --events NAME,… codes in these become actors or events
  passages LIB [--article A] [--json]   list the passages, of one article or of all, with the page
                                        or time of each in its source
  entities LIB [--kind actor|event] [--json]
  claims LIB [--about ENTITY] [--json]  what sources claim, with the computed reading
  search LIB QUERY [--limit N] [--json]
  export LIB --format F --out PATH [--scope S] [--include-private] [--include-author] [--redact R] [--json]
  export LIB --format F --preview […]   what would leave, and how it begins; writes nothing
                                        F: ${exportFormats.join(' ')}
                                        S: all; an id; several ids with commas between; search:QUERY; tag:NAME
                                        R: ACTOR or ACTOR=NAME with commas between: they leave under other names
                                        acled ucdp claims xlsx, and markdown html docx: --policy conservative|inclusive|reported
                                        references docx: --style apa|harvard1|vancouver|FILE.csl, --language de
                                        library is the whole of it as one file, sealed where the library is;
                                        --without-history leaves the changes of before out
  merge LIB OTHER [--preview] [--prefer mine|theirs|both] [--json]
                                        take in what another copy of the same library (folder or library file) has
  check LIB [--json]                    verify everything; changes nothing
  repair LIB [--json]                   mend what can be mended; keeps every damaged file
  protect LIB --passphrase-stdin        seal every file under a passphrase; prints the recovery key, once
  unprotect LIB --passphrase-stdin      take the protection away again
  passphrase LIB --passphrase-stdin     another passphrase: the old one on the first line, the new one on the second
  recovery-key LIB --passphrase-stdin   another recovery key; the old one opens nothing any more
  purge LIB ID [--json]                 erase one document for good, from every file of the library
  history LIB [--query WORDS] [--by NAME] [--kind K] [--about ID] [--from T] [--to T] [--before N] [--limit N] [--json]
                                        what was changed, newest first; T is a time such as 2026-11-25 or 2026-11
  at LIB --seq N --out NEWLIB [--without-history] [--json]
                                        the library as it was after change N, as a library of its own
  outside LIB [--file F --keep | --take-over | --out NEWLIB] [--json]
                                        other versions that other programs left in the folder, and what becomes of one
  backup LIB [--to FOLDER] [--json]     back it up into its own folder, or another place
  backups LIB [--from FOLDER] [--verify] [--json]   its backups, newest first; --verify reads every byte
  restore FILE NEWLIB [--json]          a backup, or a library exported as one file, as a library in a new folder
  batch LIB                             one JSON request {id, call, args} a line on standard input, one answer a line
                                        on standard output, written once the change is safe on disk

LIB is the library's folder. With --passphrase-stdin, on every command that takes LIB and on new, the first line of
standard input is the passphrase of a protected library, or its recovery key; with batch the requests follow it.
With --json every line of output is JSON. Exit code 0: done; 1: failed; 2: not understood.
`
