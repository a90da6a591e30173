/** A screen on which the mails are looked at. */
export interface View {
  name: string
  width: number
  scheme: 'light' | 'dark'
  fileOf(mail: string): string
}

const view = (name: string, width: number, scheme: View['scheme']): View => ({
  ...{ name, width, scheme },
  fileOf: (mail) => (name === 'light' ? `${mail}.png` : `${mail}-${name}.png`),
})

const light = view('light', 640, 'light')
const dark = view('dark', 640, 'dark')
const phone = view('phone', 375, 'light')

/** Every mail is tried on each of these. The narrowest is a page at 400% on a desk, by WCAG's reckoning. */
export const views: readonly View[] = [
  ...[light, dark, phone],
  view('dark phone', 375, 'dark'),
  view('narrow', 320, 'light'),
  view('desk', 1280, 'light'),
]

/** What is also kept in the dark and as on a telephone: one of each sort will do. */
const inEveryLight: ReadonlySet<string> = new Set(['overdue', 'dispute-rung', 'confirm-address'])

/** The pictures that docs/mail keeps of a mail. */
export const viewsOf = (mail: string): View[] => (inEveryLight.has(mail) ? [light, dark, phone] : [light])
