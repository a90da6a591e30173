import { defineRule, type Rule } from '../../clocks/rule.ts'
import * as national from '../national/missing-child.rules.ts'

const silent = 'Stockport’s document says nothing of return interviews and names no role for them; the national guidance holds.'

export const missingChildRules: readonly Rule[] = national.missingChildRules.map((rule) =>
  defineRule({ ...rule, unconfirmed: rule.unconfirmed === undefined ? silent : `${silent} ${rule.unconfirmed}` }),
)
