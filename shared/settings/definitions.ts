import {
  bolton,
  boltonChildProtection,
  boltonReport2022,
  ladoNetwork,
  reviewRegulations2018,
  rochdale,
  seftonAllegations,
  serviceDefault,
} from '../partnerships/sources.ts'
import type { SettingDefinition } from './definition.ts'

const incidents: readonly SettingDefinition[] = [
  {
    name: 'rapid-review-trigger',
    words: 'From when do the fifteen working days of a rapid review run?',
    kind: 'choice',
    choices: {
      notification: 'from the notification to the Panel',
      'authority-aware': 'from the day on which the local authority became aware',
      'all-aware': 'from the day on which the local authority and its partners were aware',
    },
    unset: 'From the notification to the Panel, with the earlier day as an internal target; in Stockport as its document says.',
    source: bolton('Arrangements for Commissioning and Publishing Child Safeguarding Practice Reviews: no trigger stated'),
  },
  {
    name: 'working-day-zero',
    words: 'Is the day of the trigger counted?',
    kind: 'choice',
    choices: { 'day-0': 'no: the next working day is day 1', 'day-1': 'yes: it is day 1 itself' },
    unset: 'The day of the trigger is day 0 and the next working day is day 1.',
    source: serviceDefault('No document says what a working day is, nor which is the first'),
  },
  {
    name: 'local-limits-skip-closures',
    words: 'Do limits of the partnership’s own skip the days on which its offices are closed?',
    kind: 'yes-no',
    unset: 'No: such days count like any other working day, and reminders come before them. No other limit ever skips them.',
    source: serviceDefault('No document speaks of office closures'),
  },
  {
    name: 'month-end-off-working-day',
    words: 'Where does the last day of a limit in months go when it is a weekend or a bank holiday?',
    kind: 'choice',
    choices: {
      stays: 'it stays where it is',
      'next-working-day': 'to the next working day',
      'previous-working-day': 'to the working day before',
    },
    unset: 'It stays where it is: the same date of the month, clamped to the month’s end.',
    source: serviceDefault('No document says what becomes of a date in months that is no working day'),
  },
  {
    name: 'six-months-from',
    words: 'From when do the six months of a practice review run?',
    kind: 'choice',
    choices: { decision: 'from the decision to initiate it', initiation: 'from the day on which it was initiated' },
    unset: 'From the decision to initiate it; to the same day of the month, clamped to its end, not moved off a weekend.',
    source: rochdale('8.45; Bolton’s document says "initiation date"'),
  },
  {
    name: 'pre-publication-clear-days',
    words: 'Are the seven working days before publication clear days?',
    kind: 'yes-no',
    unset: 'Yes: seven whole working days lie between, the safer reading.',
    source: rochdale('8.44'),
  },
  {
    name: 'pre-publication-ofsted',
    words: 'Does Ofsted, too, get a copy of the report before publication?',
    kind: 'yes-no',
    unset: 'No where the document names only the Panel and the Secretary of State (Bolton); yes where it is silent (Stockport).',
    source: bolton(
      'Arrangements for Commissioning and Publishing Child Safeguarding Practice Reviews; Rochdale’s 8.44 adds Ofsted',
    ),
  },
  {
    name: 'reviewer-progress-interval',
    words: 'After how many days is the reviewer’s progress checked again?',
    kind: 'days',
    unset: 'Off: nothing is counted until an interval was agreed.',
    source: reviewRegulations2018('regulation 14: at regular intervals'),
  },
]

const childProtection: readonly SettingDefinition[] = [
  {
    name: 'review-decisions-circulated-working-days',
    words: 'Within how many working days are the decisions of a review conference, too, circulated?',
    kind: 'working-days',
    unset: 'Off: the document says one working day of the initial conference, and of no other.',
    source: boltonChildProtection('Delivering in Practice: decisions circulated within 1 working day of the initial conference'),
  },
  {
    name: 'core-group-before-review',
    words: 'Is a core group held in the ten working days before each review conference?',
    kind: 'yes-no',
    unset: 'Yes, by the working day before it: a reading of ours, flagged with each date. No turns it off.',
    source: boltonChildProtection(
      'Effective Child Protection Core Groups, line 247: “the first core group … prior to any review conference”',
    ),
  },
  {
    name: 'strategy-discussion-after-death-working-days',
    words: 'Within how many working days of a child’s death is a strategy discussion about the other children held?',
    kind: 'working-days',
    unset: 'No number: the service asks for it as soon as possible.',
    source: boltonChildProtection('Strategy discussions: after a child’s death, no time stated'),
  },
]

const unborn: readonly SettingDefinition[] = [
  {
    name: 'unborn-conference-weeks',
    words: 'How many weeks before the expected birth, at the latest, is the initial conference on an unborn child held?',
    kind: 'whole-number',
    // a pregnancy is counted as forty weeks
    range: { from: 1, to: 39 },
    unset: 'Twenty weeks, as the document says; whether it means so early is not confirmed.',
    source: boltonChildProtection('Effective Child Protection Conferences, line 171: “at least 20 weeks prior to” the birth'),
  },
]

