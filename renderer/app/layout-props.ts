import type { useDefaultLayout } from 'react-resizable-panels'

/** What a group of panels needs of a layout that is remembered. */
export const layoutProps = ({ defaultLayout, onLayoutChanged }: ReturnType<typeof useDefaultLayout>) => ({
  onLayoutChanged,
  ...(defaultLayout && { defaultLayout }),
})
