import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { seedFileName, seedText } from '../../main/sample/seed-text.ts'

/** The seed article as a file, as it came. */
export async function seedFile(folder: string): Promise<string> {
  const path = join(folder, seedFileName)
  await writeFile(path, seedText)
  return path
}
