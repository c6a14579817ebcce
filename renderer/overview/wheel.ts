type Turned = Pick<WheelEvent, 'deltaY' | 'deltaMode' | 'ctrlKey'>

/** How much more shows after a turn of the wheel: a notch is about a fifth; a pinch tells small steps. */
export function factorOf({ deltaY, deltaMode, ctrlKey }: Turned): number {
  const pixels = deltaMode === 1 ? deltaY * 24 : deltaMode === 2 ? deltaY * 400 : deltaY
  return Math.exp(Math.max(-120, Math.min(120, pixels)) * (ctrlKey ? 0.01 : 0.002))
}
