import type { Slice } from './app-state'

export interface PaletteSlice {
  /** The list of all that can be done is open. */
  readonly paletteOpen: boolean
  readonly showPalette: (open: boolean) => void
}

export const createPaletteSlice: Slice<PaletteSlice> = (set) => ({
  paletteOpen: false,

  showPalette(paletteOpen) {
    set({ paletteOpen })
  },
})
