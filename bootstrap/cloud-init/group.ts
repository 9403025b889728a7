/** The cloud-init side of groups: values for templates, and one file that members include. */
import { jsonTextOf } from '../../cell/boot/index.ts'
import { Fault } from '../../cell/env/index.ts'
import { settled } from '../../cell/inventory/index.ts'
import type { CloudGroup } from '../../cell/record/index.ts'
import type { Reader, Transaction } from '../../cell/store/index.ts'
import { groupNameCharsMax } from './limits.ts'
import { refuse } from './value.ts'

/** A group as an operator writes it. */
export interface GroupInput {
  readonly name: string
  readonly description?: string | undefined
  /** Values for templates, of any shape. */
  readonly metaData?: Readonly<Record<string, unknown>> | undefined
  readonly file?: GroupFileInput | undefined
}

/** A file as it is sent; `encoding` says how its content is written. */
export interface GroupFileInput {
  readonly content: string
  readonly encoding?: string | undefined
  readonly filename?: string | undefined
}

/**
 * Names stand in URLs, where dots alone would be taken out (RFC 3986, 5.2.4), and in lists that
 * nodes follow line by line.
 */
const nameGrammar = /^(?!\.+$)[-A-Za-z0-9:._]+$/

/** Standard base64 with its padding (RFC 4648, 4), line breaks allowed. */
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

function checkedName(name: string): string {
  if (name === '') refuse('name is required')
  if (name.length <= groupNameCharsMax && nameGrammar.test(name)) return name
  const shown = JSON.stringify(name.slice(0, 64))
  return refuse(
    `the name ${shown} is not valid: letters, digits and - : . _ make one, never dots alone`,
  )
}

function fileFields(file: GroupFileInput | undefined): Partial<CloudGroup> {
  if (!file || (file.content === '' && !file.filename)) return {}
  const encoding = file.encoding || 'plain'
  if (encoding !== 'plain' && encoding !== 'base64') refuse(`unsupported encoding: ${encoding}`)
  if (encoding === 'base64' && !base64.test(file.content.replace(/\s/g, ''))) {
    refuse('failed to decode base64 content')
  }
  return {
    hasFile: true,
    fileContent: file.content,
    fileEncoding: encoding,
    ...(file.filename && { fileName: file.filename }),
  }
}

function recordOf(input: GroupInput): CloudGroup {
  const hasValues = input.metaData && Object.keys(input.metaData).length > 0
  return settled<CloudGroup>({
    name: checkedName(input.name),
    description: input.description || undefined,
    metaDataJson: hasValues ? jsonTextOf('meta-data', input.metaData) : undefined,
    hasFile: undefined,
    fileContent: undefined,
    fileEncoding: undefined,
    fileName: undefined,
    ...fileFields(input.file),
  })
}

/** Adds a group. Faults: CONFLICT_EXISTS, INPUT_BODY. */
export function addGroup(tx: Transaction, input: GroupInput): void {
  const record = recordOf(input)
  if (tx.get('cloudGroup', record.name)) {
    throw new Fault('CONFLICT_EXISTS', { message: `group ${record.name} exists already` })
  }
  tx.put('cloudGroup', record)
}

/** Adds a group or replaces it whole. Fault: INPUT_BODY. */
export function setGroup(tx: Transaction, input: GroupInput): void {
  tx.put('cloudGroup', recordOf(input))
}

/** Removes a group. Fault: NOT_FOUND. */
export function deleteGroup(tx: Transaction, name: string): void {
  if (!tx.delete('cloudGroup', name)) throw noGroup(name)
}

/** Finds a group. Fault: NOT_FOUND. */
export function groupNamed(reader: Reader, name: string): CloudGroup {
  const group = reader.get('cloudGroup', name)
  if (!group) throw noGroup(name)
  return group
}

function noGroup(name: string): Fault {
  return new Fault('NOT_FOUND', {
    message: `there is no group ${JSON.stringify(name.slice(0, 64))}`,
  })
}

/** The bytes of a group's file as nodes get them; none when it has no file. */
export function fileBytes(group: CloudGroup | undefined): Uint8Array {
  return Buffer.from(group?.fileContent ?? '', group?.fileEncoding === 'base64' ? 'base64' : 'utf8')
}
