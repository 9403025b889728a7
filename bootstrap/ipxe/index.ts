/**
 * Boot scripts for iPXE: what cell/boot decided, as the text that a loader runs. It owns the shape
 * of the scripts and nothing else: no addresses, no decisions, no state. It promises that no value
 * can add a line.
 */
export {
  architectureVariable,
  type BootScript,
  bootScript,
  type WaitScript,
  waitScript,
} from './script.ts'
