import { defineRule, type Rule } from '../../clocks/rule.ts'
import * as national from '../national/allegation.rules.ts'

const silent =
  'Stockport’s document does not name the role; its web page calls it the Designated Officer for the Local Authority, previously LADO.'

export const allegationRules: readonly Rule[] = national.allegationRules.map((rule) =>
  defineRule({ ...rule, unconfirmed: rule.unconfirmed === undefined ? silent : `${silent} ${rule.unconfirmed}` }),
)
