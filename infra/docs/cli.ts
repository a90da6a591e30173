import { cliDocs } from '../cli/cli-docs.ts'
import { keepDocument } from './keep-document.ts'

keepDocument('docs/cli.md', cliDocs(), 'npm run docs:cli')
