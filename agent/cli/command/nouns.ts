import type { Noun } from './shape.ts'

/**
 * Every top-level command, in the order of help: running cells, nodes, what they boot, moving data,
 * tools.
 */
export const nouns: readonly Noun[] = [
  {
    name: 'up',
    summary: 'run a cluster of cells on this machine, in the foreground',
    load: async () => (await import('./up.ts')).up,
  },
  {
    name: 'init',
    summary: 'make a cluster: its root, the first issuer and the first cell',
    load: async () => (await import('./init.ts')).init,
  },
  {
    name: 'status',
    summary: 'how the cell is, and what is wrong with it',
    load: async () => (await import('./status.ts')).status,
  },
  {
    name: 'cell',
    summary: 'start, show, invite, split, back up and restore cells',
    load: async () => (await import('./cell.ts')).cell,
  },
  {
    name: 'roster',
    summary: 'who is in the cluster and what each cell owns',
    load: async () => (await import('./roster.ts')).roster,
  },
  {
    name: 'config',
    summary: 'settings of a cell and where each comes from',
    load: async () => (await import('./config.ts')).config,
  },
  {
    name: 'token',
    summary: 'make tokens for operators and services',
    load: async () => (await import('./token.ts')).token,
  },
  {
    name: 'node',
    summary: 'list, show, explain, change and accept nodes',
    load: async () => (await import('./node.ts')).node,
  },
  {
    name: 'query',
    summary: 'find nodes by a condition, or count them',
    load: async () => (await import('./query.ts')).query,
  },
  {
    name: 'watch',
    summary: 'print what changes, as it changes',
    load: async () => (await import('./watch.ts')).watch,
  },
  {
    name: 'conflicts',
    summary: 'what cells say differently, and how to settle it',
    load: async () => (await import('./conflicts.ts')).conflicts,
  },
  {
    name: 'group',
    summary: 'groups of nodes',
    load: async () => (await import('./group.ts')).group,
  },
  {
    name: 'partition',
    summary: 'partitions: hard divisions of the nodes',
    load: async () => (await import('./partition.ts')).partition,
  },
  {
    name: 'interface',
    summary: 'network ports with their addresses',
    load: async () => (await import('./interface.ts')).networkInterface,
  },
  {
    name: 'endpoint',
    summary: 'BMCs and other controllers',
    load: async () => (await import('./endpoint.ts')).endpoint,
  },
  {
    name: 'hardware',
    summary: 'what sits where, and what happened to it',
    load: async () => (await import('./hardware.ts')).hardware,
  },
  {
    name: 'reservation',
    summary: 'components that somebody has reserved, and the end of it',
    load: async () => (await import('./reservation.ts')).reservation,
  },
  {
    name: 'boot',
    summary: 'what nodes boot: kernel, initrd, parameters',
    load: async () => (await import('./boot.ts')).boot,
  },
  {
    name: 'cloud-init',
    summary: 'what nodes are told when they come up',
    load: async () => (await import('./cloud-init.ts')).cloudInit,
  },
  {
    name: 'import',
    summary: 'load an inventory from a file',
    load: async () => (await import('./import.ts')).importNoun,
  },
  {
    name: 'nodeset',
    summary: 'expand, fold and count node sets',
    load: async () => (await import('./nodeset.ts')).nodeset,
  },
  {
    name: 'sim',
    summary: 'run the simulator',
    load: async () => (await import('./sim.ts')).sim,
  },
  {
    name: 'explain',
    summary: 'what an error code means and what to do',
    load: async () => (await import('./explain.ts')).explain,
  },
  {
    name: 'completion',
    summary: 'completion for bash, zsh or fish',
    load: async () => (await import('./completion.ts')).completion,
  },
  {
    name: 'version',
    summary: 'versions of rackcell, Node.js and the cell',
    load: async () => (await import('./version.ts')).version,
  },
]
