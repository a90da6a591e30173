import { defineRule, type Rule } from '../../clocks/rule.ts'
import * as national from '../national/allegation.rules.ts'

const silent = 'Rochdale’s document does not name the LADO; that there is one follows from the national guidance.'

export const allegationRules: readonly Rule[] = national.allegationRules.map((rule) =>
  defineRule({ ...rule, unconfirmed: rule.unconfirmed === undefined ? silent : `${silent} ${rule.unconfirmed}` }),
)
