import { keepDocument } from './keep-document.ts'
import { laddersDocument } from './ladders-document.ts'

keepDocument('docs/ladders.md', laddersDocument(), 'npm run docs:ladders')
