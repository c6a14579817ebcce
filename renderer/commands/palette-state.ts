import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

/** Whether the palette or the shortcuts sheet is open, and with which words the palette begins. */
const open = createStore<{ palette: string | null; shortcuts: boolean }>(() => ({ palette: null, shortcuts: false }))

/** `''` goes to anything, `'>'` offers commands only. */
export const openPalette = (begin: string) => open.setState({ palette: begin, shortcuts: false })
export const closePalette = () => open.setState({ palette: null })
export const openShortcuts = () => open.setState({ shortcuts: true, palette: null })
export const closeShortcuts = () => open.setState({ shortcuts: false })
export const usePaletteBegin = () => useStore(open, (state) => state.palette)
export const useShortcutsOpen = () => useStore(open, (state) => state.shortcuts)
