import type { IStylesOptions } from 'docx'

/** How a report looks, besides what Word's own styles say. */
export const styles: IStylesOptions = {
  paragraphStyles: [
    {
      id: 'Quote',
      name: 'Quote',
      basedOn: 'Normal',
      next: 'Normal',
      quickFormat: true,
      paragraph: { indent: { left: 480, right: 480 }, spacing: { before: 120, after: 120 } },
    },
  ],
}
