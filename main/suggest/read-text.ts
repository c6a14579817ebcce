import { datesIn, type FoundDate } from './dates.ts'
import { type Figure, figuresIn } from './figures.ts'
import { type NewName, newNamesIn } from './new-names.ts'
import { type Speech, speechIn } from './speakers.ts'

export type TextToRead = { text: string; language?: string | undefined; published?: string | undefined }

/** All that can be told from a text without the library. */
export type TextReading = { dates: FoundDate[]; figures: Figure[]; names: NewName[]; speech: Speech[] }

export async function readText({ text, language, published }: TextToRead): Promise<TextReading> {
  return {
    dates: await datesIn(text, { published, language }),
    figures: figuresIn(text, language, { singles: true }),
    names: newNamesIn(text, language),
    speech: speechIn(text, language),
  }
}
