import { App, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import { ClocksStack } from './stack/clocks-stack.ts'
import { StageContextError, stageOf } from './stack/stage.ts'

try {
  const app = new App()
  const stage = stageOf(app.node)
  new ClocksStack(app, `clocks-${stage.name}`, { stage })
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
} catch (error) {
  if (!(error instanceof StageContextError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
