import type { Spawned } from './shape.ts'

/** `rackcell up`: a program of the rack agent. */
export const up: Spawned = {
  kind: 'spawned',
  name: 'up',
  summary: 'run a cluster of cells on this machine, in the foreground',
  program: 'rack/up/main',
  options: [
    { flags: '--data <folder>', summary: 'where the cells keep their data', completes: 'folder' },
    { flags: '--http <host:port>', summary: 'where the first cell listens' },
    { flags: '--cells <n>', summary: 'how many cells' },
    { flags: '--sample <file>', summary: 'what a first start loads', completes: 'file' },
    { flags: '--no-sample', summary: 'a first start loads nothing' },
    { flags: '--tls', summary: 'HTTPS also on loopback' },
    { flags: '--insecure-http', summary: 'plain HTTP also where others can reach it' },
    { flags: '--boot-interface <name>', summary: 'serve DHCP and TFTP there; one cell only' },
    { flags: '--dhcp-pool <first-last>', summary: 'addresses for machines that have none' },
    { flags: '--no-restart', summary: 'a cell that dies stays dead' },
  ],
  examples: [
    ['rackcell up', 'three cells with the sample cluster, their data in ./.rackcell'],
    ['rackcell up --no-sample --http 127.0.0.1:7701', 'empty cells, from another port on'],
  ],
}
