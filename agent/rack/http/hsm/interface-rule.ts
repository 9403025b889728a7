/**
 * Who decides about an interface: the owner of its component, and while it has none the cell that
 * holds it. Giving it to a component of another cell moves it there.
 */
import type { Static } from 'typebox'
import { parseMac } from '../../../../cell/inventory/index.ts'
import {
  type Asked,
  type ClusterRule,
  jsonOf,
  namesIn,
  ownerOfText,
  type Share,
  type World,
} from '../forward/index.ts'
import {
  addressBody,
  type interfaceInputSchema,
  type interfacePatchSchema,
} from './ethernet-interface-body.ts'
import { uriOf } from './paths.ts'

type NewInterface = Static<typeof interfaceInputSchema>
type Patch = Static<typeof interfacePatchSchema>

/** The id under which an interface with this MAC lies. */
const idOf = (text: string | undefined) => parseMac(text ?? '')?.id

/** The cell whose statement about the interface is shown. */
function holderOf(world: World, text: string | undefined): string | undefined {
  const id = idOf(text)
  return id === undefined ? undefined : world.view.holderOf('ethernetInterface', id)
}

/** A new interface goes to its component's owner; a known one is compared by who holds it. */
export function interfacePosted(): ClusterRule {
  const bodyOf = ({ body }: Asked) => body as NewInterface
  return {
    names(asked, world) {
      const { MACAddress, ComponentID } = bodyOf(asked)
      const isKnown = world.own.get('ethernetInterface', idOf(MACAddress) ?? '') !== undefined
      return isKnown ? [] : namesIn([ComponentID])
    },
    shares(asked, world) {
      const { MACAddress, ComponentID } = bodyOf(asked)
      return [{ cell: holderOf(world, MACAddress) ?? ownerOfText(world, ComponentID) }]
    },
  }
}

/** One interface by its id, or something of it. */
export const ofInterface: ClusterRule = {
  names: () => [],
  shares: ({ params }, world) => [{ cell: holderOf(world, params['id']) ?? world.self }],
}

/**
 * The new owner gets the whole interface first, then the old holder loses it: what fails between
 * leaves it twice, which is shown as a conflict, and never nowhere.
 */
function moved(
  asked: Asked,
  { world, from, to }: { world: World; from: string; to: string },
  collection: string,
): readonly Share[] {
  const patch = asked.body as Patch
  const before = world.view.get('ethernetInterface', idOf(asked.params['id']) ?? '')
  const body: NewInterface = {
    MACAddress: before?.macAddress ?? '',
    Description: patch.Description ?? before?.description ?? '',
    ...(patch.ComponentID === undefined ? {} : { ComponentID: patch.ComponentID }),
    IPAddresses: patch.IPAddresses ?? before?.ipAddresses.map(addressBody) ?? [],
  }
  return [
    // What the caller gets; nothing is left to change by then.
    { cell: to, stage: 1, check: uriOf('/service/ready') },
    { cell: to, method: 'POST', url: uriOf(collection), body },
    { cell: from, method: 'DELETE', url: uriOf(collection, asked.params['id'] ?? ''), stage: 2 },
  ]
}

/** Changing an interface, which may give it to a component of another cell. */
export function interfacePatched(collection: string): ClusterRule {
  const componentOf = ({ body }: Asked) => (body as Patch).ComponentID
  return {
    names: (asked) => namesIn([componentOf(asked)]),
    shares(asked, world) {
      const from = holderOf(world, asked.params['id'])
      const componentId = componentOf(asked)
      if (from === undefined) return []
      const to = namesIn([componentId]).length > 0 ? ownerOfText(world, componentId) : from
      return from === to ? [{ cell: to }] : moved(asked, { world, from, to }, collection)
    },
    merge: (answers) => {
      const patched = answers.find((answer) => {
        return (jsonOf(answer) as { readonly MACAddress?: string } | undefined)?.MACAddress
      })
      return patched ?? (answers[0] as (typeof answers)[number])
    },
  }
}
