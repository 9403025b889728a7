import { explainConfig, loadConfig, printConfig } from '../config/index.ts'

/** The help text of `rackcell config print`. */
export const configUsage = `Usage: rackcell config print [--explain] [--config FILE] [--KEY VALUE …]

Prints the settings that a cell started here, with the same flags, would have.

Options:
  --explain        also say what each key means, what it takes, and where its value comes from
  --config FILE    the configuration file (default: /etc/rackcell/config.yaml); "" for none
  --help           this text
`

/** `rackcell config print`: answers with what to print. Faults: INPUT_CONFIG, NOT_FOUND_FILE. */
export function runConfigPrint(args: readonly string[], env: NodeJS.ProcessEnv): string {
  if (args.includes('--help') || args.includes('-h')) return configUsage
  const explains = args.includes('--explain')
  const loaded = loadConfig({ args: args.filter((arg) => arg !== '--explain'), env })
  return explains ? explainConfig(loaded) : printConfig(loaded)
}
