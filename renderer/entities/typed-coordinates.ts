/** "39.82, 46.75", "39.82 N 46.75 E": latitude first. `null` for anything else. */
export function readCoordinates(typed: string): { latitude: number; longitude: number } | null {
  const text = typed.trim().replaceAll('−', '-').replaceAll('°', '')
  const match = /^(-?\d+(?:\.\d+)?)\s*([NS])?[\s,;]+(-?\d+(?:\.\d+)?)\s*([EW])?$/i.exec(text)
  if (!match) return null
  const latitude = Number(match[1]) * (match[2]?.toUpperCase() === 'S' ? -1 : 1)
  const longitude = Number(match[3]) * (match[4]?.toUpperCase() === 'W' ? -1 : 1)
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null
}
