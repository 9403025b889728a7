import { Type } from 'typebox'
import {
  addAddress,
  addInterface,
  deleteAddress,
  deleteInterface,
  deleteInterfaces,
  existingInterface,
  interfacesMatching,
  patchAddress,
  patchInterface,
} from '../../../../cell/inventory/index.ts'
import type { RackContext } from '../../context.ts'
import { commit } from '../forward/index.ts'
import { sendJsonList } from '../json-stream.ts'
import type { App } from '../server.ts'
import { deletedMany, message, messageSchema, uriSchema } from './answer.ts'
import { deletedEverywhere } from './deleted-merge.ts'
import {
  addressBody,
  addressInput,
  addressInputSchema,
  addressSchema,
  interfaceBody,
  interfaceFilter,
  interfaceInputSchema,
  interfacePatch,
  interfacePatchSchema,
  interfaceQuerySchema,
  interfaceSchema,
} from './ethernet-interface-body.ts'
import { interfacePatched, interfacePosted, ofInterface } from './interface-rule.ts'
import { uriOf } from './paths.ts'

const collection = '/Inventory/EthernetInterfaces'
const params = Type.Object({ id: Type.String() })
const addressParams = Type.Object({ id: Type.String(), ip: Type.String() })

/**
 * Reading interfaces (reference 1.7). The list is public: DHCP and DNS servers poll it without a
 * token.
 */
export function interfaceReadRoutes(app: App, { view }: RackContext): void {
  app.get(
    collection,
    {
      config: { access: 'public', covers: true },
      schema: {
        summary: 'Interfaces that pass the filters',
        querystring: interfaceQuerySchema,
        response: { 200: Type.Array(interfaceSchema) },
      },
    },
    async ({ query }, reply) => {
      const found = interfacesMatching(view, interfaceFilter(query))
      const rows = Iterator.from(found).map(interfaceBody)
      return sendJsonList(reply, { head: '[', rows, tail: ']\n' })
    },
  )
  app.get(
    `${collection}/:id`,
    {
      config: { access: 'read' },
      schema: { summary: 'One interface', params, response: { 200: interfaceSchema } },
    },
    async (request) => interfaceBody(existingInterface(view, request.params.id)),
  )
  app.get(
    `${collection}/:id/IPAddresses`,
    {
      config: { access: 'read' },
      schema: {
        summary: 'Addresses of an interface',
        params,
        response: { 200: Type.Array(addressSchema) },
      },
    },
    async (request) => existingInterface(view, request.params.id).ipAddresses.map(addressBody),
  )
}

/** Adding, changing and removing interfaces (reference 1.7). */
export function interfaceWriteRoutes(app: App, { ledger, clock }: RackContext): void {
  app.post(
    collection,
    {
      config: { access: 'write', cluster: interfacePosted() },
      schema: {
        summary: 'Add an interface',
        body: interfaceInputSchema,
        response: { 201: uriSchema },
      },
    },
    async (request, reply) => {
      const { body } = request
      const input = { macAddress: body.MACAddress, ...interfacePatch(body) }
      const id = await commit(ledger, { request, reply }, (tx) => {
        return addInterface(tx, input, clock.wallMs())
      })
      const uri = uriOf(collection, id)
      return reply.code(201).header('location', uri).send({ URI: uri })
    },
  )
  app.patch(
    `${collection}/:id`,
    {
      config: { access: 'write', cluster: interfacePatched(collection) },
      schema: {
        summary: 'Change an interface',
        params,
        body: interfacePatchSchema,
        response: { 200: interfaceSchema },
      },
    },
    async (request, reply) => {
      const change = { id: request.params.id, patch: interfacePatch(request.body) }
      const changed = await commit(ledger, { request, reply }, (tx) => {
        return patchInterface(tx, change, clock.wallMs())
      })
      return interfaceBody(changed)
    },
  )
  app.delete(
    collection,
    {
      config: { access: 'delete', cluster: deletedEverywhere },
      schema: { summary: 'Delete every interface', response: { 200: messageSchema } },
    },
    async (request, reply) => {
      return deletedMany(await commit(ledger, { request, reply }, deleteInterfaces))
    },
  )
  app.delete(
    `${collection}/:id`,
    {
      config: { access: 'delete', cluster: ofInterface },
      schema: { summary: 'Delete an interface', params, response: { 200: messageSchema } },
    },
    async (request, reply) => {
      const { id } = request.params
      await commit(ledger, { request, reply }, (tx) => deleteInterface(tx, id))
      return message('deleted 1 entry')
    },
  )
}

/**
 * The addresses of an interface, one by one (reference 1.7). They are part of it, so changing is
 * enough.
 */
export function interfaceAddressRoutes(app: App, { ledger, clock }: RackContext): void {
  const config = { access: 'write', cluster: ofInterface } as const
  app.post(
    `${collection}/:id/IPAddresses`,
    {
      config,
      schema: {
        summary: 'Add an address',
        params,
        body: addressInputSchema,
        response: { 201: uriSchema },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const address = addressInput(request.body)
      const { ipAddress } = await commit(ledger, { request, reply }, (tx) => {
        return addAddress(tx, { id, address }, clock.wallMs())
      })
      const interfaceId = existingInterface(ledger, id).id
      const uri = uriOf(collection, interfaceId, 'IPAddresses', ipAddress)
      return reply.code(201).header('location', uri).send({ URI: uri })
    },
  )
  app.patch(
    `${collection}/:id/IPAddresses/:ip`,
    {
      config,
      schema: {
        summary: 'Change the network of an address',
        params: addressParams,
        body: Type.Object({ Network: Type.Optional(Type.String()) }),
        response: { 200: addressSchema },
      },
    },
    async (request, reply) => {
      const change = { ...request.params, network: request.body.Network }
      const changed = await commit(ledger, { request, reply }, (tx) => {
        return patchAddress(tx, change, clock.wallMs())
      })
      return addressBody(changed)
    },
  )
  app.delete(
    `${collection}/:id/IPAddresses/:ip`,
    {
      config,
      schema: {
        summary: 'Take an address off an interface',
        params: addressParams,
        response: { 200: messageSchema },
      },
    },
    async (request, reply) => {
      await commit(ledger, { request, reply }, (tx) => {
        deleteAddress(tx, request.params, clock.wallMs())
      })
      return message('deleted 1 entry')
    },
  )
}
