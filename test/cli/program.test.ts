import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { cliDocs } from '../../infra/cli/cli-docs.ts'
import { runClocks } from './run-clocks.ts'

const run = promisify(execFile)
const commands = ['plan', 'explain', 'rules', 'ladder', 'workdays', 'post', 'travel', 'mail', 'status']

describe('help', () => {
  it.each(commands)('of %s has examples and --json, by --help and by help', async (command) => {
    const help = await runClocks([command, '--help'])
    expect(help).toMatchObject({ code: 0, err: '' })
    expect(help.out).toContain(`Usage: clocks ${command}`)
    expect(help.out).toContain('--json')
    expect(help.out).toMatch(/\nExamples:\n {2}.*clocks/)
    expect(await runClocks(['help', command])).toMatchObject({ code: 0, out: help.out })
  })

  it('of the whole names every command and the exit codes', async () => {
    const { code, out } = await runClocks(['--help'])
    expect(code).toBe(0)
    for (const command of commands) expect(out).toMatch(new RegExp(`^ {2}${command} `, 'm'))
    expect(out).toContain('Exit codes: 0 done, 1 could not do it, 2 the command line was wrong.')
  })

  it('is what docs/cli.md says: npm run docs:cli writes it', async () => {
    expect(await readFile(new URL('../../docs/cli.md', import.meta.url), 'utf8')).toBe(cliDocs())
  })
})

describe('every command', () => {
  it.each(commands)('%s refuses an unknown option with exit code 2, and with --json says so as JSON too', async (command) => {
    const needed = {
      plan: ['x', '-p', 'bolton'],
      explain: ['x', '-p', 'bolton', '-r', 'x'],
      ladder: ['-p', 'bolton'],
      workdays: ['--from', 'today', '--add', '1'],
      post: ['x'],
      travel: ['--to', 'today'],
    }
    const args = [command, ...(needed[command as keyof typeof needed] ?? []), '--wrong', '--json']
    const ran = await runClocks(args)
    expect(ran.code).toBe(2)
    expect(ran.err).toBe("clocks: unknown option '--wrong'")
    expect(ran.json()).toEqual({ error: { message: "unknown option '--wrong'" } })
  })
})

describe('as people run it', () => {
  const root = new URL('../..', import.meta.url)

  it('npx clocks answers on standard output, with nothing on standard error', async () => {
    const { stdout, stderr } = await run(
      'npx',
      ['--no-install', 'clocks', 'workdays', '--from', '2026-12-18', '--add', '5', '--json'],
      { cwd: root },
    )
    expect(JSON.parse(stdout)).toMatchObject({ result: '2026-12-29' })
    expect(stderr).toBe('')
  })

  it('a failure is one line on standard error and the exit code', async () => {
    const ended = run('npx', ['--no-install', 'clocks', 'plan', '/nowhere.jsonl', '-p', 'bolton'], { cwd: root })
    await expect(ended).rejects.toMatchObject({ code: 1, stdout: '', stderr: 'clocks: /nowhere.jsonl: there is no such file\n' })
  })

  it('reads standard input, and a reader that stops early is no failure', async () => {
    const line = JSON.stringify({
      specversion: '1.0',
      id: 'e1',
      source: '/bolton/case-system',
      subject: 'SI-2026-014',
      type: 'incident.became-known',
      data: { partnership: 'bolton', awareAt: '2026-12-18', childDied: false, abuseKnownOrSuspected: true, lookedAfter: false },
    })
    const script = `set -o pipefail; echo '${line}' | npx --no-install clocks plan - -p bolton | head -n 1`
    const { stdout, stderr } = await run('bash', ['-c', script], { cwd: root })
    expect(stdout).toBe('Bolton Safeguarding Children Partnership, as at 00:00 on Friday 18 December 2026\n')
    expect(stderr).toBe('')
  })
})
