import { keepDocument } from './keep-document.ts'
import { rulesDocument } from './rules-document.ts'

keepDocument('docs/rules.md', rulesDocument(), 'npm run docs:rules')
