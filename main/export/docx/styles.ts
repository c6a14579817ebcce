import { AlignmentType, Footer, type IStylesOptions, PageNumber, Paragraph, TextRun } from 'docx'
import { paragraph, runsOf } from './runs.ts'

const heading = (size: number, color: string, before: number) => ({
  run: { size, color, bold: true },
  paragraph: { spacing: { before, after: 80 }, keepNext: true, keepLines: true },
})

/** How a report looks: text one reads, headings with room before them that never end a page, quotations set in. */
export const styles: IStylesOptions = {
  default: {
    document: {
      run: { size: 22, font: { ascii: 'Calibri', hAnsi: 'Calibri', cs: 'Arial', eastAsia: 'Microsoft YaHei' } },
      paragraph: { spacing: { after: 100, line: 264 } },
    },
    title: { run: { size: 44, bold: true }, paragraph: { spacing: { after: 240 } } },
    heading1: heading(34, '1F3864', 480),
    heading2: heading(27, '1F3864', 360),
    heading3: heading(22, '404040', 200),
    heading4: heading(22, '595959', 160),
    listParagraph: { paragraph: { spacing: { after: 40 } } },
    footnoteText: { run: { size: 18 }, paragraph: { spacing: { after: 20, line: 240 } } },
  },
  paragraphStyles: [
    {
      id: 'Quote',
      name: 'Quote',
      basedOn: 'Normal',
      next: 'Normal',
      quickFormat: true,
      paragraph: { indent: { start: 480, end: 480 }, spacing: { before: 80, after: 120 } },
    },
    {
      id: 'Cell',
      name: 'Cell',
      basedOn: 'Normal',
      quickFormat: true,
      run: { size: 20 },
      paragraph: { spacing: { before: 30, after: 30, line: 240 } },
    },
    {
      id: 'Source',
      name: 'Source',
      basedOn: 'Normal',
      next: 'Normal',
      quickFormat: true,
      run: { size: 20, color: '595959' },
    },
  ],
}

/** The title and the number of the page at the foot of every page. */
export function footerOf(title: string): Footer {
  const grey = { size: 16, color: '595959' }
  return new Footer({
    children: [
      paragraph(title, { alignment: AlignmentType.CENTER, children: runsOf(title, grey) }),
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ ...grey, children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })],
      }),
    ],
  })
}
