/** The grounds that colours stand on: of the light theme the darkest, of the dark theme the lightest. */
const grounds = { light: ['#efece4', '#dcefec'], dark: ['#3a3731', '#12413b'] } as const

export type Theme = keyof typeof grounds

/** What WCAG 2.2 asks of a sign that a person must see. */
const enough = 3

const known = new Map<string, Record<Theme, string>>()

/** A colour as it can be seen in each theme: as near as may be to the one given (`#rrggbb`), darker or lighter. */
export function readableColour(hex: string): Record<Theme, string> {
  const before = known.get(hex)
  if (before) return before
  const found = { light: seenOn(hex, 'light'), dark: seenOn(hex, 'dark') }
  known.set(hex, found)
  return found
}

function seenOn(hex: string, theme: Theme): string {
  const towards = theme === 'light' ? 0 : 255
  const isSeen = (colour: string) => grounds[theme].every((ground) => contrast(colour, ground) >= enough)
  for (let share = 0; share < 1; share += 0.02) {
    const colour = mixed(hex, towards, share)
    if (isSeen(colour)) return colour
  }
  return mixed(hex, towards, 1)
}

function partsOf(hex: string): [number, number, number] {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as [number, number, number]
}

function mixed(hex: string, towards: number, share: number): string {
  const parts = partsOf(hex).map((part) => Math.round(part + (towards - part) * share))
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(hex: string): number {
  const [red, green, blue] = partsOf(hex).map((part) => {
    const value = part / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}
