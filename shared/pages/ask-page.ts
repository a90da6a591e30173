import type { DateField, WrittenDate } from '../links/read-date.ts'
import { type About, listOf } from './about.ts'
import { type Html, html } from './html.ts'
import { type Page, pageOf } from './page.ts'
import type { Question } from './questions.ts'

/** What is wrong with what was sent, and at which field. */
export interface FormError {
  field: 'choice' | DateField
  message: string
}

/** What somebody has filled in before: shown again with what is wrong with it. A choice never is. */
export interface Filled {
  error?: FormError
  date?: WrittenDate
  /** Said above the question. */
  note?: string
}

/** A page that asks before anything is done. The form has no answer chosen: sent as it is, it says nothing. */
export const askPage = (about: About, question: Question, { error, date, note }: Filled = {}): Page => {
  const main = html`
${error && summaryOf(error, question)}
<h1>${question.heading}</h1>
${note && html`<p class="note">${note}</p>`}
${listOf(about)}
<form method="post">
${choicesOf(question, error)}
${question.dated && dateOf(error, date)}
<p>${question.consequence}</p>
<button type="submit">Confirm</button>
</form>`
  return pageOf(error === undefined ? 200 : 422, `${error ? 'Error: ' : ''}${question.heading}`, main, about.frontDoor)
}

const summaryOf = ({ field, message }: FormError, { options }: Question): Html => {
  const to = field === 'choice' ? `choice-${options[0]?.value}` : field
  return html`<div class="summary" role="alert"><h2>There is a problem</h2><p><a href="#${to}">${message}</a></p></div>`
}

const messageOf = (error: FormError | undefined, fields: readonly string[]): Html | undefined =>
  error && fields.includes(error.field) ? html`<p class="message" id="error">${error.message}</p>` : undefined

const choicesOf = ({ asks, options }: Question, error: FormError | undefined): Html => {
  const wrong = messageOf(error, ['choice'])
  return html`<fieldset${wrong && html` class="wrong" aria-describedby="error"`}>
<legend>${asks}</legend>
${wrong}
${options.map(
  ({ value, label }) =>
    html`<div class="choice"><input type="radio" name="choice" id="choice-${value}" value="${value}"><label for="choice-${value}">${label}</label></div>\n`,
)}</fieldset>`
}

const dateFields = [
  { field: 'day', label: 'Day', size: 2 },
  { field: 'month', label: 'Month', size: 2 },
  { field: 'year', label: 'Year', size: 4 },
] as const

const dateOf = (error: FormError | undefined, date: WrittenDate | undefined): Html => {
  const wrongDate = messageOf(error, ['day', 'month', 'year'])
  const wrongTime = messageOf(error, ['time'])
  return html`<fieldset${wrongDate && html` class="wrong" aria-describedby="error"`}>
<legend>When was it done?</legend>
<p class="hint">For example, 18 12 2026. Leave it empty if nothing has been done yet.</p>
${wrongDate}
<div class="dates">
${dateFields.map(
  ({ field, label, size }) =>
    html`<div><label for="${field}">${label}</label><input type="text" inputmode="numeric" maxlength="${size}" name="${field}" id="${field}" value="${date?.[field] ?? ''}"${size === 4 && html` class="wide"`}></div>\n`,
)}</div>
</fieldset>
<div class="field${wrongTime && ' wrong'}">
<label for="time">Time of day, if you know it</label>
<p class="hint" id="time-hint">For example, 16:05</p>
${wrongTime}
<input type="text" class="wide" maxlength="5" name="time" id="time" value="${date?.time ?? ''}" aria-describedby="time-hint">
</div>`
}