const disputes: readonly SettingDefinition[] = [
  {
    name: 'core-group-absences',
    words: 'How many absences of one agency from core groups are a concern that persists, and so raise a dispute?',
    kind: 'whole-number',
    range: { from: 1, to: 12 },
    unset: 'Two, a default of this service.',
    source: boltonChildProtection('Effective Child Protection Core Groups, line 256: “if concerns persist”'),
  },
  {
    name: 'overdue-raises-dispute',
    words: 'Does a date that is still overdue when the last rung of its ladder is told become a dispute?',
    kind: 'yes-no',
    unset: 'No: the last rung goes on being told.',
    source: serviceDefault('No document escalates an overdue date into a dispute'),
  },
]

const allegations: readonly SettingDefinition[] = [
  {
    name: 'allegation-immediate-action-working-days',
    words: 'Within how many working days of a referral does the LADO decide on immediate action?',
    kind: 'working-days',
    unset: 'Off. The National LADO Network proposes 1.',
    source: ladoNetwork('Decision on immediate action'),
  },
  {
    name: 'allegation-evaluation-days',
    words: 'Within how many days of a referral is the evaluation meeting or discussion held?',
    kind: 'days',
    unset: 'Off. The National LADO Network proposes 5.',
    source: ladoNetwork('Evaluation meeting or discussion'),
  },
  {
    name: 'allegation-strategy-meeting-working-days',
    words: 'Within how many working days of a referral is the allegation strategy meeting held?',
    kind: 'working-days',
    unset: 'Off. Sefton, a neighbour, holds it within 5.',
    source: seftonAllegations('15.10'),
  },
  {
    name: 'allegation-strategy-review-days',
    words: 'Within how many days is an allegation strategy meeting reviewed?',
    kind: 'days',
    unset: 'Off. Sefton, a neighbour, reviews it within 28.',
    source: seftonAllegations('15.10'),
  },
]

const missing: readonly SettingDefinition[] = [
  {
    name: 'missing-strategy-meeting-days',
    words: 'Which days does "the five-day timescale" of missing strategy meetings count?',
    kind: 'choice',
    choices: { 'working-days': 'working days', 'calendar-days': 'all days, weekends and holidays included' },
    unset: 'Five working days.',
    source: boltonReport2022('Children Missing from Home: all missing strategy meetings are held within the five-day timescale'),
  },
  {
    name: 'missing-strategy-meeting-trigger',
    words: 'From when does "the five-day timescale" of missing strategy meetings run?',
    kind: 'choice',
    choices: { return: 'from the child’s return', 'reported-missing': 'from the report that the child is missing' },
    unset: 'From the return.',
    source: boltonReport2022('Children Missing from Home: all missing strategy meetings are held within the five-day timescale'),
  },
]

const inner: readonly SettingDefinition[] = [
  {
    name: 'rapid-review-returns-slack',
    words: 'How many working days before the rapid review’s limit are the returns of all agencies in?',
    kind: 'working-days',
    unset: 'Eight working days, a default of this service.',
    source: serviceDefault('No document gives the steps within it a time: the rapid review’s fifteen working days'),
  },
  {
    name: 'rapid-review-draft-slack',
    words: 'How many working days before the rapid review’s limit is its draft written?',
    kind: 'working-days',
    unset: 'Five working days, a default of this service.',
    source: serviceDefault('No document gives the steps within it a time: the rapid review’s fifteen working days'),
  },
  {
    name: 'rapid-review-decision-slack',
    words: 'How many working days before the rapid review’s limit has the group decided?',
    kind: 'working-days',
    unset: 'Three working days, a default of this service.',
    source: serviceDefault('No document gives the steps within it a time: the rapid review’s fifteen working days'),
  },
  {
    name: 'rapid-review-endorsement-slack',
    words: 'How many working days before the rapid review’s limit has the chair endorsed the decision?',
    kind: 'working-days',
    unset: 'One working day, a default of this service.',
    source: serviceDefault('No document gives the steps within it a time: the rapid review’s fifteen working days'),
  },
  {
    name: 'conference-reports-slack',
    words: 'How many working days before they are due are the reports for a conference written?',
    kind: 'working-days',
    unset: 'Three working days, a default of this service.',
    source: serviceDefault('No document gives the steps before a conference a time: reports are due two working days before it'),
  },
  {
    name: 'conference-family-sharing-slack',
    words: 'How many working days before a conference have the child and the family seen the reports?',
    kind: 'working-days',
    unset: 'One working day, a default of this service.',
    source: boltonChildProtection('Effective Child Protection Conferences, line 175: in advance, and no number'),
  },
  {
    name: 'report-completed-slack',
    words: 'How many working days before the end of the six months is the report complete?',
    kind: 'working-days',
    unset:
      'What its copies need before publication, a default of this service: seven working days, clear unless agreed otherwise.',
    source: serviceDefault('No document gives the steps within it a time: the practice review’s six months'),
  },
]

/** Every setting that a case's clocks may rest on. What yearly and standing duties leave open is defined with them. */
export const settingDefinitions: readonly SettingDefinition[] = [
  ...incidents,
  ...inner,
  ...childProtection,
  ...unborn,
  ...disputes,
  ...allegations,
  ...missing,
]
