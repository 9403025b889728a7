/** Who decides about Redfish endpoints and component endpoints: the owner of their name. */
import { parseXname } from '../../../../cell/inventory/index.ts'
import {
  type Answer,
  allCells,
  type ClusterRule,
  mergeLists,
  namesIn,
  ofList,
  ownerOfText,
  type World,
  withJson,
} from '../forward/index.ts'
import { locationOf, urisOf } from './answer.ts'
import { type EndpointBody, type EndpointPostBody, endpointsIn } from './redfish-endpoint-body.ts'

type Query = Readonly<Record<string, readonly string[] | undefined>>

/** The cells that can have what the parameters name; all of them when they do not say. */
function cellsFor(world: World, texts: readonly string[]): readonly string[] {
  const areNames = texts.length > 0 && texts.every((text) => parseXname(text) !== undefined)
  if (!areNames) return allCells(world)
  return [...new Set([world.self, ...texts.map((text) => ownerOfText(world, text))])]
}

/**
 * A list to which every cell adds its part, as endpoints are known at their owner alone; without a
 * name it is a bare array.
 * `parameters` are those of the query that name owners.
 */
export function gatheredList(
  name: string | undefined,
  ...parameters: readonly string[]
): ClusterRule {
  return {
    names: () => [],
    shares({ query }, world) {
      const texts = parameters.map((parameter) => (query as Query)[parameter] ?? [])
      const named = texts.find((values) => values.length > 0) ?? []
      return cellsFor(world, named).map((cell) => ({ cell }))
    },
    isGathered: true,
    merge: mergeLists(name),
  }
}

/** Without an ID the host name is the name. */
const nameOf = ({ ID, Hostname }: EndpointBody) => ID || Hostname

/** POST of one endpoint or of a list, which is taken apart by owner. */
export function endpointsPosted(collection: string): ClusterRule {
  return {
    ...ofList<EndpointPostBody, EndpointBody>({
      items: endpointsIn,
      nameOf,
      bodyOf: (_, endpoints) => ({ RedfishEndpoints: endpoints }),
    }),
    merge(answers, { body }) {
      const [first] = answers as readonly [Answer]
      const ids = namesIn(endpointsIn(body as EndpointPostBody).map(nameOf))
      const headers = { ...first.headers, location: locationOf(collection, ids) }
      return withJson({ ...first, headers }, urisOf(collection, ids))
    },
  }
}
