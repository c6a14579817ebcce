/** A menu item as plain data. */
export type DescribedItem = {
  id: string
  label: string
  type: 'normal' | 'separator' | 'submenu' | 'checkbox' | 'radio' | 'header' | 'palette'
  accelerator: string
  enabled: boolean
  checked: boolean
  items: DescribedItem[]
}
