import { interfaceLanguage } from './words.ts'

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

/** Bytes as a person reads them: 2.4 kB. */
export function sizeInWords(bytes: number): string {
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(bytes, 1)) / 3)))
  const unitDisplay = step === 0 ? 'long' : 'short'
  const format = {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay,
    maximumFractionDigits: step === 0 ? 0 : 1,
  } as const
  return new Intl.NumberFormat(interfaceLanguage(), format).format(bytes / 1000 ** step)
}
