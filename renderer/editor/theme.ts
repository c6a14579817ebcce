import type { EditorThemeClasses } from 'lexical'
import css from './note-blocks.module.css'

/** Which class each part of a note carries. Lexical's themes are joined by nothing else. */
export const noteTheme: EditorThemeClasses = {
  paragraph: css.paragraph ?? '',
  quote: css.blockquote ?? '',
  heading: {
    h1: css.h1 ?? '',
    h2: css.h2 ?? '',
    h3: css.h3 ?? '',
    h4: css.h3 ?? '',
    h5: css.h3 ?? '',
    h6: css.h3 ?? '',
  },
  list: {
    ul: css.ul ?? '',
    ol: css.ol ?? '',
    listitem: css.listItem ?? '',
    listitemChecked: css.checked ?? '',
    listitemUnchecked: css.unchecked ?? '',
    nested: { listitem: css.nestedItem ?? '' },
  },
  link: css.link ?? '',
  code: css.code ?? '',
  hr: css.rule ?? '',
  hrSelected: css.ruleSelected ?? '',
  table: css.table ?? '',
  tableCell: css.cell ?? '',
  tableCellHeader: css.headCell ?? '',
  tableCellSelected: css.cellSelected ?? '',
  tableScrollableWrapper: css.tableWrap ?? '',
  text: {
    bold: css.bold ?? '',
    italic: css.italic ?? '',
    underline: css.underline ?? '',
    strikethrough: css.strike ?? '',
    underlineStrikethrough: css.underlineStrike ?? '',
    code: css.inlineCode ?? '',
  },
  mention: css.mention ?? '',
  mentionEvent: css.mentionEvent ?? '',
  articleLink: css.articleLink ?? '',
  passageQuote: css.passageQuote ?? '',
}
