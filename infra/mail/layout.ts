import { keepDocument } from '../docs/keep-document.ts'
import { layoutModule } from './compile-layout.ts'

keepDocument('shared/notices/layout/blocks.ts', await layoutModule(), 'npm run mails:layout')
