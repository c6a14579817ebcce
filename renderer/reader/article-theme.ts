import textStyles from './ArticleText.module.css'

/** How Lexical dresses the blocks of an article. */
export const articleTheme = {
  paragraph: textStyles.paragraph ?? '',
  heading: Object.fromEntries(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((tag) => [tag, textStyles[tag] ?? ''])),
  quote: textStyles.quote ?? '',
  code: textStyles.codeBlock ?? '',
  list: {
    ul: textStyles.list ?? '',
    ol: textStyles.list ?? '',
    listitem: textStyles.item ?? '',
    nested: { listitem: textStyles.nested ?? '' },
  },
  table: textStyles.table ?? '',
  tableCell: textStyles.cell ?? '',
  tableCellHeader: textStyles.headerCell ?? '',
  image: textStyles.image ?? '',
  linkedText: textStyles.link ?? '',
  text: {
    bold: textStyles.bold ?? '',
    italic: textStyles.italic ?? '',
    underline: textStyles.underline ?? '',
    strikethrough: textStyles.strikethrough ?? '',
    code: textStyles.code ?? '',
  },
}
