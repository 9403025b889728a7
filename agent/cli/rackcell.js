#!/usr/bin/env node
/*
 * Starts the command line. Plain JavaScript that any Node from 14 on can read, so that an old one
 * can say what is missing. In a checkout the sources run as they are; a packed install has them
 * built in dist/.
 */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const nodeVersionNeeded = [22, 18]

const here = (path) => fileURLToPath(new URL(path, import.meta.url))

function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number)
  const [majorNeeded, minorNeeded] = nodeVersionNeeded
  return major > majorNeeded || (major === majorNeeded && minor >= minorNeeded)
}

/** The Node that `npm ci` put beside a checkout, when this one is too old. */
function runWithBundledNode(node, childProcess) {
  const env = Object.assign({}, process.env, { RACKCELL_LAUNCHED: process.version })
  const options = { stdio: 'inherit', env }
  const child = childProcess.spawn(
    node,
    [here('rackcell.js')].concat(process.argv.slice(2)),
    options,
  )
  const isTerminal = Boolean(process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY)
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGTERM', 'SIGHUP']) {
    // A terminal sends its signals to both; sent on, they would count twice.
    const comesTwice = isTerminal && signal !== 'SIGTERM'
    process.on(signal, () => comesTwice || child.kill(signal))
  }
  child.on('error', (error) => giveUp(`${node} does not start (${error.message})`))
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code)
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  })
}

function giveUp(reason) {
  const needed = nodeVersionNeeded.join('.')
  process.stderr.write(
    `rackcell needs Node.js ${needed} or newer: ${reason}. ` +
      'Run "npm ci" in the checkout, which brings one along, or install it from https://nodejs.org.\n',
  )
  process.exit(1)
}

function start() {
  const source = new URL('main.ts', import.meta.url)
  const built = new URL('../../dist/agent/cli/main.js', import.meta.url)
  return import((existsSync(fileURLToPath(source)) ? source : built).href)
}

function crash(error) {
  process.stderr.write(`rackcell does not start: ${error?.stack ?? error}\n`)
  process.exit(1)
}

if (isNewEnough(process.versions.node)) {
  delete process.env.RACKCELL_LAUNCHED
  start().catch(crash)
} else {
  const bundled = here('../../node_modules/.bin/node')
  if (process.env.RACKCELL_LAUNCHED !== undefined) {
    giveUp(`${process.execPath} is ${process.version}`)
  } else if (!existsSync(bundled)) {
    giveUp(`this one is ${process.version}`)
  } else {
    const spawned = import('node:child_process').then((childProcess) => {
      runWithBundledNode(bundled, childProcess)
    })
    spawned.catch(crash)
  }
}
