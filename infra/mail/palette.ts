/** One look of the mails: GOV.UK's colours by daylight, and the same by night. */
export interface Palette {
  /** Behind everything. */
  paper: string
  /** What is written on it. */
  ink: string
  /** What is less to be looked at: labels of the footer. */
  faint: string
  link: string
  /** Lines between rows and beside remarks. */
  rule: string
  button: string
  onButton: string
}

export const light: Palette = {
  paper: '#ffffff',
  ink: '#0b0c0c',
  faint: '#505a5f',
  link: '#1a65a6',
  rule: '#858a8d',
  button: '#00703c',
  onButton: '#ffffff',
}

export const dark: Palette = {
  paper: '#14181a',
  ink: '#f3f2f1',
  faint: '#c3c7c9',
  link: '#8dc1ee',
  rule: '#858a8d',
  button: '#7fc8a0',
  onButton: '#0b0c0c',
}
