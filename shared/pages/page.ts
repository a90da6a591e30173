import { type Html, html } from './html.ts'
import { style } from './style.ts'

/** A page as it is answered. */
export interface Page {
  status: number
  html: string
}

const styled: Html = { html: `<style>${style}</style>` }

/**
 * One whole page: no script, nothing fetched.
 *
 * @param title the page's own; an error in a form is said there first, as a screen reader reads it first
 */
export const pageOf = (status: number, title: string, main: Html, frontDoor?: string): Page => ({
  status,
  html: html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} – Safeguarding clocks</title>
${styled}
</head>
<body>
<header><div class="in">Safeguarding clocks</div></header>
<div class="in">
<main>
${main}
</main>
<footer>
<p>This service watches time limits. It does not file notifications, hold the case record or decide thresholds.</p>
<p>If a child may be in immediate danger, call 999; otherwise use ${frontDoor ?? 'the front door of the local authority'}.</p>
</footer>
</div>
</body>
</html>
`.html,
})
